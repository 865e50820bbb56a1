"""Measures how well articles are gathered into stories: BCubed F1, false merges.

Reads ../shared/data/stories, dated headlines with their true story, and places them in
the order they came and in shuffled orders, comparing each with the twenty articles most
like it, as the service does (BCubed: Amigó et al., Information Retrieval 12, 2009).
The constants are chosen on the stories of four folds and measured on the fifth, and on
the first half of the stories by time for the second. Beside it: a plain tf-idf
centroid, its bar chosen in the same way. Then the articles written for the tests.
Usage: python benchmarks/stories.py [--quick] [DATA]
"""

import asyncio
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import log, sqrt
from pathlib import Path
from random import Random
from statistics import mean, median
from time import perf_counter, process_time

from bot.briefing import stories
from bot.briefing.gist import Gist, of_article
from bot.briefing.headlines import headline
from bot.briefing.stories import Candidate, gathered
from bot.jobs.placer import NEAR, Placer
from bot.jobs.placing import joins
from bot.model import Article, Findings, Story
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from summarizers import segment
from summarizers.words import terms
from tests.fakes.events import Told, false_merges, recall, told
from tests.fakes.events import gather as placed
from tests.fakes.headlines import groups

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories"
FILE = "uci-stories.dev.jsonl"
FOLDS = 5
Bars = tuple[float, float]
News = tuple[Article, str]
MOST_TERMS = 40
BARS = ((0.18, 0.20), (0.20, 0.22), (0.22, 0.24))
OURS = (stories.BAR, stories.AGAIN)
SEEDS = (1, 2)
KEPT = 10_000
PLACED = 300
WRITTEN = ("shown", "aside", "later")
PLAIN_BARS = (0.06, 0.08, 0.10, 0.12, 0.16)


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


def chosen(items: Sequence[Item], bars: Iterable[Bars]) -> Bars:
    """Return the bars that gather these articles best."""
    return max(bars, key=lambda each: _f1(ours(items, each), items))


def ours(items: Sequence[Item], bars: Bars) -> list[int]:
    """Return what we make of them with these bars: to join, and to become one."""
    stories.BAR, stories.AGAIN = bars
    return gather(items)


def cross_validated(items: Sequence[Item]) -> list[dict[str, float]]:
    """Return the F1 of each fold's stories, alone, with constants of the others."""
    names = sorted({item.story for item in items})
    found = []
    for fold in range(FOLDS):
        held_out = set(names[fold::FOLDS])
        learn = [item for item in items if item.story not in held_out]
        test = [item for item in items if item.story in held_out]
        found.append(_measured(learn, test))
    return found


def split_by_time(items: Sequence[Item]) -> dict[str, float]:
    """Return the F1 of the later stories, with constants of the earlier ones."""
    names = list(dict.fromkeys(item.story for item in items))
    early = set(names[: len(names) // 2])
    learn = [item for item in items if item.story in early]
    return _measured(learn, [item for item in items if item.story not in early])


def _measured(learn: Sequence[Item], test: Sequence[Item]) -> dict[str, float]:
    bars = chosen(learn, BARS)
    bar = max(PLAIN_BARS, key=lambda each: _f1(plain(learn, each), learn))
    return {
        "f1": _f1(ours(test, bars), test),
        "plain": _f1(plain(test, bar), test),
        "bar": bars[0],
    }


def _f1(found: Sequence[Hashable], items: Sequence[Item]) -> float:
    return round(100 * bcubed(found, [item.story for item in items])["f1"], 1)


def written(name: str, seed: int) -> dict[str, object]:
    """Return how the articles written for the tests are gathered, shuffled if asked."""
    articles = told(name)
    if seed:
        Random(seed).shuffle(articles)
    events = [each.event for each in articles]
    found = placed(articles)
    return {
        "articles": len(articles),
        "events": len(set(events)),
        "recall": round(recall(found, events), 2),
        "false": false_merges(found, events),
    }


def titled(name: str) -> str:
    """Return for how many groups of titles a right one is chosen."""
    made = groups(name)
    right = sum(headline(group.reports) in group.right for group in made)
    return f"{right}/{len(made)}"


def measure(data: Path = DATA, *, quick: bool = False) -> dict[str, object]:
    """Return all that is measured; quick leaves the folds out."""
    result: dict[str, object] = {}
    if (data / FILE).is_file():
        items = _items(data / FILE)
        found, seconds = _timed(items)
        scores = bcubed(found, [item.story for item in items])
        result["headlines"] = len(items)
        result |= {name: round(100 * value, 1) for name, value in scores.items()}
        result["cpu_ms_each"] = round(1000 * seconds / len(items), 2)
        shuffled = [
            _f1(gather(_mixed(items, seed)), _mixed(items, seed)) for seed in SEEDS
        ]
        result["f1_shuffled"] = shuffled
        result["plain"] = max(_f1(plain(items, bar), items) for bar in PLAIN_BARS)
        if not quick:
            folds = cross_validated(items)
            result["folds"] = [fold["f1"] for fold in folds]
            result["folds_plain"] = [fold["plain"] for fold in folds]
            result["folds_mean"] = round(mean(fold["f1"] for fold in folds), 1)
            result["folds_plain_mean"] = round(mean(f["plain"] for f in folds), 1)
            result["by_time"] = split_by_time(items)
            stories.BAR, stories.AGAIN = OURS
    for name in WRITTEN:
        result[name] = [written(name, seed) for seed in (0, *SEEDS)]
    result["speed"] = asyncio.run(_speed())
    result["titles"] = {name: titled(name) for name in ("shown", "aside")}
    return result


async def _speed() -> dict[str, float]:
    """Return the milliseconds one article takes beside ten thousand kept.

    The store's by the clock; ours of the processor, which others on it do not change.
    """
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        server = embedded(Path(place), ephemeral=True)
        redis = connect(await server.__aenter__())
        stores, news = make_stores(redis, "bench"), _news()
        for article, event in news:
            await stores.articles.add(article, _found(article), event, _terms(article))
        for event in {event for _, event in news}:
            parts = [article for article, own in news if own == event]
            parts.sort(key=lambda each: each.published, reverse=True)
            ids = tuple(each.id for each in parts)
            story = Story(event, parts[0].title, ids, (), parts[0].published)
            await stores.stories.save(story)
        took = await _placing_times(Placer(stores), news)
        await close(redis)
        await server.__aexit__(None, None, None)
    return took


async def _placing_times(placer: Placer, news: Sequence[News]) -> dict[str, float]:
    near, read, decide = [], [], []
    for article, _ in Random(1).sample(list(news), PLACED):
        began = perf_counter()
        thought = process_time()
        (found,) = await placer.near([(_terms(article), article.published)])
        near.append(perf_counter() - began)
        read.append(process_time() - thought)
        thought = process_time()
        joined = joins(article, (), found)
        if joined:
            grown = found[joined].candidate
            stories.same(grown, [each.candidate for each in found.values()])
        decide.append(process_time() - thought)
    return {
        "kept": len(news),
        "store_ms": round(1000 * median(near), 2),
        "read_cpu_ms": round(1000 * median(read), 2),
        "decide_cpu_ms": round(1000 * median(decide), 2),
        "decide_cpu_p95_ms": round(1000 * sorted(decide)[int(0.95 * PLACED)], 2),
    }


def _news() -> list[News]:
    """Return the written articles again and again, with other names each time."""
    bases = [each for name in WRITTEN for each in told(name)]
    return [
        _renamed(each, copy) for copy in range(KEPT // len(bases)) for each in bases
    ]


def _renamed(one: Told, copy: int) -> News:
    names = sorted(names_of(one.article.text), key=len, reverse=True)
    swaps = {name: _other(name, copy) for name in names}
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")

    def swap(text: str) -> str:
        return pattern.sub(lambda match: swaps[match.group()], text)

    article = replace(
        one.article,
        id=f"{one.article.id}-{copy}",
        title=swap(one.article.title),
        text=swap(one.article.text),
        url=f"https://news.example/{copy}/{one.article.id}",
        published=one.article.published + timedelta(hours=7 * copy),
    )
    return article, f"{one.event}-{copy}"


def names_of(text: str) -> set[str]:
    """Return the words written large inside sentences, as they are written."""
    return set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text))


def _other(name: str, copy: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return name[0] + "".join(
        letters[(letters.index(letter) + copy) % 26] for letter in name[1:]
    )


def _found(article: Article) -> Findings:
    sentences = segment(article.text).sentences[:3]
    return Findings(tuple(sentence.passage for sentence in sentences))


def _terms(article: Article) -> dict[str, float]:
    return dict(terms(f"{article.title} {article.title} {article.text}"))


def _timed(items: Sequence[Item]) -> tuple[list[int], float]:
    started = process_time()
    found = gather(items)
    return found, process_time() - started


def _mixed(items: Sequence[Item], seed: int) -> list[Item]:
    mixed = list(items)
    Random(seed).shuffle(mixed)
    return mixed


def _items(path: Path) -> list[Item]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: row["timestamp_ms"])
    return [_item(row) for row in rows]


def _item(row: dict[str, str]) -> Item:
    moment = datetime.fromtimestamp(float(row["timestamp_ms"]) / 1000, UTC)
    article = Article(
        row["id"], row["title"], row["title"], row["publisher"], row["url"], moment
    )
    return Item(article, of_article(article), row["story"])


def main(arguments: Sequence[str]) -> None:
    """Print what was measured, last line JSON."""
    paths = [Path(each) for each in arguments if not each.startswith("--")]
    data = paths[0] if paths else DATA
    if not (data / FILE).is_file():
        print(f"{FILE}: not here, so only the articles written for the tests count")
    result = measure(data, quick="--quick" in arguments)
    for name, value in result.items():
        print(f"{name:>16} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
