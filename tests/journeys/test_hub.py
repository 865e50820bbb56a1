"""From a hub's push to the store, through two roles of a service that share only it."""

from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import timetable
from bot.model import Feed
from tests.fakes.hub import open_hub
from tests.fakes.newsroom import LONG, item, rss
from tests.fixtures.house import House


async def test_what_a_hub_pushes_is_news_at_once(
    house: House, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timetable, "HUBS", 0.05)
    asked: list[str] = []

    async def feed(request: web.Request) -> web.Response:
        asked.append(request.path)
        links = {"Link": f"<{hub.url}>; rel=hub"}
        return web.Response(text=rss(item("one", f"{LONG} One.", 20)), headers=links)

    site = web.Application()
    site.router.add_get("/rss", feed)
    settings = replace(
        house.settings,
        port=unused_tcp_port,
        public_url=f"http://127.0.0.1:{unused_tcp_port}",
        fetch_allow=("127.0.0.1",),
    )
    async with open_hub() as hub, TestServer(site) as server:
        url = str(server.make_url("/rss"))
        await house.stores.feeds.add(Feed(url, due=house.server.clock.now()))
        known = await house.stores.articles.count()

        async def has(count: int) -> bool:
            return await house.stores.articles.count() == known + count

        async def is_asked() -> bool:
            return bool(hub.verdicts)

        async with house.open({"web"}, settings), house.open({"ingest"}, settings):
            await house.until(lambda: has(1))
            await house.until(is_asked)
            assert await hub.push(rss(item("two", f"{LONG} Two.", 21)).encode()) == 202
            await house.until(lambda: has(2))
    assert hub.verdicts == [(200, "ch<all>enge")]
    assert asked == ["/rss"]
