import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.jobs.brief import Brief
from bot.jobs.holding import Gate
from bot.jobs.setback import Setback
from bot.jobs.tidy import Tidy
from bot.model import (
    Address,
    Approval,
    Briefing,
    Delivery,
    Ending,
    Feed,
    Findings,
    Kind,
    Message,
    Outcome,
    Quiet,
    Subscription,
)
from bot.store import keys
from bot.store.connection import Redis
from bot.store.held import Alert
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article
from tests.jobs.values import DAY, EIGHT, HOUR

READER = Address(7)
DAILY = Subscription(READER, (480,), "Europe/Vienna")
YEARS = 3653 * DAY


def layout(briefing: Briefing) -> tuple[Message, ...]:
    return (Message(briefing.day.isoformat()),)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(EIGHT)


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "tester", clock)


@pytest.fixture
def brief(stores: Stores, clock: FakeClock) -> Brief:
    return Brief(stores, clock, layout)


async def work(setback: Setback, brief: Brief) -> None:
    await setback.run()
    await brief.tick()
    await brief.compose_fired()


async def delivered(stores: Stores) -> list[str]:
    """Send everything in the outbox; return the names of what was sent."""
    leases = await stores.outbox.take(1000)
    for lease in leases:
        await stores.outbox.attempt(lease, 0)
        await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
    return sorted(lease.delivery.name for lease in leases)


@pytest.mark.whole
@pytest.mark.parametrize("wrong", [HOUR, DAY, 3 * DAY, YEARS])
async def test_a_clock_ahead_and_set_right_loses_no_day_to_come_and_doubles_none(
    stores: Stores, brief: Brief, clock: FakeClock, wrong: timedelta
) -> None:
    setback = Setback(stores, clock)
    await stores.subscriptions.save(DAILY, EIGHT)
    clock.set(EIGHT - HOUR)
    await work(setback, brief)
    clock.set(EIGHT - HOUR + wrong)
    await work(setback, brief)
    early = await delivered(stores)
    clock.set(EIGHT - HOUR + timedelta(minutes=5))
    await work(setback, brief)
    for day in range(3):
        clock.set(EIGHT + day * DAY)
        await work(setback, brief)
    late = await delivered(stores)
    days = {f"7:0/2026-11-{day}/0480" for day in (23, 24, 25)}
    assert days <= {*early, *late}
    assert not {*early} & {*late}


@pytest.mark.whole
@pytest.mark.parametrize("wrong", [HOUR, DAY, 3 * DAY, YEARS])
async def test_a_clock_behind_and_set_right_fires_once(
    stores: Stores, brief: Brief, clock: FakeClock, wrong: timedelta
) -> None:
    setback = Setback(stores, clock)
    await stores.subscriptions.save(DAILY, EIGHT)
    for moment in (EIGHT, EIGHT - wrong, EIGHT - wrong + HOUR, EIGHT + HOUR):
        clock.set(moment)
        await work(setback, brief)
    sent = await delivered(stores)
    assert sent.count("7:0/2026-11-23/0480") == 1
    assert await stores.subscriptions.next_due(READER) == EIGHT + DAY


async def test_a_clock_that_was_set_back_while_nothing_ran_is_noticed(
    stores: Stores, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    clock.set(EIGHT + 2 * DAY)
    await Setback(stores, clock).run()
    await stores.subscriptions.save(DAILY, EIGHT + 3 * DAY)
    clock.set(EIGHT - HOUR)
    await Setback(stores, clock).run()
    assert "The clock was set back" in caplog.text
    assert await stores.subscriptions.next_due(READER) == EIGHT


async def test_slots_ten_years_ahead_come_nearer_even_if_nobody_saw_the_clock(
    stores: Stores, clock: FakeClock
) -> None:
    await stores.subscriptions.save(DAILY, EIGHT + YEARS)
    await Setback(stores, clock).run()
    assert await stores.subscriptions.next_due(READER) == EIGHT + DAY


async def test_a_slot_that_is_right_stays_where_it_is(
    stores: Stores, clock: FakeClock
) -> None:
    setback = Setback(stores, clock)
    await stores.subscriptions.save(DAILY, EIGHT)
    await setback.run()
    clock.set(EIGHT - HOUR)
    await setback.run()
    assert await stores.subscriptions.next_due(READER) == EIGHT


async def test_who_cannot_be_due_at_all_is_looked_at_again_in_a_day(
    stores: Stores, clock: FakeClock
) -> None:
    nowhere = replace(DAILY, zone="Europe/Atlantis")
    await stores.subscriptions.save(nowhere, EIGHT + YEARS)
    await Setback(stores, clock).run()
    assert await stores.subscriptions.next_due(READER) == EIGHT + DAY


def alert(name: str, now: datetime) -> Alert:
    message = (Message(name),)
    return Alert(Delivery(name, READER, Kind.ALERT, message, now + DAY), name)


async def retried(stores: Stores, expires: datetime) -> None:
    """Let a delivery have been refused for now."""
    message = (Message("a"),)
    await stores.outbox.add(Delivery("a", READER, Kind.ALERT, message, expires))
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.settle(lease, Outcome(Ending.RETRY, after=30.0))


async def test_what_was_to_be_tried_again_in_ten_years_is_tried_now(
    stores: Stores, clock: FakeClock
) -> None:
    clock.set(EIGHT + YEARS)
    await retried(stores, EIGHT + YEARS + DAY)
    await stores.feeds.add(Feed("https://a.example/", due=clock.now() + HOUR))
    clock.set(EIGHT)
    await Setback(stores, clock).run()
    assert await stores.outbox.requeue_due(EIGHT) == 1
    assert len(await stores.feeds.take(EIGHT, 9)) == 1


async def test_what_was_held_for_ten_years_is_let_go(
    stores: Stores, clock: FakeClock
) -> None:
    gate = Gate(stores, clock)
    await stores.rhythms.set_quiet(READER, Quiet(0, 1439))
    clock.set(EIGHT + YEARS)
    await gate.send([alert("a", EIGHT + YEARS)])
    clock.set(EIGHT)
    await Setback(stores, clock).run()
    await stores.rhythms.set_quiet(READER, None)
    await gate.let_go()
    assert len(await delivered(stores)) == 1


async def test_what_a_snooze_of_a_week_holds_stays_held(
    stores: Stores, clock: FakeClock
) -> None:
    await stores.rhythms.snooze(READER, EIGHT, EIGHT + 7 * DAY)
    await Gate(stores, clock).send([alert("a", EIGHT)])
    await Setback(stores, clock).run()
    assert await stores.held.due(EIGHT) == ()


async def test_a_proof_to_be_looked_at_in_ten_years_is_looked_at_now(
    stores: Stores, clock: FakeClock
) -> None:
    channel = Address(-1003)
    await stores.proofs.choose(channel, Approval(), EIGHT + YEARS)
    await Setback(stores, clock).run()
    assert [each[0] for each in await stores.proofs.due(EIGHT)] == [channel]


async def test_what_is_to_be_tried_again_soon_waits_its_time(
    stores: Stores, clock: FakeClock
) -> None:
    await retried(stores, EIGHT + DAY)
    await stores.feeds.add(Feed("https://a.example/", due=EIGHT + HOUR))
    await Setback(stores, clock).run()
    assert await stores.outbox.requeue_due(EIGHT) == 0
    assert await stores.feeds.take(EIGHT, 9) == ()


async def test_while_the_clock_may_be_ahead_no_article_is_thrown_away(
    stores: Stores, clock: FakeClock
) -> None:
    setback = Setback(stores, clock)
    tidy = Tidy(stores, clock, 10 * DAY, setback.is_doubtful)
    await stores.articles.add(article("one", "A text."), Findings(), "one", {})
    await setback.run()
    clock.set(EIGHT + YEARS)
    await setback.run()
    await tidy.run()
    assert await stores.articles.count() == 1
    clock.advance(3601)
    await setback.run()
    await tidy.run()
    assert await stores.articles.count() == 0


async def test_until_it_has_looked_the_clock_is_in_doubt(
    stores: Stores, clock: FakeClock
) -> None:
    setback = Setback(stores, clock)
    assert setback.is_doubtful()
    await setback.run()
    assert not setback.is_doubtful()


async def test_interrupted_by_the_store_it_does_all_of_it_again(
    stores: Stores, clock: FakeClock, redis: Redis
) -> None:
    setback = Setback(stores, clock)
    await setback.run()
    clock.set(EIGHT - HOUR)
    await stores.subscriptions.save(DAILY, EIGHT + DAY)
    await redis.rename(keys.latest(), "elsewhere")
    await redis.set(keys.later(0), "not a sorted set")
    with pytest.raises(Exception, match="WRONGTYPE"):
        await setback.run()
    await redis.delete(keys.later(0))
    assert await stores.timeline.latest() is None
    await setback.run()
    assert await stores.timeline.latest() == EIGHT - HOUR
