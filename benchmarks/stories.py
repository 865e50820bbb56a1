"""Measures how well articles are gathered into stories: BCubed F1, false merges.

Reads ../shared/data/stories, dated headlines with their true story, and places them in
the order they came and in shuffled orders, comparing each with the twenty articles most
like it, as the service does (BCubed: Amigó et al., Information Retrieval 12, 2009).
The constants are chosen on the stories of four folds and measured on the fifth, and on
the first half of the stories by time for the second. Beside it: a plain tf-idf
centroid, its bar chosen in the same way. Then the articles written for the tests.
Usage: python benchmarks/stories.py [--quick] [DATA]
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import log, sqrt
from pathlib import Path

from bot.briefing import stories
from bot.briefing.gist import Gist
from bot.briefing.stories import Candidate, gathered
from bot.jobs.placing import NEAR
from bot.model import Article
from summarizers.words import terms

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories"
FILE = "uci-stories.dev.jsonl"
FOLDS = 5
MOST_TERMS = 40
BARS = ((0.18, 0.22), (0.20, 0.24), (0.22, 0.26), (0.24, 0.28))
PLAIN_BARS = (0.12, 0.16, 0.20, 0.24)


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


def bcubed(found: Sequence[Hashable], true: Sequence[Hashable]) -> dict[str, float]:
    """Return precision, recall and F1 of a clustering."""
    pairs = Counter(zip(found, true, strict=True))
    in_found, in_true = Counter(found), Counter(true)
    precision = sum(n * n / in_found[f] for (f, _), n in pairs.items()) / len(found)
    recall_ = sum(n * n / in_true[t] for (_, t), n in pairs.items()) / len(found)
    f1 = 2 * precision * recall_ / (precision + recall_)
    return {"precision": precision, "recall": recall_, "f1": f1}


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
    centroids: list[Counter[str]] = []
    found = []
    for count, item in enumerate(items, 1):
        words = terms(item.article.title)
        seen.update(words.keys())
        rarity = {term: log(1 + count / seen[term]) for term in words}
        mine = {term: n * rarity[term] for term, n in words.items()}
        size = sqrt(sum(value * value for value in mine.values())) or 1.0
        likeness = [
            sum(value * centroid[term] for term, value in mine.items())
            / (size * (sqrt(sum(n * n for n in centroid.values())) or 1.0))
            for centroid in centroids
        ]
        best = max(range(len(likeness)), key=likeness.__getitem__, default=-1)
        if best < 0 or likeness[best] < bar:
            best = len(centroids)
            centroids.append(Counter())
        for term, value in mine.items():
            centroids[best][term] += value  # type: ignore[assignment]  # weights
        found.append(best)
    return found
