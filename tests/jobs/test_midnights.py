"""The beginning of a day is noted once, in the service's zone."""

from datetime import date, timedelta

import pytest

from bot.jobs.midnights import Midnights
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.jobs.values import EIGHT

LATE = EIGHT.replace(hour=22, minute=59)


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "tester", FakeClock(LATE))


async def test_the_day_begins_at_midnight_of_the_services_zone(stores: Stores) -> None:
    clock = FakeClock(LATE)
    job = Midnights(stores, clock, "Europe/Vienna")
    await job.run()
    assert await stores.midnight.is_noted(date(2026, 11, 23))
    assert not await stores.midnight.is_noted(date(2026, 11, 24))
    clock.advance(60)
    await job.run()
    assert await stores.midnight.is_noted(date(2026, 11, 24))


async def test_a_process_that_comes_later_leaves_what_was_noted(stores: Stores) -> None:
    clock = FakeClock(EIGHT)
    await Midnights(stores, clock, "UTC").run()
    clock.advance(3600)
    late = Midnights(stores, clock, "UTC")
    await late.run()
    await late.run()
    known = await stores.midnight.since(EIGHT.date(), {})
    assert known == (EIGHT, {})
    assert clock.now() - EIGHT == timedelta(hours=1)
