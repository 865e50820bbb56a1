from dataclasses import replace

import pytest

from bot.model import Feed
from bot.store.connection import Redis
from bot.store.feeds import Feeds
from tests.store.values import HOUR, NOON

GULL = Feed(
    "https://gull.example/rss", "The Gull", ("sea",), due=NOON, checked=NOON,
    interval=900, gap=3_600.5, spoke=NOON - HOUR, hub="https://hub.example/",
    self_url="https://gull.example/rss.xml", is_own=True, told_silent=True,
)  # fmt: skip


@pytest.fixture
def feeds(redis: Redis) -> Feeds:
    return Feeds(redis)


async def test_a_feed_comes_back_as_it_was_kept(feeds: Feeds) -> None:
    assert await feeds.add(GULL)
    assert await feeds.get(GULL.url) == GULL
    assert await feeds.all() == (GULL,)


async def test_a_feed_is_added_once(feeds: Feeds) -> None:
    await feeds.add(GULL)
    assert not await feeds.add(replace(GULL, title="Another"))
    assert await feeds.get(GULL.url) == GULL


async def test_feeds_are_due_at_their_time_and_new_ones_at_once(feeds: Feeds) -> None:
    fresh = Feed("https://tern.example/rss")
    await feeds.add(GULL)
    await feeds.add(fresh)
    assert await feeds.due(NOON - HOUR) == (fresh,)
    assert await feeds.due(NOON) == (fresh, GULL)


async def test_a_stopped_feed_is_never_due(feeds: Feeds) -> None:
    await feeds.add(GULL)
    assert await feeds.save(replace(GULL, is_stopped=True, failures=9))
    assert await feeds.due(NOON) == ()
    assert [feed.failures for feed in await feeds.all()] == [9]


async def test_many_feeds_are_added_at_once_and_the_new_ones_counted(
    feeds: Feeds,
) -> None:
    await feeds.add(GULL)
    many = [Feed(f"https://{number}.example/rss") for number in range(250)]
    assert await feeds.add_all([GULL, *many]) == 250
    assert await feeds.add_all([]) == 0
    assert len(await feeds.all()) == 251
    asked = [f"https://{number}.example/rss" for number in range(200, 900)]
    assert list((await feeds.some(asked)).values()) == many[200:]


async def test_a_removed_feed_does_not_come_back_when_its_poll_ends(
    feeds: Feeds,
) -> None:
    await feeds.add(GULL)
    assert await feeds.remove(GULL.url)
    assert not await feeds.save(GULL)
    assert not await feeds.remove(GULL.url)
    assert await feeds.get(GULL.url) is None
    assert await feeds.due(NOON) == ()
