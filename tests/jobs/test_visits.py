"""Due feeds are visited as there is room, from a real store."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from bot.clock import SystemClock
from bot.errors import StoreBusy
from bot.jobs import visits
from bot.jobs.visits import Visits
from bot.model import Feed
from bot.store.connection import Redis, connect
from bot.store.feeds import Feeds
from tests.fakes.clock import NOON, FakeClock

Visit = Callable[[Feed], Awaitable[int]]


@pytest.fixture
async def feeds(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Feeds:
    monkeypatch.setattr(visits, "SECONDS", 0.01)
    feeds = Feeds(redis)
    for number in range(3):
        await feeds.add(Feed(f"https://a{number}.example/", due=NOON))
    return feeds


async def one(_: Feed) -> int:
    return 1


async def test_all_that_is_due_is_visited_once(feeds: Feeds) -> None:
    rounds = Visits(feeds, FakeClock(), one)
    assert await rounds.once() == 3
    assert await rounds.once() == 0


async def test_a_slow_feed_holds_up_no_later_round(feeds: Feeds) -> None:
    stop, gate = asyncio.Event(), asyncio.Event()
    seen: list[str] = []

    async def visit(feed: Feed) -> int:
        seen.append(feed.url)
        if feed.url == "https://a0.example/":
            await gate.wait()
        if feed.url == "https://late.example/":
            stop.set()
            gate.set()
        elif len(seen) == 3:
            await feeds.add(Feed("https://late.example/", due=NOON))
        return 1

    brought: list[int] = []
    async with asyncio.timeout(5):
        await Visits(feeds, FakeClock(), visit).run(stop, brought.append)
    assert (len(seen), brought) == (4, [1, 1, 1, 1])


async def test_no_more_are_taken_than_there_is_room_for(
    feeds: Feeds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "AT_ONCE", 2)
    stop, now, most, done = asyncio.Event(), 0, 0, 0

    async def visit(feed: Feed) -> int:
        nonlocal now, most, done
        now += 1
        most = max(most, now)
        # Longer than two looks for what is due.
        await SystemClock().sleep(0.03)
        now -= 1
        done += 1
        if done == 3:
            stop.set()
        return 0

    await Visits(feeds, FakeClock(), visit).run(stop, lambda _: None)
    assert (most, done) == (2, 3)


async def test_told_to_stop_what_is_in_hand_is_given_back(
    feeds: Feeds, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "DRAIN", 0.05)
    stop, begun = asyncio.Event(), 0

    async def visit(feed: Feed) -> int:
        nonlocal begun
        begun += 1
        if begun == 3:
            stop.set()
        await asyncio.Event().wait()
        return 0

    await Visits(feeds, FakeClock(), visit).run(stop, lambda _: None)
    assert len(await Feeds(redis).take(NOON, 9)) == 3


@pytest.mark.parametrize("error", [StoreBusy("Wait."), ZeroDivisionError()])
async def test_an_error_ends_one_visit_and_no_other(
    feeds: Feeds, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async def visit(feed: Feed) -> int:
        if feed.url == "https://a1.example/":
            raise error
        return 1

    assert await Visits(feeds, FakeClock(), visit).once() == 2
    assert "feed https://a1.example/" in caplog.text


class BrokenFeeds(Feeds):
    """Fails in a way nobody thought of."""

    async def take(self, now: datetime, most: int) -> tuple[Feed, ...]:
        raise ZeroDivisionError


async def test_what_goes_wrong_in_taking_feeds_ends_nothing(
    redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    assert await Visits(BrokenFeeds(redis), FakeClock(), one).once() == 0
    assert "feeds could not be taken" in caplog.text


async def test_while_the_store_is_away_feeds_wait(
    caplog: pytest.LogCaptureFixture,
) -> None:
    away = Feeds(connect("unix:///nowhere/socket"))
    assert await Visits(away, FakeClock(), one).once() == 0
    assert "feeds must wait" in caplog.text
