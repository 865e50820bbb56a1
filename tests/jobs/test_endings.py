"""Feeds that are over are told of once."""

from dataclasses import replace

import pytest

from bot.delivery.operators.notices import feed_over
from bot.jobs.endings import Endings
from bot.jobs.holding import Gate
from bot.model import Address, Delivery, Quiet
from bot.sources.fetch import Page
from bot.store.connection import Redis
from tests.fakes.newsroom import FEED, House

TOLD = """\
<b>Example &amp; News</b> is not read any more: \
news.example says that it is gone for good (410).
https://news.example/rss
If it has a new address, add that with /addfeed."""


@pytest.fixture
async def house(redis: Redis) -> House:
    house = House(redis)
    await house.subscribe(title="Example & News")
    house.web.pages[FEED] = Page(410, FEED)
    await house.ingest.poll()
    return house


async def told(house: House, *operators: int) -> list[Delivery]:
    gate = Gate(house.stores, house.clock)
    await Endings(house.stores, house.clock, operators, feed_over, gate).run()
    return [lease.delivery for lease in await house.stores.outbox.take(9)]


async def test_each_operator_is_told_once_that_a_feed_is_over(house: House) -> None:
    deliveries = await told(house, 71, 72)
    assert sorted(one.address.chat_id for one in deliveries) == [71, 72]
    assert {one.messages[0].html for one in deliveries} == {TOLD}
    assert await told(house, 71, 72) == []


async def test_told_again_after_a_crash_nobody_hears_twice(house: House) -> None:
    feed = await house.feed()
    assert len(await told(house, 71)) == 1
    await house.stores.feeds.settle(replace(feed, is_stopped=False), feed)
    assert await told(house, 71) == []


async def test_without_operators_it_is_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    assert await told(house) == []
    assert f"feed {FEED} is not read any more" in caplog.text
    assert await house.stores.feeds.ended() == ()


async def test_of_a_removed_feed_nothing_is_told(house: House) -> None:
    await house.stores.feeds.remove(FEED)
    assert await told(house, 71) == []


async def test_of_a_chats_own_feed_the_chat_is_told_and_no_operator(
    house: House,
) -> None:
    await house.stores.feeds.save(replace(await house.feed(), is_own=True))
    await house.stores.own.add(5, FEED, 1, house.clock.now())
    (delivery,) = await told(house, 71)
    assert delivery.address.chat_id == 5


async def test_it_comes_without_a_sound_and_not_at_night(house: House) -> None:
    begun = house.clock.now().hour * 60
    night = Quiet(begun, begun + 120)
    await house.stores.rhythms.set_quiet(Address(71), night)
    (at_once,) = await told(house, 71, 72)
    assert at_once.address == Address(72)
    assert at_once.messages[0].is_silent
    assert await told(house, 71, 72) == []
    house.clock.advance(7_200)
    await Gate(house.stores, house.clock).let_go()
    (lease,) = await house.stores.outbox.take(9)
    assert (lease.delivery.address, lease.delivery.messages[0].html) == (
        Address(71),
        TOLD,
    )
