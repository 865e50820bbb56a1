from datetime import timedelta

from bot.store.connection import Redis
from bot.store.missed import Missed
from tests.store.values import DAY, NOON

HALF = timedelta(minutes=30)


async def test_three_tries_half_an_hour_apart_are_enough(redis: Redis) -> None:
    missed = Missed(redis)
    moments = (NOON, NOON + HALF / 2, NOON + HALF, NOON + 1.5 * HALF, NOON + 2 * HALF)
    found = [await missed.miss("a", moment) for moment in moments]
    assert found == [False, False, False, False, True]
    assert not await missed.miss("b", NOON)
    assert await redis.ttl("nb:{ix}:missed:a") > DAY.total_seconds()


async def test_a_clock_that_was_set_back_stops_no_count(redis: Redis) -> None:
    missed = Missed(redis)
    found = [await missed.miss("a", NOON - days * DAY) for days in range(3)]
    assert found == [False, False, True]


async def test_what_was_found_begins_anew(redis: Redis) -> None:
    missed = Missed(redis)
    for hours in range(3):
        await missed.miss("a", NOON + hours * 2 * HALF)
    await missed.forget("a")
    assert not await missed.miss("a", NOON + DAY)
