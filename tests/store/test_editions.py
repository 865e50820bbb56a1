"""Briefings with a page: kept by references, under names nobody can guess."""

import zlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.model import Edition, EditionPart, Reference
from bot.store import keys
from bot.store.connection import Redis
from bot.store.editions import KEPT, KEPT_PUBLIC, Editions
from tests.store.values import HOUR, NOON

DAY = date(2026, 11, 23)
PART = EditionPart(
    "s1",
    "b",
    (Reference("a", "00ff"), Reference("b", "11ff")),
    (Reference("b", "22ff", 3),),
    ("a", "b"),
    "a.123 b.456",
    is_update=True,
)
EDITION = Edition(DAY, NOON, (PART, replace(PART, story_id="s2")), "world")


@pytest.fixture
def editions(redis: Redis) -> Editions:
    return Editions(redis)


async def test_a_public_one_is_found_by_topic_and_day(editions: Editions) -> None:
    assert await editions.publish(EDITION)
    assert await editions.get("world/2026-11-23") == EDITION
    assert await editions.get("2026-11-23") is None


async def test_a_days_briefing_is_kept_once(editions: Editions) -> None:
    assert await editions.publish(EDITION)
    assert not await editions.publish(replace(EDITION, made=NOON + HOUR))
    assert await editions.get(EDITION.path) == EDITION


async def test_the_last_days_are_listed_newest_first(editions: Editions) -> None:
    before = replace(EDITION, day=DAY - timedelta(days=3))
    for each in (before, EDITION, replace(EDITION, topic="")):
        await editions.publish(each)
    assert await editions.of("world", DAY + timedelta(days=1)) == (EDITION, before)
    assert await editions.newest(("world", "sport"), DAY) == {"world"}


async def test_the_same_briefing_has_the_same_page_whenever_it_is_made(
    editions: Editions, redis: Redis
) -> None:
    name = await editions.name(EDITION)
    again = replace(EDITION, made=NOON + HOUR)
    other_process = Editions(redis)
    assert await other_process.name(again) == name
    assert await editions.name(replace(EDITION, topic="")) != name


async def test_another_store_gives_it_another_name(
    editions: Editions, redis: Redis
) -> None:
    name = await editions.name(EDITION)
    await redis.flushall()
    assert await Editions(redis).name(EDITION) != name


async def test_a_chats_one_is_kept_for_two_weeks_without_what_it_told(
    editions: Editions, redis: Redis
) -> None:
    await editions.keep("digest", EDITION)
    await editions.publish(EDITION)
    assert await editions.get("digest") == EDITION.without_told
    kept = await redis.ttl(keys.edition("digest"))
    assert kept == pytest.approx(KEPT.total_seconds(), abs=5)
    public = await redis.ttl(keys.edition(EDITION.path))
    assert public == pytest.approx(KEPT_PUBLIC.total_seconds(), abs=5)


async def test_one_without_stories_has_no_page(editions: Editions) -> None:
    assert await editions.name(replace(EDITION, parts=())) == ""


@pytest.mark.parametrize(
    "raw", [b"{", b"[1]", b'[1,"x","",[],[]]', b"[1,[],1,1,1]", b""]
)
async def test_a_damaged_one_is_none(
    editions: Editions, redis: Redis, raw: bytes
) -> None:
    await redis.set(keys.edition("x"), zlib.compress(raw) if raw else b"no zip")
    assert await editions.get("x") is None


async def test_what_a_newer_version_adds_is_passed_over(
    editions: Editions, redis: Redis
) -> None:
    newer = b'[0,"2026-11-23","",["a"],[],"more"]'
    await redis.set(keys.edition("x"), zlib.compress(newer))
    assert await editions.get("x") is not None
