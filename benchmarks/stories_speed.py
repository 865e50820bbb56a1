"""Times one article that is placed beside ten thousand kept ones."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from bot.briefing import stories
from bot.jobs.placer import Placer
from bot.jobs.placing import joins
from bot.model import Article, Findings, Story
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from summarizers import segment
from summarizers.text.words import terms
from tests.fakes.events import Told, told

KEPT = 10_000
PLACED = 300
WRITTEN = ("shown", "aside", "later")
News = tuple[Article, str]


async def speed() -> dict[str, float]:
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
