"""A store written in form 1 works after the change to the present one."""

import json
import zlib
from dataclasses import replace
from typing import Any

import pytest

from bot.model import Article, Findings, Story
from bot.store import keys
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.retention import Retention
from bot.store.schema import VERSION, migrate
from bot.store.series import SeriesIndex
from bot.store.stories import Stories
from bot.store.upgrade import upgrade
from summarizers.types import Figure, Person, Span
from tests.store.values import DAY, FINDINGS, NOON, SENTENCE, TEXT, article

BARE = Figure(40.0, 40.0, "exact", Span(25, 27), "40", SENTENCE, Span(0, 49))
OLD = replace(FINDINGS, figures=(*FINDINGS.figures, BARE))


def spans(span: Span) -> list[int]:
    return [span.start, span.end]


def figure(each: Figure) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "low": each.low, "high": each.high, "bound": each.bound, "text": each.text,
        "sentence": SENTENCE, "span": spans(each.span), "unit": each.unit,
        "sentence_span": [0, 49], "counted": each.counted, "trend": each.trend,
        "previous": each.previous,
    }  # fmt: skip
    if each.when:
        day = each.when.start.isoformat() if each.when.start else ""
        plain["when"] = [each.when.words, *spans(each.when.span), day, day]
    return {name: value for name, value in plain.items() if value is not None}


def person(each: Person) -> dict[str, Any]:
    (said,) = each.statements
    statement = [said.text, said.verb, said.direct, SENTENCE, spans(said.span), [0, 49]]
    return {
        "name": each.name, "span": spans(each.span), "statements": [statement],
        "roles": [[role.text, *spans(role.span)] for role in each.roles],
        "mentions": [spans(mention) for mention in each.mentions],
    }  # fmt: skip


async def keep(redis: Redis, kept: Article, *, lasts: bool = False) -> None:
    """Write an article as form 1 did."""
    moment = kept.published.timestamp()
    names = ["time", f"source:{kept.source}", "parts:s1", "topic:sea"]
    names += [] if lasts else ["fading"]
    scores = dict.fromkeys(names, moment) | {"term:boat": 3.0, "term:mayor": 1.0}
    fields: Any = {
        "id": kept.id, "title": kept.title, "source": kept.source, "url": kept.url,
        "published": repr(moment), "sample": "1", "topics": '["sea"]',
        "language": "de", "story": "s1", "content": f"digest of {kept.id}",
        "summary": json.dumps([[SENTENCE, 0, 49]]),
        "figures": json.dumps([figure(each) for each in OLD.figures]),
        "people": json.dumps([person(each) for each in FINDINGS.people]),
        "z": zlib.compress(kept.text.encode()), "index": "\x1f".join(scores),
    }  # fmt: skip
    await redis.hset(keys.article(kept.id), mapping=fields)
    for name, score in scores.items():
        await redis.zadd(f"nb:{{ix}}:{name}", {kept.id: score})
    await redis.zadd(keys.topics(), {"sea": 1})
    await redis.zadd(keys.sources(), {kept.source: 1})
    await redis.hset("nb:{ix}:urls", kept.url, kept.id)
    await redis.hset("nb:{ix}:contents", f"digest of {kept.id}", kept.id)


@pytest.fixture
async def old(redis: Redis) -> Redis:
    await keep(redis, article(1))
    await keep(redis, article(2, published=NOON - DAY), lasts=True)
    await redis.set(keys.schema(), 1)
    await redis.hset(keys.series("s1"), "a1", '{"1":"r1","2":"r2"}')
    await Stories(redis).save(Story("s1", "Boats", ("a1", "a2"), ("sea",), NOON))
    return redis


async def test_every_article_is_as_it_was(old: Redis) -> None:
    await migrate(old)
    articles = Articles(old)
    assert await old.get(keys.schema()) == str(VERSION).encode()
    assert await articles.get("a1") == article(1)
    report = await articles.report("a2")
    assert report
    assert (report.findings, report.story_id) == (OLD, "s1")
    assert await SeriesIndex(old).of("s1") == {"a1": {1: "r1", 2: "r2"}}
    assert [each.origin.article_id for each in await articles.latest(9)] == ["a1", "a2"]


async def test_an_article_that_costs_money_stays_marked(old: Redis) -> None:
    await old.hset(keys.article("a1"), "paid", "1")
    await migrate(old)
    reports = await Articles(old).latest(9)
    assert [each.origin.is_paywalled for each in reports] == [True, False]


async def test_what_was_found_before_is_found(old: Redis) -> None:
    await migrate(old)
    articles = Articles(old)
    assert set(await articles.search({"boat": 1.0}, 9)) == {"a1", "a2"}
    assert await articles.known("https://gull.example/1", "") == "a1"
    assert await articles.known("", f"{TEXT} No. 2") == "a2"
    assert not await articles.add(article(1), Findings(), "s1", {})


async def test_nothing_of_the_old_form_is_left(old: Redis) -> None:
    await migrate(old)
    assert not await old.keys("*term*")
    assert not await old.exists("nb:{ix}:urls", "nb:{ix}:contents")
    await Retention(old).remove("a1")
    await Retention(old).remove("a2")
    left = {keys.version().encode(), keys.number().encode(), keys.schema().encode()}
    assert set(await old.keys("*")) == left


async def test_one_that_lasted_lasts(old: Redis) -> None:
    await migrate(old)
    assert await Retention(old).remove_before(NOON + DAY, NOON) == 1
    assert await Articles(old).get("a2") is not None


async def test_an_upgrade_cut_off_is_gone_on_with(old: Redis) -> None:
    assert await upgrade(old) == 2
    await keep(old, article(3))
    assert await upgrade(old) == 1
    assert await upgrade(old) == 0
    assert await Articles(old).count() == 3


async def test_of_a_damaged_text_nothing_is_told(old: Redis) -> None:
    await old.hset(keys.article("a1"), "z", b"damaged")
    await migrate(old)
    report = await Articles(old).report("a1")
    assert report
    assert report.findings == Findings()
