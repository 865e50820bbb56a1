"""Finding the feed somebody means, in a written internet."""

import pytest

from bot.errors import SourceError
from bot.sources.fetch import Page
from bot.store.connection import Redis
from tests.fakes.newsroom import FEED, House, item, rss


@pytest.fixture
async def house(redis: Redis) -> House:
    return House(redis)


async def test_a_feed_is_added_by_its_address_once(house: House) -> None:
    house.web.put(FEED, rss(item("flood"), title="Fish & Ships".replace("&", "&amp;")))
    said = await house.finder.add_feed(FEED)
    assert said == "Added Fish & Ships; its entries are read within a minute: 1."
    again = await house.finder.add_feed(FEED)
    assert again == "Fish & Ships is among the feeds already."
    assert await house.ingest.poll() == 1


async def test_a_site_is_added_by_the_feed_it_names(house: House) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site = f"<html><head>{link}</head><body>Welcome</body></html>"
    house.web.put("https://news.example/", site, "text/html")
    house.web.put(FEED, rss(title=""))
    said = await house.finder.add_feed("https://news.example/")
    assert said == "Added news.example; its entries are read within a minute: 0."
    assert await house.stores.feeds.get(FEED) is not None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, "does not accept connections"),
        (Page(404, FEED), r"news\.example answered 404 Not Found\."),
        (Page(200, FEED, b"<html></html>"), "is a web page, not a feed"),
    ],
)
async def test_what_is_no_feed_is_not_added(
    house: House, answer: Page | None, reason: str
) -> None:
    if answer:
        house.web.pages[FEED] = answer
    with pytest.raises(SourceError, match=reason):
        await house.finder.add_feed(FEED)
    assert await house.stores.feeds.all() == ()
