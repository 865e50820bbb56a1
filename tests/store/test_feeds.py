import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.model import Feed, Rest
from bot.store import keys
from bot.store.connection import Redis
from bot.store.feeds import LEASE, Feeds
from bot.store.hosts import Hosts
from tests.store.values import HOUR, NOON

GULL = Feed(
    "https://gull.example/rss", "The Gull", ("sea",), due=NOON, checked=NOON,
    interval=900, gap=3_600.5, spoke=NOON - HOUR, hub="https://hub.example/",
    self_url="https://gull.example/rss.xml", is_own=True, told_silent=True,
    wish=3_600, skip_hours=(0, 1), skip_days=(6,), failing=NOON, whole=NOON - HOUR,
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
    assert await feeds.take(NOON - HOUR, 9) == (fresh,)
    assert await feeds.take(NOON, 9) == (GULL,)


async def test_a_stopped_feed_is_never_due(feeds: Feeds) -> None:
    await feeds.add(GULL)
    assert await feeds.save(replace(GULL, is_stopped=True, failures=9))
    assert await feeds.take(NOON, 9) == ()
    assert [feed.failures for feed in await feeds.all()] == [9]


async def test_the_longest_due_come_first_and_no_more_than_there_is_room_for(
    feeds: Feeds,
) -> None:
    for minutes in (3, 9, 6):
        due = NOON - timedelta(minutes=minutes)
        await feeds.add(Feed(f"https://a{minutes}.example/", due=due))
    taken = await feeds.take(NOON, 2)
    assert [feed.url for feed in taken] == [
        "https://a9.example/",
        "https://a6.example/",
    ]
    assert await feeds.count() == 3


async def test_two_processes_never_have_one_feed(feeds: Feeds, redis: Redis) -> None:
    for number in range(20):
        await feeds.add(Feed(f"https://a{number}.example/"))
    mine = await feeds.take(NOON, 12)
    theirs = await Feeds(redis).take(NOON, 12)
    assert (len(mine), len(theirs)) == (12, 8)
    assert not {feed.url for feed in mine} & {feed.url for feed in theirs}


async def test_what_a_process_had_when_it_died_comes_back(
    feeds: Feeds, redis: Redis
) -> None:
    await feeds.add(GULL)
    await feeds.take(NOON, 9)
    await redis.delete(keys.visit("gull.example"))
    assert await feeds.take(NOON + LEASE - HOUR / 3_600, 9) == ()
    assert await feeds.take(NOON + LEASE, 9) == (GULL,)


async def test_what_is_given_back_is_due_when_it_is_said(feeds: Feeds) -> None:
    await feeds.add(GULL)
    await feeds.take(NOON, 9)
    await feeds.give_back([GULL.url, "https://removed.example/"], NOON + HOUR)
    assert await feeds.take(NOON, 9) == ()
    assert await feeds.take(NOON + HOUR, 9) == (GULL,)


TERN, PETREL = Feed("http://TERN.example/a"), Feed("https://www.tern.example:443/b")


async def test_a_host_is_visited_for_one_feed_at_a_time(feeds: Feeds) -> None:
    await feeds.add(TERN)
    await feeds.add(PETREL)
    (first,) = await feeds.take(NOON, 9)
    assert await feeds.take(NOON + HOUR / 4, 9) == ()
    await feeds.save(replace(first, due=NOON + HOUR))
    (second,) = await feeds.take(NOON + HOUR / 2, 9)
    assert {first.url, second.url} == {TERN.url, PETREL.url}


async def test_saving_another_feed_of_a_host_does_not_end_a_visit(feeds: Feeds) -> None:
    await feeds.add(TERN)
    await feeds.add(PETREL)
    (first,) = await feeds.take(NOON, 9)
    other = PETREL if first.url == TERN.url else TERN
    await feeds.save(replace(other, title="Renamed"))
    assert await feeds.take(NOON, 9) == ()
    await feeds.remove(first.url)
    assert [feed.title for feed in await feeds.take(NOON + HOUR, 9)] == ["Renamed"]


async def test_feeds_of_a_busy_host_wait_in_line(feeds: Feeds, redis: Redis) -> None:
    for number in range(5):
        await feeds.add(Feed(f"https://tern.example/{number}"))
    await feeds.take(NOON, 9)
    dues: Any = await redis.zrange(keys.feeds_due(), 0, -1, withscores=True)
    waits = [moment - NOON.timestamp() for _, moment in dues]
    assert waits == pytest.approx([1, 2, 3, 4, 180], abs=0.1)


async def test_a_host_at_rest_is_left_alone_and_others_are_not(
    feeds: Feeds, redis: Redis
) -> None:
    await feeds.add(TERN)
    await feeds.add(GULL)
    hosts = Hosts(redis)
    await hosts.take(TERN.url, "one")
    await hosts.give(TERN.url, "one", Rest(600))
    assert await feeds.take(NOON, 9) == (GULL,)
    due = await redis.zscore(keys.feeds_due(), TERN.url)
    assert due == pytest.approx(NOON.timestamp() + 600, abs=1)


async def test_an_address_without_a_feed_is_forgotten(
    feeds: Feeds, redis: Redis
) -> None:
    await redis.zadd(keys.feeds_due(), {"https://lost.example/": 0})
    assert await feeds.take(NOON, 9) == ()
    assert await redis.zcard(keys.feeds_due()) == 0


@pytest.mark.parametrize("raw", ["", "{", "{}", "7"])
async def test_a_damaged_record_holds_up_no_other(
    feeds: Feeds, redis: Redis, raw: str, caplog: pytest.LogCaptureFixture
) -> None:
    await feeds.add(GULL)
    await redis.hset(keys.feeds(), "https://a.example/", raw)
    await redis.zadd(keys.feeds_due(), {"https://a.example/": 0})
    assert await feeds.take(NOON, 9) == (GULL,)
    assert "a feed's record cannot be read" in caplog.text


async def test_what_others_changed_during_a_visit_stays_as_they_want_it(
    feeds: Feeds,
) -> None:
    await feeds.add(GULL)
    (taken,) = await feeds.take(NOON, 9)
    await feeds.save(replace(taken, title="The Gulls", topics=("sky",)))
    await feeds.save(replace(taken, title="All Gulls", topics=("sky",)))
    found = replace(taken, title="Gull Feed", etag="2", due=NOON + HOUR)
    assert await feeds.settle(taken, found)
    now = replace(found, title="All Gulls", topics=("sky",))
    assert await feeds.get(GULL.url) == now
    assert await feeds.take(NOON + HOUR, 9) == (now,)


async def test_a_feed_stopped_during_its_visit_stays_stopped(feeds: Feeds) -> None:
    await feeds.add(GULL)
    (taken,) = await feeds.take(NOON, 9)
    await feeds.save(replace(taken, is_stopped=True, due=None))
    assert await feeds.settle(taken, replace(taken, due=NOON + HOUR))
    assert await feeds.take(NOON + HOUR, 9) == ()
    assert await feeds.ended() == ()


async def test_what_a_newer_version_wrote_stays_when_a_visit_is_settled(
    feeds: Feeds, redis: Redis
) -> None:
    await feeds.add(GULL)
    plain = json.loads(await redis.hget(keys.feeds(), GULL.url) or "")
    await redis.hset(keys.feeds(), GULL.url, json.dumps({**plain, "weight": 2}))
    (taken,) = await feeds.take(NOON, 9)
    assert await feeds.settle(taken, replace(taken, failures=3))
    kept = json.loads(await redis.hget(keys.feeds(), GULL.url) or "")
    assert (kept["failures"], kept["weight"]) == (3, 2)


async def test_a_feed_that_ends_is_noted_until_it_was_told(feeds: Feeds) -> None:
    await feeds.add(GULL)
    over = replace(GULL, is_stopped=True)
    assert await feeds.settle(GULL, over)
    assert await feeds.ended() == (over,)
    await feeds.told(GULL.url)
    assert await feeds.ended() == ()


async def test_a_feed_removed_during_its_visit_stays_removed(feeds: Feeds) -> None:
    await feeds.add(GULL)
    await feeds.remove(GULL.url)
    assert not await feeds.settle(GULL, replace(GULL, is_stopped=True))
    assert await feeds.ended() == ()


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
    assert await feeds.take(NOON, 9) == ()


async def test_the_feed_to_be_asked_next_is_known_if_it_has_a_time(
    feeds: Feeds,
) -> None:
    assert await feeds.next_due() is None
    await feeds.add(replace(GULL, due=NOON + HOUR))
    await feeds.add(replace(TERN, due=NOON))
    assert await feeds.next_due() == NOON
    await feeds.add(replace(PETREL, due=None))
    assert await feeds.next_due() is None
