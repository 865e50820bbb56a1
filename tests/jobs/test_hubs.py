"""A real hub on loopback: asked, believed, read, and left again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from aiohttp import web

from bot.errors import HostBusy, SourceError, StoreBusy
from bot.jobs.alarm import Alarm
from bot.jobs.analysis import Analyst
from bot.jobs.hubs import (
    LOOK,
    Listening,
    Step,
    callback,
    decide,
    form,
    new_hearing,
    pause,
)
from bot.jobs.ingest import Ingest
from bot.model import Feed
from bot.sources.fetch import Page, open_fetcher
from bot.sources.polling import LATEST, SOON, SOONEST
from bot.store.connection import Redis
from bot.store.hubs import Hearing, Push
from bot.web.hub import hub_routes
from bot.web.server import serving
from tests.fakes.clock import NOON
from tests.fakes.hub import Hub, open_hub
from tests.fakes.newsroom import FEED, FLOOD, LONG, House, SlowFetcher, item, rss

PUBLIC = "https://news.example.org"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GULL = Feed(FEED, "Gull", hub="https://hub.example/", self_url=FEED)
TOLD = Hearing(
    "t" * 32, FEED, GULL.hub, FEED, "hush",
    callback=callback(PUBLIC, "t" * 32), mode="subscribe", asked=NOON,
    until=NOON + 10 * HOUR, lease=36_000.0,
)  # fmt: skip
NEW = replace(TOLD, callback="", mode="", asked=None, until=None, lease=0.0)
DENIED = replace(TOLD, mode="denied", until=NOON)
LEAVING = replace(TOLD, mode="unsubscribe")


@pytest.mark.parametrize(
    ("hearing", "feed", "url", "now", "step"),
    [
        (NEW, GULL, PUBLIC, NOON, Step.SUBSCRIBE),
        (TOLD, GULL, PUBLIC, NOON, Step.REST),
        (TOLD, GULL, PUBLIC, NOON + 7 * HOUR, Step.REST),
        (TOLD, GULL, PUBLIC, NOON + 9 * HOUR, Step.SUBSCRIBE),
        (TOLD, GULL, PUBLIC, NOON + 11 * HOUR, Step.SUBSCRIBE),
        (TOLD, GULL, "https://moved.example", NOON, Step.SUBSCRIBE),
        (DENIED, GULL, PUBLIC, NOON + HOUR, Step.REST),
        (DENIED, GULL, PUBLIC, NOON + DAY, Step.SUBSCRIBE),
        (TOLD, None, PUBLIC, NOON, Step.UNSUBSCRIBE),
        (TOLD, replace(GULL, is_stopped=True), PUBLIC, NOON, Step.UNSUBSCRIBE),
        (TOLD, replace(GULL, hub="https://o.example/"), PUBLIC, NOON, Step.UNSUBSCRIBE),
        (TOLD, GULL, "", NOON, Step.UNSUBSCRIBE),
        (LEAVING, None, PUBLIC, NOON + HOUR, Step.REST),
        (replace(LEAVING, until=NOON + 9 * DAY), None, PUBLIC, NOON + DAY,
         Step.UNSUBSCRIBE),
        (LEAVING, None, PUBLIC, NOON + 10 * HOUR, Step.FORGET),
        (NEW, None, PUBLIC, NOON, Step.FORGET),
    ],
)  # fmt: skip
def test_what_is_to_be_done_about_a_hub(
    hearing: Hearing, feed: Feed | None, url: str, now: datetime, step: Step
) -> None:
    assert decide(hearing, feed, url, now) is step


def test_a_hub_that_does_not_come_back_is_asked_less_and_less() -> None:
    assert [pause(n) for n in (0, 1, 2)] == [HOUR / 4, HOUR / 2, HOUR]
    assert pause(99) == DAY


def test_each_feed_has_a_token_and_a_secret_of_its_own() -> None:
    one, other = new_hearing(GULL), new_hearing(replace(GULL, self_url=""))
    assert one.token != other.token
    assert one.secret != other.secret
    assert one.topic == other.topic == FEED


def test_ending_needs_no_secret() -> None:
    assert form(TOLD, "unsubscribe", "https://x.example/") == {
        "hub.mode": "unsubscribe",
        "hub.topic": FEED,
        "hub.callback": "https://x.example/",
    }


@dataclass
class Room:
    """A service that reads, a hub, and the door the hub calls."""

    house: House
    hub: Hub
    ingest: Ingest
    listening: Listening

    async def wait(self) -> timedelta:
        """How long until the feed is asked."""
        feed = await self.house.feed()
        assert feed.due
        return feed.due - self.house.clock.now()

    async def poll(self, *items: str, named: bool = True) -> int:
        """Read the feed, which names the hub."""
        links = f"<{self.hub.url}>; rel=hub" if named else ""
        body = rss(*items).encode()
        self.house.web.pages[FEED] = Page(200, FEED, body, "text/xml", links=links)
        await self.house.stores.feeds.give_back([FEED], self.house.clock.now())
        return await self.ingest.poll()


@pytest.fixture
async def room(redis: Redis) -> AsyncIterator[Room]:
    house = House(redis)
    await house.subscribe()
    stores, clock = house.stores, house.clock
    door = web.Application()
    door.add_routes(hub_routes(stores.hubs, clock))
    ingest = Ingest(stores, house.web, clock, Analyst(house.worker), listens=True)
    async with (
        open_hub() as hub,
        serving(door, "127.0.0.1", 0) as port,
        open_fetcher(["127.0.0.1"]) as fetcher,
    ):
        public = f"http://127.0.0.1:{port}"
        listening = Listening(stores, clock, fetcher.post, ingest.take_in, public)
        yield Room(house, hub, ingest, listening)


async def test_a_feed_that_names_a_hub_is_told_by_it(room: Room) -> None:
    await room.poll(item("one", LONG + "One."))
    await room.listening.tend()
    assert room.hub.asked[0]["hub.topic"] == FEED
    assert room.hub.verdicts == [(200, "ch<all>enge")]
    assert await room.wait() < LATEST / 2
    new = rss(item("two", LONG + "Two.", 23)).encode()
    assert await room.hub.push(new) == 202
    assert await room.listening.read() == 1
    assert await room.house.titles() == ["two", "one"]
    # It has shown that it tells us, so the feed itself is hardly asked any more.
    assert await room.wait() > LATEST * 0.8
    assert await room.poll(item("two", LONG + "Two.", 23)) == 0
    assert await room.wait() > LATEST * 0.8


async def test_a_hub_is_looked_after_once_its_feed_is_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    heed = Alarm.heed

    async def looked_after(self: Alarm, feed: Feed) -> Feed:
        # Just before the feed is kept.
        await room.listening.tend()
        return await heed(self, feed)

    monkeypatch.setattr(Alarm, "heed", looked_after)
    await room.poll(item("one", LONG + "One."))
    await room.listening.tend()
    assert room.hub.verdicts == [(200, "ch<all>enge")]


async def test_a_hub_that_keeps_news_back_is_not_relied_on(room: Room) -> None:
    await room.poll(item("one", LONG + "One."))
    await room.listening.tend()
    await room.hub.push(rss(item("two", LONG + "Two.", 23)).encode())
    await room.listening.read()
    hubs = room.house.stores.hubs
    assert await hubs.is_heard(FEED, NOON)
    assert await room.poll(item("three", LONG + "Three.", 23)) == 1
    assert not await hubs.is_heard(FEED, NOON)


async def test_a_push_without_news_leaves_the_feed_to_be_asked(room: Room) -> None:
    await room.poll(item("one"))
    await room.listening.tend()
    assert await room.hub.push(b"something is new") == 202
    assert await room.listening.read() == 0
    (due,) = await room.house.stores.feeds.take(NOON, 9)
    assert due.url == FEED


async def test_of_a_long_push_the_rest_is_read_from_the_feed(room: Room) -> None:
    await room.poll(item("one"))
    room.house.web = SlowFetcher(room.house.clock)
    slow = Ingest(
        room.house.stores, room.house.web, room.house.clock,
        Analyst(room.house.worker), listens=True,
    )  # fmt: skip
    body = rss(*(item(f"n{n}", f"{FLOOD} {n}.") for n in range(6))).encode()
    began = room.house.clock.now()
    assert await slow.take_in(Push(FEED, "text/xml", body)) == 4
    assert (await room.house.feed()).due == began + SOON


async def test_what_waits_for_a_further_look_is_asked_of_the_feed_itself(
    room: Room,
) -> None:
    await room.poll(item("one", LONG + "One."))
    await room.listening.tend()
    for words in ("Two.", "Three."):
        await room.hub.push(rss(item("one", LONG + words)).encode())
        await room.listening.read()
    feed = await room.house.feed()
    now = room.house.clock.now()
    assert (feed.body_hash, feed.due) == ("", now + SOONEST)


async def test_a_hub_does_not_spare_a_feed_whose_entry_waits(room: Room) -> None:
    await room.poll(item("one", LONG + "One."))
    await room.listening.tend()
    await room.hub.push(rss(item("one", LONG + "Two.")).encode())
    await room.listening.read()
    await room.poll(item("one", LONG + "Three."))
    assert (await room.house.feed()).body_hash == ""
    assert await room.wait() < LATEST / 2


async def test_for_a_feed_that_is_read_no_more_nothing_is_taken_in(room: Room) -> None:
    push = Push(FEED, "text/xml", rss(item("one")).encode())
    await room.house.stores.feeds.save(replace(GULL, is_stopped=True))
    assert await room.ingest.take_in(push) == 0
    await room.house.stores.feeds.remove(FEED)
    assert await room.ingest.take_in(push) == 0


async def test_what_is_promised_is_asked_for_again_before_its_end(room: Room) -> None:
    await room.poll(item("one"))
    await room.listening.tend()
    for _ in range(2):
        await room.listening.tend()
        room.house.clock.advance(LOOK.total_seconds())
    modes = [each["hub.mode"] for each in room.hub.asked]
    assert modes == ["subscribe", "subscribe"]


async def test_without_the_feed_the_hub_is_told_to_end(room: Room) -> None:
    room.hub.lease = 36_000
    await room.poll(item("one"))
    await room.listening.tend()
    await room.listening.tend()
    await room.house.stores.feeds.remove(FEED)
    room.house.clock.advance(LOOK.total_seconds())
    await room.listening.tend()
    await room.listening.tend()
    assert [each["hub.mode"] for each in room.hub.asked] == ["subscribe", "unsubscribe"]
    assert room.hub.verdicts[-1] == (200, "ch<all>enge")
    assert await room.house.stores.hubs.of_feed(FEED) is None


async def test_a_feed_without_a_hub_asks_for_nothing(room: Room) -> None:
    await room.poll(item("one"), named=False)
    await room.listening.tend()
    assert room.hub.asked == []


async def test_a_hub_that_refuses_is_asked_again_later(room: Room) -> None:
    room.hub.status = 500
    await room.poll(item("one"))
    await room.listening.tend()
    await room.listening.tend()
    assert len(room.hub.asked) == 1
    room.house.clock.advance(HOUR.total_seconds() / 4)
    await room.listening.tend()
    assert len(room.hub.asked) == 2


@pytest.mark.parametrize(
    ("trouble", "tries", "wait"),
    [
        (SourceError("hub.example does not accept connections."), 1, HOUR / 4),
        (HostBusy("busy", 60.0), 0, timedelta(minutes=1)),
        (StoreBusy("away"), 1, HOUR / 4),
        (ZeroDivisionError(), 1, HOUR / 4),
    ],
    ids=["away", "busy", "store", "fault"],
)
async def test_whatever_asking_a_hub_meets_it_is_asked_again(
    room: Room, trouble: Exception, tries: int, wait: timedelta
) -> None:
    async def post(_url: str, _form: Mapping[str, str]) -> int:
        raise trouble

    house = room.house
    await room.poll(item("one"))
    listening = Listening(house.stores, house.clock, post, room.ingest.take_in, PUBLIC)
    await listening.tend()
    kept = await house.stores.hubs.of_feed(FEED)
    assert kept
    assert kept.tries == tries
    assert await house.stores.hubs.take(NOON + wait - timedelta(seconds=1), 9) == ()
    assert await house.stores.hubs.take(NOON + wait, 9) == (kept,)


async def test_what_was_forgotten_meanwhile_is_not_asked_for(room: Room) -> None:
    house = room.house
    await room.poll(item("one"))
    (hearing,) = await house.stores.hubs.take(NOON, 9)
    await house.stores.hubs.drop(hearing)
    await room.listening._ask(hearing, "subscribe", "https://x.example/")
    assert room.hub.asked == []


@pytest.mark.parametrize(
    "trouble", [StoreBusy("away"), ZeroDivisionError()], ids=["store", "fault"]
)
async def test_one_push_never_stops_another(room: Room, trouble: Exception) -> None:
    async def read(push: Push) -> int:
        if push.body == b"bad":
            raise trouble
        return 1

    house, hubs = room.house, room.house.stores.hubs
    await room.poll(item("one"))
    hearing = await hubs.of_feed(FEED)
    assert hearing
    for body in (b"bad", b"good"):
        await hubs.push(hearing, Push(FEED, "", body), NOON)
    listening = Listening(house.stores, house.clock, room.listening._post, read, PUBLIC)
    assert await listening.read() == 1


async def test_a_slow_push_holds_no_other_up(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.hubs.BEAT", 0.001)
    house, hubs, late = room.house, room.house.stores.hubs, asyncio.Event()

    async def read(push: Push) -> int:
        if push.body == b"slow":
            await late.wait()
        else:
            late.set()
        return 1

    await room.poll(item("one"))
    hearing = await hubs.of_feed(FEED)
    assert hearing
    listening = Listening(house.stores, house.clock, room.listening._post, read, PUBLIC)
    await hubs.push(hearing, Push(FEED, "", b"slow"), NOON)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        reading = tasks.create_task(listening.read())
        while not listening._busy:
            await hubs.get("nothing")
        await hubs.push(hearing, Push(FEED, "", b"fast"), NOON)
    assert reading.result() == 2
