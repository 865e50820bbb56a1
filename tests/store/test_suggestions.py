from dataclasses import replace

import pytest

from bot.model import Address
from bot.store import keys
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.suggestions import (
    MOST_LOOKS,
    MOST_OPEN,
    State,
    Suggestion,
    Suggestions,
    Taken,
)
from tests.fakes.clock import FakeClock
from tests.store.values import HOUR, NOON

GULL = Suggestion(
    "https://gull.example/rss", "The Gull", 5, "Ann", Address(5), NOON, ("Boats lost",)
)


@pytest.fixture
def suggestions(redis: Redis) -> Suggestions:
    return Suggestions(redis)


def numbered(number: int) -> Suggestion:
    return replace(GULL, url=f"https://{number}.example/rss")


async def test_a_suggestion_waits_as_it_was_made_longest_first(
    suggestions: Suggestions,
) -> None:
    late = replace(numbered(1), since=NOON + HOUR)
    assert await suggestions.put(late, 1) is Taken.NEW
    assert await suggestions.put(GULL, 2) is Taken.NEW
    assert await suggestions.waiting() == (GULL, late)
    assert await suggestions.get(GULL.id) == GULL
    assert await suggestions.get("none") is None


async def test_what_waits_is_not_suggested_twice_but_may_be_told_again(
    suggestions: Suggestions,
) -> None:
    await suggestions.put(GULL, 1)
    assert await suggestions.put(GULL, 1) is Taken.NEW
    assert await suggestions.put(GULL, 2) is Taken.KNOWN
    assert await suggestions.put(replace(GULL, by=6), 1) is Taken.KNOWN


async def test_a_person_has_few_open_suggestions(suggestions: Suggestions) -> None:
    group = [replace(numbered(n), address=Address(-7)) for n in range(MOST_OPEN)]
    for one in group:
        await suggestions.put(one, 1)
    assert await suggestions.put(GULL, 1) is Taken.FULL
    assert await suggestions.put(replace(GULL, by=6), 1) is Taken.NEW
    assert await suggestions.decide(group[0].id, State.ADDED, 9)
    assert await suggestions.put(numbered(9), 1) is Taken.NEW


async def test_what_has_gone_does_not_count(
    suggestions: Suggestions, redis: Redis
) -> None:
    for number in range(MOST_OPEN):
        await suggestions.put(numbered(number), 1)
    await redis.delete(keys.suggestion(numbered(0).id))
    assert len(await suggestions.waiting()) == MOST_OPEN - 1
    assert await redis.zcard(keys.suggestions()) == MOST_OPEN - 1
    assert await suggestions.put(GULL, 1) is Taken.NEW


async def test_one_press_decides_and_is_known_when_it_comes_again(
    suggestions: Suggestions,
) -> None:
    await suggestions.put(GULL, 1)
    assert await suggestions.decide(GULL.id, State.ADDED, 7)
    assert await suggestions.decide(GULL.id, State.ADDED, 7)
    assert not await suggestions.decide(GULL.id, State.DECLINED, 8)
    assert not await suggestions.decide(GULL.id, State.ADDED, 9)
    assert not await suggestions.decide("none", State.ADDED, 9)
    assert await suggestions.waiting() == ()
    kept = await suggestions.get(GULL.id)
    assert kept == replace(GULL, state=State.ADDED)


async def test_what_was_declined_is_not_suggested_again_and_what_was_added_may_be(
    suggestions: Suggestions,
) -> None:
    await suggestions.put(GULL, 1)
    await suggestions.decide(GULL.id, State.DECLINED, 7)
    assert await suggestions.put(replace(GULL, by=6), 2) is Taken.DECLINED
    await suggestions.put(numbered(1), 3)
    await suggestions.decide(numbered(1).id, State.ADDED, 8)
    assert await suggestions.put(numbered(1), 4) is Taken.NEW


async def test_a_suggestion_ends_after_two_weeks(
    suggestions: Suggestions, redis: Redis
) -> None:
    await suggestions.put(GULL, 1)
    await suggestions.decide(GULL.id, State.DECLINED, 2)
    for key in (keys.suggestion(GULL.id), keys.suggested(5)):
        assert 14 * 86_400 - 5 < await redis.ttl(key) <= 14 * 86_400


async def test_a_person_has_a_few_addresses_looked_at_in_a_minute(
    suggestions: Suggestions, redis: Redis
) -> None:
    answers = [await suggestions.may_look(5) for _ in range(MOST_LOOKS + 1)]
    assert answers == [True] * MOST_LOOKS + [False]
    assert await suggestions.may_look(6)
    assert 0 < await redis.ttl(keys.looks(5)) <= 60


@pytest.mark.parametrize("chat", [5, -7])
async def test_suggestions_are_shown_to_who_made_them_and_forgotten_with_them(
    suggestions: Suggestions, redis: Redis, chat: int
) -> None:
    chats = Chats(redis, FakeClock())
    await suggestions.put(replace(GULL, address=Address(-7, 3)), 1)
    await suggestions.put(replace(numbered(1), by=6, address=Address(6)), 1)
    told = await chats.export(chat)
    since = "2026-11-23T12:00:00+00:00"
    assert told["suggestions"] == [
        {"url": GULL.url, "since": since, "state": "open"},
    ]
    await chats.forget(chat)
    assert await suggestions.waiting() == (
        replace(numbered(1), by=6, address=Address(6)),
    )
    for whose in (5, -7):
        assert (await chats.export(whose))["suggestions"] == []


async def test_what_nobody_decides_leaves_nothing_behind(
    suggestions: Suggestions, redis: Redis
) -> None:
    await suggestions.put(GULL, 1)
    late = replace(numbered(1), since=NOON + 15 * 24 * HOUR)
    await suggestions.put(late, 2)
    assert await redis.zrange(keys.suggestions(), 0, -1) == [late.id.encode()]
