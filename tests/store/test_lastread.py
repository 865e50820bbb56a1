from datetime import timedelta

import pytest

from bot.model import Address
from bot.store import keys
from bot.store.connection import Redis
from bot.store.lastread import MOST, LastRead
from tests.store.values import NOON

HERE = Address(5, 3)
HOUR = timedelta(hours=1)


@pytest.fixture
def read(redis: Redis) -> LastRead:
    return LastRead(redis)


async def test_what_was_shown_before_is_known(read: LastRead) -> None:
    assert await read.put((HERE, "s"), ["a", "b"], NOON, 7) is None
    before = await read.put((HERE, "s"), ["a", "b", "c"], NOON + HOUR, 8)
    assert before
    assert before.moment == NOON
    assert [each for each in "abc" if before.has(each)] == ["a", "b"]
    assert await read.put((Address(5), "s"), ["a"], NOON, 9) is None


async def test_the_same_update_is_answered_as_the_first_time(read: LastRead) -> None:
    await read.put((HERE, "s"), ["a"], NOON, 7)
    first = await read.put((HERE, "s"), ["a", "b"], NOON + HOUR, 8)
    again = await read.put((HERE, "s"), ["a", "b"], NOON + 2 * HOUR, 8)
    assert again == first


async def test_what_was_shown_before_the_last_time_can_be_asked_again(
    read: LastRead,
) -> None:
    assert await read.before((HERE, "s")) is None
    await read.put((HERE, "s"), ["a"], NOON, 7)
    assert await read.before((HERE, "s")) is None
    shown = await read.put((HERE, "s"), ["a", "b"], NOON + HOUR, 8)
    assert await read.before((HERE, "s")) == shown


async def test_without_an_update_each_time_counts(read: LastRead) -> None:
    await read.put((HERE, "s"), ["a"], NOON, 0)
    await read.put((HERE, "s"), ["b"], NOON + HOUR, 0)
    last = await read.put((HERE, "s"), ["c"], NOON + HOUR, 0)
    assert last
    assert last.has("b")


async def test_the_story_read_longest_ago_is_forgotten(
    redis: Redis, read: LastRead
) -> None:
    for number in range(MOST + 1):
        await read.put((HERE, f"s{number}"), ["a"], NOON + number * HOUR, number + 1)
    kept = await redis.hkeys(keys.read(5))
    assert len(kept) == MOST
    assert b"3/s0" not in kept
    assert await redis.ttl(keys.read(5)) > 0
