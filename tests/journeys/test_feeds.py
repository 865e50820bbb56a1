"""A feed is suggested, approved and told of; a list of feeds comes as a file."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, RawTestServer

from bot.model import Feed
from bot.playground.cast import ADA, CLEO
from bot.sources.opml import write_opml
from tests.fakes.newsroom import item, rss
from tests.fixtures.house import House


@pytest.fixture
async def site() -> AsyncIterator[BaseTestServer]:
    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == "/rss":
            body = rss(item("Ferry stops"), title="Harbour Post")
            return web.Response(text=body, content_type="text/xml")
        named = '<link rel="alternate" type="application/rss+xml" href="/rss">'
        return web.Response(text=f"<html>{named}</html>", content_type="text/html")

    async with RawTestServer(answer) as server:
        yield server


async def test_a_reader_suggests_a_site_and_hears_what_an_operator_decides(
    house: House, site: BaseTestServer
) -> None:
    own = replace(house.settings, fetch_allow=(f"{site.host}:{site.port}",))
    async with house.open(settings=own):
        for person in (ADA, CLEO):
            house.server.human.start(person)
        await house.quiet()
        house.server.human.send(ADA, ADA, f"/addfeed {site.make_url('/')}")
        await house.hears(ADA, "I have suggested Harbour Post")
        question = await house.hears(CLEO, "suggests a feed")
        assert "Ferry stops" in question["text"]
        house.press(CLEO, question, "✅ Add for everybody")
        await house.hears(ADA, "Your suggestion was added: Harbour Post")
        await house.hears(CLEO, "Added for everybody: Harbour Post")
    (feed,) = await house.stores.feeds.all()
    assert (feed.url, feed.is_own) == (str(site.make_url("/rss")), False)


async def test_an_operator_sends_a_list_of_feeds_and_gets_one_back(
    house: House,
) -> None:
    feeds = (Feed("https://a.example/rss", "A"), Feed("https://b.example/rss", "B"))
    async with house.open():
        body = write_opml(feeds).encode()
        house.server.human.start(CLEO)
        house.server.human.send_file(CLEO, CLEO, "mine.opml", body)
        offered = await house.hears(CLEO, "A list of 2 feeds; new to me: 2.")
        house.press(CLEO, offered, "✅ Add 2 feeds")
        await house.hears(CLEO, "Added for everybody: 2 feeds.")
        house.server.human.send(CLEO, CLEO, "/feeds export")
        await house.quiet()
        await house.until(lambda: sent_file(house))
    kept = await house.stores.feeds.all()
    assert [feed.url for feed in kept] == [feed.url for feed in feeds]


async def sent_file(house: House) -> bool:
    """Whether the bot has sent the list it read, as a file."""
    found = [
        message["document"]
        for message in house.server.from_bot(CLEO)
        if "document" in message
    ]
    bodies = [house.server.play.files.get(each["file_id"]).body for each in found]
    return any(b"https://b.example/rss" in body for body in bodies)
