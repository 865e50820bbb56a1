"""Operators hear of a feed in trouble once, and again only after it was well."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.jobs.alarm import Alarm
from bot.jobs.analysis import Analyst
from bot.jobs.holding import Gate
from bot.jobs.ingest import Ingest
from bot.model import Address, Chat, ChatKind, Feed, Kind, Quiet
from bot.sources.fetch import Page
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.newsroom import FEED, LONG, House, item, rss

QUIET = Feed("https://gull.example/rss", "Gull", spoke=NOON, gap=3_600.0, known=10)
ADMINS = (5, 6)
DAY = 86_400.0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON + timedelta(days=4))


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "test", clock)


@pytest.fixture
def outbox(stores: Stores) -> Outbox:
    return stores.outbox


async def told(outbox: Outbox) -> list[tuple[Address, str]]:
    leases = await outbox.take(9)
    assert all(lease.delivery.kind is Kind.ALERT for lease in leases)
    made = [lease.delivery for lease in leases]
    return sorted((each.address, each.messages[0].html[:17]) for each in made)


async def test_each_operator_hears_once_of_a_silent_feed(
    stores: Stores, outbox: Outbox, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    alarm = Alarm(stores, clock, ADMINS, Gate(stores, clock))
    once = await alarm.heed(QUIET)
    assert once.told_silent
    # Killed before the feed was saved, or looked at by two processes.
    assert await alarm.heed(QUIET) == once
    assert await alarm.heed(once) == once
    assert await told(outbox) == [
        (Address(5), "📭 <b>Gull</b> has"),
        (Address(6), "📭 <b>Gull</b> has"),
    ]
    assert "Gull has listed nothing new since Monday, 23 Nov" in caplog.text


async def test_each_operator_hears_of_it_in_his_own_manner(
    stores: Stores, outbox: Outbox, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    private = ChatKind.PRIVATE
    await stores.chats.save(Chat(5, private, "Ada", language="de"))
    await stores.chats.save(Chat(6, private, "Ben", is_plain=True))
    await Alarm(stores, clock, ADMINS, Gate(stores, clock)).heed(QUIET)
    html = {
        each.delivery.address.chat_id: each.delivery.messages[0].html
        for each in await outbox.take(9)
    }
    assert html[5].startswith("📭 <b>Gull</b> hat seit Montag, 23. Nov.")
    assert html[6].startswith("Gull has listed nothing new since Monday, 23 Nov")
    assert "Gull has listed nothing new since Monday, 23 Nov" in caplog.text


async def test_it_comes_without_a_sound_and_not_at_night(
    stores: Stores, outbox: Outbox, clock: FakeClock
) -> None:
    gate = Gate(stores, clock)
    await stores.rhythms.set_quiet(Address(5), Quiet(11 * 60, 13 * 60))
    await Alarm(stores, clock, ADMINS, gate).heed(QUIET)
    (at_once,) = await outbox.take(9)
    assert at_once.delivery.address == Address(6)
    assert at_once.delivery.messages[0].is_silent
    clock.advance(3_600)
    await gate.let_go()
    (later,) = await outbox.take(9)
    assert later.delivery.address == Address(5)
    assert later.delivery.messages[0].is_silent


async def test_they_hear_again_only_after_it_spoke(
    stores: Stores, outbox: Outbox, clock: FakeClock
) -> None:
    alarm = Alarm(stores, clock, ADMINS[:1], Gate(stores, clock))
    silent = await alarm.heed(QUIET)
    spoke = await alarm.heed(replace(silent, spoke=clock.now()))
    assert not spoke.told_silent
    assert len(await told(outbox)) == 1
    clock.advance(4 * DAY)
    await alarm.heed(spoke)
    assert len(await told(outbox)) == 1


async def test_what_only_one_chat_reads_is_not_the_operators_business(
    stores: Stores, outbox: Outbox, clock: FakeClock
) -> None:
    await Alarm(stores, clock, ADMINS, Gate(stores, clock)).heed(
        replace(QUIET, is_own=True)
    )
    assert await told(outbox) == []


async def test_a_feed_that_is_over_is_neither_silent_nor_failing(
    stores: Stores, outbox: Outbox, clock: FakeClock
) -> None:
    over = replace(QUIET, is_stopped=True)
    assert await Alarm(stores, clock, ADMINS, Gate(stores, clock)).heed(over) == over
    assert await told(outbox) == []


async def test_without_operators_the_log_has_it(
    stores: Stores, outbox: Outbox, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await Alarm(stores, clock, (), Gate(stores, clock)).heed(QUIET)).told_silent
    assert "Gull has listed nothing new" in caplog.text


async def test_a_feed_that_fails_for_a_day_and_is_well_again_is_told_once(
    redis: Redis,
) -> None:
    house = House(redis)
    await house.subscribe()
    ingest = Ingest(
        house.stores,
        house.web,
        house.clock,
        Analyst(house.worker),
        operators=ADMINS[:1],
    )

    async def look() -> Feed:
        await house.stores.feeds.give_back([FEED], house.clock.now())
        await ingest.poll()
        house.clock.advance(DAY / 2)
        return await house.feed()

    house.web.pages[FEED] = Page(500, FEED)
    looks = [(await look()).told_silent for _ in range(4)]
    assert looks == [False, False, True, True]
    assert len(await told(house.stores.outbox)) == 1
    house.web.put(FEED, rss(item("flood", LONG, 23)))
    assert not (await look()).told_silent
    assert await told(house.stores.outbox) == []
