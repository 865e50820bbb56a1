"""What an article takes in the store's memory, all in.

Articles of shuffled sentences of our own samples, 3,000 characters each (the mean of
news with its full text) and 800 (what a feed alone gives). Samples name few things, so
about every twelfth word is a name drawn from 20,000 by Zipf's law, which gives the
index the tail of rare terms that news has. Some hundred texts are analysed; the others
are these with other names of the same length, findings and all. Each is kept as the
keeper does, with its story (of three articles) and the series of its figures; only
analysing and comparing are left out, which would take ten thousand times 80 ms.

Memory is the server's `used_memory` by the number of articles, split by kind of key
with MEMORY USAGE of all keys, or of a sample; and the process's resident memory.
Reading 200 reports is timed cold, without what the service remembers; of searches and
of removing a tenth, how long the server's longest step was. Last line JSON.
Usage: python benchmarks/memory.py [ARTICLES [CHARACTERS]]
"""

import asyncio
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from time import perf_counter
from typing import Any

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing.series import points_of
from bot.jobs.analysis import Analysis, analyse
from bot.jobs.placing import grow
from bot.model import Article, Findings, Listed, Report, series_id
from bot.service import SEEDS
from bot.sources.articles import article_id
from bot.sources.seeds import load
from bot.store.codec import digest, text_of
from bot.store.connection import Redis, close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from summarizers import segment
from summarizers.text.words import normal
from summarizers.text.words import terms as terms_of

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DISTINCT = 200  # texts analysed
NAMES = 20_000
NAMED = 12  # every so many words
PER_STORY = 3
# Of the sentences with digits: none, for those with numbers in words give 5 figures in
# 3,000 characters, and CNN's articles have 4. With 0.2 there are 11.
COUNTING = 0.0
SAMPLED = 3_000  # keys of one kind whose memory is asked
LISTED = 200
ORDINARY, SHORT = 3_000, 800
TARGET = 3_500.0
_DIGIT = re.compile(r"\d")
# What names leave of a text, seven letters and a blank after every eleventh word.
_SAMPLES_SHARE = 0.885
_NAME = re.compile(r"\b[A-Z][a-z]{5}q\b|\b[a-z]{6}q\b")


def names() -> list[str]:
    """Return names of one length that stand in the index as they are."""
    chance, found = random.Random(7), dict[str, None]()
    while len(found) < NAMES:
        word = "".join(chance.choice(pair) for pair in ("bdfglmnprstv", "aeiou") * 3)
        if normal(f"{word}q") == f"{word}q":
            found[f"{word}q"] = None
    return list(found)


def drafts(characters: int) -> Iterator[Article]:
    """Yield articles of shuffled sentences of the samples, with names put in."""
    chance, pool = random.Random(2), names()
    samples = load((SEEDS,)).articles
    cut = [each.text for sample in samples for each in segment(sample.text).sentences]
    kinds = [
        [each for each in cut if bool(_DIGIT.search(each)) is is_counting]
        for is_counting in (False, True)
    ]
    for number in range(DISTINCT):
        words, size = [], 0
        while size < characters * _SAMPLES_SHARE:
            sentence = chance.choice(kinds[chance.random() < COUNTING])
            size += len(sentence) + 1
            words += sentence.split()
        for place in range(NAMED, len(words), NAMED):
            words.insert(place, pool[number * 40 + place // NAMED % 40].capitalize())
        model = chance.choice(samples)
        yield replace(
            model, id=f"b{number}", title=" ".join(words[:11]), text=" ".join(words)
        )


def renamed(value: Any, to: dict[str, str]) -> Any:
    """Return a value with other names of the same length in all its words."""
    if isinstance(value, str):
        return _NAME.sub(lambda match: _like(match.group(), to), value)
    if isinstance(value, tuple):
        return tuple(renamed(each, to) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: renamed(getattr(value, f.name), to) for f in fields(value)}
        return type(value)(**parts)
    return value


def _like(word: str, to: dict[str, str]) -> str:
    other = to.get(word.lower(), word)
    return other.capitalize() if word[0].isupper() else other


async def fill(stores: Stores, count: int, characters: int) -> tuple[float, float]:
    """Keep that many articles; return characters and figures of one on average."""
    made = [_made(each) for each in drafts(characters)]
    chance, pool, total, found = random.Random(3), names(), 0, 0
    weights = list(accumulate(1 / (rank + 20) for rank in range(NAMES)))
    reports: tuple[Report, ...] = ()
    for number in range(count):
        model, analysis, telling = made[number % len(made)]
        used = sorted({m.group().lower() for m in _NAME.finditer(model.text)})
        drawn = chance.choices(pool, cum_weights=weights, k=len(used))
        to = dict(zip(used, drawn, strict=True))
        url = f"https://www.news-{number % 40}.example/world/2026/11/{number}-a-title"
        article = replace(
            renamed(model, to),
            id=article_id(url, ""),
            source=f"News {number % 40}",
            url=url,
            published=NOW - timedelta(days=30) * (count - number) / count,
            is_sample=False,
        )
        reports = () if number % PER_STORY == 0 else reports
        report = _report(article, renamed(analysis.findings, to), reports)
        await _keep(stores, article, report, reports, _terms(analysis.terms, to))
        placed = {n: series_id(article.id, n) for n in telling}
        await stores.series.add(report, placed, len(reports), is_news=False)
        reports = (report, *reports)
        total += len(article.text)
        found += len(report.findings.figures)
    return total / count, found / count


def _made(draft: Article) -> tuple[Article, Analysis, list[int]]:
    """Return an article, what is found in it, and its figures that make a series."""
    analysis = analyse(draft)
    return draft, analysis, list(points_of(_report(draft, analysis.findings, ())))


def _report(article: Article, findings: Findings, others: Sequence[Report]) -> Report:
    story_id = others[-1].story_id if others else article.id
    return Report(article.origin, article.topics, findings, story_id, article.language)


async def _keep(
    stores: Stores,
    article: Article,
    report: Report,
    others: tuple[Report, ...],
    terms: Mapping[str, float],
) -> None:
    """Keep an article and its story, as the keeper does once it has placed it."""
    listed = Listed(digest(f"entry {article.url}"), digest(article.text))
    await stores.articles.add(
        article, report.findings, report.story_id, terms, listed=listed
    )
    story = await stores.stories.get(report.story_id)
    await stores.stories.save(grow(story, (report, *others)))


def _terms(terms: Mapping[str, float], to: dict[str, str]) -> Counter[str]:
    found = Counter[str]()
    for term, weight in terms.items():
        found[to.get(term, term)] += int(weight)
    return found


async def by_kind(redis: Redis, count: int) -> dict[str, int]:
    """Return the bytes per article of each kind of key."""
    kinds: dict[str, list[str]] = {}
    async for key in redis.scan_iter(count=5000):
        name = text_of(key)
        kinds.setdefault(name.split("}:")[-1].partition(":")[0], []).append(name)
    return {
        kind: round(await _size(redis, found) / count)
        for kind, found in sorted(kinds.items())
    }


async def _size(redis: Redis, found: Sequence[str]) -> float:
    """Return the bytes these keys take, worked out from some where they are many."""
    asked = random.Random(4).sample(found, min(len(found), SAMPLED))
    pipe = redis.pipeline(transaction=False)
    for key in asked:
        pipe.memory_usage(key, samples=200)
    return sum(await pipe.execute()) * len(found) / len(asked)


async def reading(stores: Stores, redis: Redis) -> float:
    """Return the milliseconds that reading 200 reports takes, the best of three."""
    ids = [text_of(each) for each in await redis.zrange("nb:{ix}:time", 0, -1)]
    chance, took = random.Random(5), []
    for _ in range(3):
        wanted = chance.sample(ids, min(LISTED, len(ids)))
        began = perf_counter()
        await stores.articles.reports(wanted)
        took.append((perf_counter() - began) * 1000)
    return min(took)


async def blocking(redis: Redis, work: Awaitable[object]) -> float:
    """Return the longest milliseconds the server spent on one script of this work."""
    await redis.config_set("slowlog-max-len", 10_000)
    await redis.config_set("slowlog-log-slower-than", 0)
    await redis.slowlog_reset()
    await work
    await redis.config_set("slowlog-log-slower-than", -1)
    logged = await redis.slowlog_get(10_000)
    took = [each["duration"] / 1000 for each in logged if b"EVALSHA" in each["command"]]
    return round(max(took), 2)


async def searching(stores: Stores, redis: Redis) -> None:
    """Look for the neighbours of some articles, as the keeper does with a new one."""
    ids = [text_of(each) for each in await redis.zrange("nb:{ix}:time", 0, -1)]
    for id_ in random.Random(6).sample(ids, 50):
        article = await stores.articles.get(id_)
        assert article
        await stores.articles.search(terms_of(article.text), 20)


async def removing(stores: Stores) -> None:
    """Let a tenth of the articles go."""
    kept = await stores.articles.count()
    await stores.retention.remove_oldest(kept * 9 // 10, NOW)


async def measure(count: int = 10_000, characters: int = ORDINARY) -> dict[str, object]:
    """Return what articles take, by kind of key, and how fast they are read."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url, patient=True)
            stores = make_stores(redis, "bench")
            before = await redis.info("memory")
            length, figures = await fill(stores, count, characters)
            after = await redis.info("memory")
            kept = await stores.articles.count()
            used = (after["used_memory"] - before["used_memory"]) / kept
            found = {
                "articles": kept,
                "characters": round(length),
                "figures_each": round(figures, 1),
                "bytes_each": round(used),
                "rss_each": round(
                    (after["used_memory_rss"] - before["used_memory_rss"]) / kept
                ),
                "by_kind": await by_kind(redis, kept),
                "stories": await redis.zcard("nb:{ix}:stories:"),
                "ms_200_reports": round(await reading(stores, redis), 1),
                "ms_longest_search": await blocking(redis, searching(stores, redis)),
                "ms_longest_removal": await blocking(redis, removing(stores)),
                "target": TARGET,
                "met": used <= TARGET,
            }
            await close(redis)
    return found


def main(count: int, lengths: Sequence[int]) -> None:
    """Print what articles of each length take and, last, JSON."""
    found = {}
    for characters in lengths:
        one = asyncio.run(measure(count, characters))
        found[str(characters)] = one
        print(f"{one['articles']} articles of {one['characters']} characters:")
        print(f"  {one['bytes_each']} bytes each, {one['rss_each']} resident")
        for kind, size in sorted(one["by_kind"].items(), key=lambda each: -each[1]):  # type: ignore[attr-defined]  # a table
            print(f"  {kind:12}{size:7}")
        print(f"  200 reports read in {one['ms_200_reports']} ms")
        print(
            f"  the server's longest step: {one['ms_longest_search']} ms of a search,"
        )
        print(f"  {one['ms_longest_removal']} ms of removing a tenth of them")
    print(json.dumps(found))


if __name__ == "__main__":
    end_cleanly()
    given = [int(each) for each in sys.argv[1:]]
    main(given[0] if given else 10_000, given[1:] or [ORDINARY, SHORT])
