"""The service put together: each role does its part, and all of it ends when told."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.app import add_first_feeds, converse, open_service, open_stores, run, serve
from bot.clock import SystemClock
from bot.delivery.calls.transport import connect
from bot.errors import SettingsError
from bot.model import Address, Feed, Subscription
from bot.playground.cast import ADA
from bot.settings import Settings
from bot.store import keys
from bot.store.connection import connect as connect_store
from bot.store.stores import make_stores
from tests.fakes.newsroom import item, rss
from tests.fixtures.house import House

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
ELSEWHERE = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"

SHOWN = "what-telegram-shows-us"


async def fetch(address: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.text()


async def test_called_by_telegram_it_answers_and_shows_its_state(
    house: House, unused_tcp_port: int
) -> None:
    base = f"http://127.0.0.1:{unused_tcp_port}"
    shared = replace(house.settings, port=unused_tcp_port, public_url=base)
    settings = replace(shared, webhook_secret=SHOWN)
    (newest,) = await house.stores.articles.latest(1)
    async with house.open({"web", "chat", "brief", "send"}, settings):
        await house.server.called("setWebhook")
        house.server.human.send(ADA, ADA, "/privacy")
        await house.hears(ADA, "/forget erases it")
        assert house.server.calls.of("getUpdates") == ()
        assert (await fetch(f"{base}/healthz"))[0] == 200
        assert (await fetch(f"{base}/readyz"))[0] == 200
        status, page = await fetch(f"{base}/a/{newest.origin.article_id}")
        assert (status, newest.origin.title in page) == (200, True)
        assert (await fetch(f"{base}/a/nothing"))[0] == 404
        house.server.human.send(ADA, ADA, "/brief science")
        told = await house.hears(ADA, "your briefing")
        buttons = chain.from_iterable(told["reply_markup"]["inline_keyboard"])
        (address,) = (each["url"] for each in buttons if "url" in each)
        status, page = await fetch(f"{base}/b/{address.rpartition('/')[2]}")
        assert (status, "A briefing of 21 Nov 2026" in page) == (200, True)
        assert "<h2>Briefings</h2>" in (await fetch(f"{base}/"))[1]


async def test_its_gauges_tell_what_waits_and_how_late(
    house: House, unused_tcp_port: int
) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}/metrics"
    settings = replace(house.settings, port=unused_tcp_port)
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
    async with house.open({"web"}, settings):
        _, before = await fetch(address)
        await house.at(SUNDAY + timedelta(minutes=1))
        _, after = await fetch(address)
    assert "oldest_due_seconds 0" in before
    assert "oldest_due_seconds 60" in after
    assert "stuck_deliveries 0" in after
    assert "pace_rate 29.7" in after
    assert "halt_seconds 0" in after
    assert "paid_stars 0" in after
    assert re.search(r"newsbrief_articles [1-9]", after)
    assert "newsbrief_feeds 0" in after
    assert "late_feed_seconds 0" in after


async def test_a_process_without_pages_shows_its_health_where_it_is_told_to(
    house: House, unused_tcp_port: int
) -> None:
    base = f"http://127.0.0.1:{unused_tcp_port}"
    settings = replace(house.settings, health_port=unused_tcp_port)
    async with house.open({"send"}, settings):
        assert await fetch(f"{base}/readyz") == (200, "ready\n")
        assert "newsbrief_sends_total" in (await fetch(f"{base}/metrics"))[1]
        assert (await fetch(f"{base}/operate"))[0] == 404


async def test_the_operators_page_is_there_once_it_has_a_secret(
    house: House, unused_tcp_port: int
) -> None:
    base = f"http://127.0.0.1:{unused_tcp_port}"
    settings = replace(house.settings, port=unused_tcp_port)
    async with house.open({"web"}, settings):
        assert (await fetch(f"{base}/operate"))[0] == 404
    secret = replace(settings, page_secret="a-secret-of-sixteen")  # noqa: S106 - invented
    async with house.open({"web"}, secret):
        assert (await fetch(f"{base}/operate"))[0] == 401
        known = base.replace("http://", "http://me:a-secret-of-sixteen@")
        status, page = await fetch(f"{known}/operate")
        assert (status, "Nothing is stuck." in page) == (200, True)


async def test_it_reads_the_feeds_that_are_due(house: House) -> None:
    async def feed(_: web.Request) -> web.Response:
        return web.Response(text=rss(item("flood")), content_type="application/rss+xml")

    site = web.Application()
    site.router.add_get("/rss", feed)
    async with TestServer(site) as server:
        address = str(server.make_url("/rss"))
        await house.stores.feeds.add(Feed(address, due=house.server.clock.now()))
        known = await house.stores.articles.count()
        settings = replace(house.settings, fetch_allow=("127.0.0.1",))
        async with house.open({"ingest"}, settings) as service:
            await house.until(lambda: _counted(house, known + 1))
            await house.until(lambda: _shown(service.metrics.render()))


async def test_after_a_restart_no_feed_is_asked_before_its_time(house: House) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPNotFound

    site = web.Application()
    site.router.add_get("/{name}", answer)
    settings = replace(house.settings, fetch_allow=("127.0.0.1",))
    async with TestServer(site) as server:
        for path in ("/one", "/two"):
            address = str(server.make_url(path))
            await house.stores.feeds.add(Feed(address, due=house.server.clock.now()))
            async with house.open({"ingest"}, settings):
                await house.until(partial(_checked, house, address))
    assert asked == ["/one", "/two"]


async def _checked(house: House, address: str) -> bool:
    feed = await house.stores.feeds.get(address)
    return bool(feed and feed.checked)


async def _counted(house: House, count: int) -> bool:
    return await house.stores.articles.count() == count


async def _shown(metrics: str) -> bool:
    return "items_total 1" in metrics


async def test_an_unknown_token_ends_it_with_a_sentence(house: House) -> None:
    settings = replace(house.settings, token=ELSEWHERE)
    stop = asyncio.Event()
    async with open_service(settings, house.server.clock) as service:
        bot = connect(settings.token, settings.api_base)
        with pytest.raises(SettingsError, match="check TELEGRAM_BOT_TOKEN"):
            await run(service, bot, {"send"}, stop)


async def test_cut_off_it_leaves_no_job_behind(house: House) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3), house.open({"brief"}):
            await asyncio.Event().wait()
    wish = Subscription(Address(ADA), (480,), "UTC")
    now = house.server.clock.now()
    await house.stores.subscriptions.save(wish, now)
    await house.server.clock.sleep(0.2)
    assert await house.stores.subscriptions.due(now, 1) == ((wish, now),)


async def test_a_fresh_bot_is_given_its_first_feeds_once(house: House) -> None:
    async with open_service(house.settings, house.server.clock) as service:
        await add_first_feeds(service)
        feeds = await house.stores.feeds.all()
        assert len(feeds) > 3
        await house.stores.feeds.remove(feeds[0].url)
        await add_first_feeds(service)
    assert len(await house.stores.feeds.all()) == len(feeds) - 1


async def test_a_store_away_while_the_first_feeds_are_given_is_waited_for(
    house: House,
) -> None:
    hasty = make_stores(connect_store("unix:///nowhere/socket"), "hasty")
    async with open_service(house.settings, house.server.clock) as service:
        await add_first_feeds(replace(service, stores=hasty))
    assert await house.stores.feeds.all()


async def test_it_serves_until_it_is_told_to_stop(house: House) -> None:
    stop = asyncio.Event()
    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(serve(house.settings, house.server.clock, {"chat"}, stop))
        await house.server.called("deleteWebhook")
        stop.set()


async def test_told_to_stop_before_it_is_up_it_does_not_begin(house: House) -> None:
    stop = asyncio.Event()
    stop.set()
    await serve(house.settings, house.server.clock, {"chat"}, stop)
    assert house.server.calls.of("getMe") == ()


async def test_told_to_stop_while_telegram_refuses_it_does_no_work(
    house: House,
) -> None:
    house.server.faults.broken(method="getMe", times=99)
    stop = asyncio.Event()
    async with (
        open_service(house.settings, house.server.clock) as service,
        asyncio.timeout(10),
        asyncio.TaskGroup() as tasks,
    ):
        bot = connect(house.settings.token, house.settings.api_base)
        tasks.create_task(run(service, bot, {"chat"}, stop))
        await house.server.called("getMe")
        stop.set()
    assert house.server.calls.of("getUpdates") == ()


async def test_a_line_is_answered_from_the_samples_or_from_what_is_kept(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path, ephemeral=True)
    clock = SystemClock(MONDAY - SystemClock().now())
    async with open_stores(settings, clock) as stores:
        assert (await converse(settings, clock, "/latest")).startswith("Latest\n\n1. ")
        count = await stores.articles.count()
        assert "sources" in await converse(settings, clock, "/help")
        assert await stores.articles.count() == count > 20


async def test_a_question_at_the_command_line_is_asked_of_all_articles(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path, ephemeral=True)
    clock = SystemClock(MONDAY - SystemClock().now())
    async with open_stores(settings, clock) as stores:
        await converse(settings, clock, "/help")
        # Numbers go on far above, so what is asked about is in no new block.
        await stores.arrivals._redis.set(keys.number(), 9_000)
        said = await converse(settings, clock, "Who is Orm Tessel?")
    assert "a fisherman from Nessa" in said


async def test_with_a_token_a_line_is_answered_without_samples(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, ephemeral=True, token=ELSEWHERE)
    said = await converse(settings, SystemClock(), "/latest")
    assert said.startswith("I have no stories yet.")
