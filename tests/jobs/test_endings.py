"""Feeds that are over are told of once."""

from dataclasses import replace

import pytest

from bot.delivery.notices import feed_over
from bot.jobs.endings import Endings
from bot.model import Delivery
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
    await Endings(house.stores, house.clock, operators, feed_over).run()
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
