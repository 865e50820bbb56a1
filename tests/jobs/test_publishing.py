"""Public briefings: one a day and topic, at six, with what is new since the last."""

from datetime import datetime, timedelta

import pytest

from bot.jobs.publishing import Publishing
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.web.values import DAY, MONDAY, NEW, OLD, OWN, publish, shelve

SIX = MONDAY.replace(hour=6, minute=5) + DAY


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(SIX)


@pytest.fixture
async def stores(redis: Redis, clock: FakeClock) -> Stores:
    made = make_stores(redis, "tester", clock)
    await shelve(made, NEW, OLD)
    return made


async def at(stores: Stores, moment: datetime, zone: str = "UTC") -> int:
    """Return what a process makes that looks at this moment, not its first."""
    return await publish(stores, FakeClock(moment - timedelta(minutes=10)), zone)


async def test_all_news_and_each_topic_have_one_at_six(stores: Stores) -> None:
    assert await at(stores, SIX - timedelta(minutes=6)) == 0
    assert await at(stores, SIX) == 2
    for topic in ("", "world"):
        edition = await stores.editions.on(topic, SIX.date())
        assert edition is not None
        assert edition.made == SIX
        assert [part.story_id for part in edition.parts] == ["flood"]


async def test_six_is_six_in_the_services_zone(stores: Stores) -> None:
    five = SIX - timedelta(hours=1)
    assert await at(stores, five) == 0
    assert await at(stores, five, "Europe/Vienna") == 2


async def test_it_is_made_once_however_many_look(stores: Stores) -> None:
    assert [await at(stores, SIX), await at(stores, SIX)] == [2, 0]


async def test_what_the_day_before_told_is_not_told_again(stores: Stores) -> None:
    assert await at(stores, SIX) == 2
    assert await at(stores, SIX + DAY) == 0
    assert await stores.editions.on("", (SIX + DAY).date()) is None


async def test_one_that_was_missed_is_made_until_noon(stores: Stores) -> None:
    assert await at(stores, SIX.replace(hour=12)) == 0
    assert await at(stores, SIX.replace(hour=11)) == 2


async def test_own_feeds_have_no_part_in_it(stores: Stores, redis: Redis) -> None:
    await redis.flushall()
    await shelve(stores, OWN, story="hidden")
    assert await at(stores, SIX) == 0


async def test_a_service_that_has_just_begun_reads_its_feeds_first(
    stores: Stores, clock: FakeClock
) -> None:
    job = Publishing(stores, clock, "UTC")
    assert await job.run() == 0
    clock.advance(599)
    assert await job.run() == 0
    clock.advance(1)
    assert await job.run() == 2


async def test_after_the_clock_was_set_back_it_looks_at_once(
    stores: Stores, clock: FakeClock
) -> None:
    job = Publishing(stores, clock, "UTC")
    await job.run()
    clock.set(SIX - DAY + timedelta(hours=4))
    assert await job.run() == 2
