"""Places dated headlines in stories, as the service does and as a plain loop would."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import log, sqrt

from bot.briefing import stories
from bot.briefing.gist import Gist
from bot.briefing.stories import Candidate, gathered
from bot.jobs.placer import NEAR
from bot.model import Article
from summarizers.text.words import terms

MOST_TERMS = 40
Bars = tuple[float, float]


@dataclass
class Found:
    """A search like the store's: the articles that share the rarest terms."""

    held: dict[str, dict[int, float]] = field(default_factory=dict)
    count: int = 0

    def search(self, weights: dict[str, float]) -> list[int]:
        """Return the articles most like these terms, best first."""
        scores: Counter[int] = Counter()
        for term, weight in weights.items():
            had = self.held.get(term, {})
            rarity = weight * log(1 + self.count / len(had)) if had else 0.0
            for number, other in had.items():
                scores[number] += rarity * other
        return [number for number, _ in scores.most_common(NEAR)]

    def add(self, number: int, weights: dict[str, float]) -> None:
        """Enter an article."""
        self.count += 1
        best = sorted(weights.items(), key=lambda each: (-each[1], each[0]))
        for term, weight in best[:MOST_TERMS]:
            self.held.setdefault(term, {})[number] = weight


@dataclass(frozen=True)
class Item:
    """An article to be placed, with its true story."""

    article: Article
    gist: Gist
    story: str

    @property
    def moment(self) -> datetime:
        """When it was published."""
        return self.article.published


def gather(items: Sequence[Item]) -> list[int]:
    """Return the story of each article, placed one after the other."""
    index, story, parts = Found(), {}, {}
    held: dict[int, Candidate] = {}

    def seen(number: int) -> Candidate:
        if number not in held:
            held[number] = _story(number, [items[each] for each in parts[number]])
        return held[number]

    for number, item in enumerate(items):
        weights = dict(item.gist.terms)
        near = dict.fromkeys(story[each] for each in index.search(weights))
        alone = gathered(str(number), [item.gist], [item.moment])
        joined = stories.place(alone, [seen(each) for each in near])
        own = int(joined) if joined else number
        index.add(number, weights)
        story[number] = own
        parts.setdefault(own, []).append(number)
        held.pop(own, None)
        while again := stories.same(
            seen(own), [seen(each) for each in near if each in parts and each != own]
        ):
            for each in parts.pop(int(again)):
                story[each] = own
                parts[own].append(each)
            held.pop(own, None)
    return [story[number] for number in range(len(items))]


def _story(number: int, items: Iterable[Item]) -> Candidate:
    newest = sorted(items, key=lambda each: each.moment, reverse=True)
    newest = newest[: stories.LOOKED_AT]
    gists, moments = [each.gist for each in newest], [each.moment for each in newest]
    return gathered(str(number), gists, moments)


def plain(items: Sequence[Item], bar: float) -> list[int]:
    """Return what a streaming tf-idf centroid makes of them, every story at hand."""
    seen: Counter[str] = Counter()
    held: defaultdict[str, defaultdict[int, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    squares: list[float] = []
    found = []
    for count, item in enumerate(items, 1):
        words = terms(item.article.title)
        seen.update(words.keys())
        mine = {term: n * log(1 + count / seen[term]) for term, n in words.items()}
        likeness: Counter[int] = Counter()
        for term, value in mine.items():
            for number, other in held[term].items():
                likeness[number] += value * other / sqrt(squares[number])
        size = sqrt(sum(value * value for value in mine.values())) or 1.0
        best, most = max(likeness.items(), key=lambda each: each[1], default=(0, 0.0))
        if most / size < bar:
            best = len(squares)
            squares.append(0.0)
        for term, value in mine.items():
            had = held[term][best]
            held[term][best] = had + value
            squares[best] += (had + value) ** 2 - had**2
        found.append(best)
    return found


def ours(items: Sequence[Item], bars: Bars) -> list[int]:
    """Return what we make of them with these bars: to join, and to become one."""
    stories.BAR, stories.AGAIN = bars
    return gather(items)
