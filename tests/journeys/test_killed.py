"""Processes are killed at work; others go on with what they had in hand, once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import SystemClock
from bot.delivery.messages.render import briefing
from bot.jobs.brief import Brief
from bot.model import Address, Feed, Subscription
from bot.store import keys
from bot.store.outbox import Outbox
from bot.store.stores import Stores
from tests.fakes.newsroom import LONG, item, rss
from tests.fixtures.house import House
from tests.fixtures.process import environment, running
from tests.fixtures.waiting import waiting

READERS = range(7_100_001, 7_100_061)
MINUTE = timedelta(minutes=1)
HERE = {"NEWSBRIEF_FETCH_ALLOW": "127.0.0.1"}


async def subscribe(house: House) -> None:
    """Let all readers be due a minute ago."""
    due = house.server.clock.now().replace(second=0, microsecond=0) - MINUTE
    for reader in READERS:
        times = (due.hour * 60 + due.minute,)
        wish = Subscription(Address(reader), times, "UTC")
        await house.stores.subscriptions.save(wish, due)


async def killed_when(
    house: House, place: Path, role: str, true: Callable[[], Awaitable[object]]
) -> None:
    """Run a role in a process of its own and kill it once the claim is true."""
    env = {**environment(house.server, house.url, place), **HERE}
    async with running(place, env, role):
        await house.until(true)


async def test_a_scheduler_killed_at_work_fires_and_composes_each_slot_once(
    house_today: House, tmp_path: Path
) -> None:
    house = house_today
    await subscribe(house)
    outbox = house.stores.outbox

    async def has_begun() -> bool:
        return (await waiting(outbox))["queued"] > 0

    await killed_when(house, tmp_path, "brief", has_begun)
    # What it had in hand comes again when its leases end: at once, here.
    hasty = replace(house.stores, outbox=Outbox(house.redis, "hasty", lease_seconds=0))
    brief = Brief(hasty, house.server.clock, briefing)
    await brief.tick()
    await brief.compose_fired()
    assert (await outbox.counts())["queued"] == len(READERS)
    assert (await outbox.counts())["fired"] == 0
    found = [await outbox.of_chat(reader) for reader in READERS]
    assert [len(records) for records in found] == [1] * len(READERS)


async def test_an_ingester_killed_at_work_keeps_each_article_once(
    house_today: House, tmp_path: Path
) -> None:
    house, stores = house_today, house_today.stores
    entries = [item(f"story-{number}", f"{LONG} {number}") for number in range(12)]

    async def feed(_: web.Request) -> web.Response:
        return web.Response(text=rss(*entries), content_type="application/rss+xml")

    site = web.Application()
    site.router.add_get("/rss", feed)
    known = await stores.articles.count()
    async with TestServer(site) as server:
        address = str(server.make_url("/rss"))
        await stores.feeds.add(Feed(address, due=SystemClock().now()))
        for true in (has(stores, known + 1), has(stores, known + 5)):
            await killed_when(house, tmp_path, "ingest", true)
            # Its leases end: at once, here.
            await stores.feeds.give_back([address], SystemClock().now())
            await stores.feeds._redis.delete(keys.lock("placing"))
        await killed_when(house, tmp_path, "ingest", is_read(stores, address))
    assert await stores.articles.count() == known + 12


def has(stores: Stores, count: int) -> Callable[[], Awaitable[object]]:
    async def is_so() -> bool:
        return await stores.articles.count() >= count

    return is_so


def is_read(stores: Stores, address: str) -> Callable[[], Awaitable[object]]:
    async def is_so() -> bool:
        feed = await stores.feeds.get(address)
        return bool(feed and feed.body_hash)

    return is_so
