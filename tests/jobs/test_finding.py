"""Finding the feeds somebody means, in a written internet."""

import pytest

from bot.errors import SourceError
from bot.jobs.analysis import Analyst
from bot.jobs.finding import Finder
from bot.model import Feed
from bot.sources.fetch import Page
from bot.store.connection import Redis
from tests.fakes.newsroom import FEED, House, StuckFetcher, item, rss
from tests.fakes.worker import HereWorker

SITE = "https://news.example/"
NAMES = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
async def house(redis: Redis) -> House:
    return House(redis)


def page(*hrefs: str) -> str:
    links = "".join(NAMES.format(href) for href in hrefs)
    return f"<html><head>{links}</head><body>Welcome</body></html>"


async def test_a_feed_is_found_at_its_address(house: House) -> None:
    house.web.put(FEED, rss(item("flood"), title="Fish &amp; Ships"))
    look = await house.finder.look(f"Please read <{FEED}>!")
    (feed,) = look.feeds
    assert (feed.url, feed.name, feed.count) == (FEED, "Fish & Ships", 1)
    assert feed.headlines == ("flood",)


async def test_a_feed_that_moved_for_good_is_found_where_it_is_now(
    house: House,
) -> None:
    old = "https://old.example/rss"
    house.web.pages[old] = Page(200, FEED, rss(item("a")).encode(), moved=FEED)
    look = await house.finder.look(old)
    assert [feed.url for feed in look.feeds] == [FEED]


async def test_a_site_offers_the_feeds_it_names_that_can_be_read(house: House) -> None:
    house.web.put(SITE, page("/rss", "/atom", "/gone", "/world"), "text/html")
    house.web.put(FEED, rss(item("flood"), item("storm")))
    house.web.put(f"{SITE}atom", rss(item("flood"), item("storm")))
    house.web.put(f"{SITE}world", rss(item("storm"), title="World"))
    look = await house.finder.look(SITE)
    assert [feed.url for feed in look.feeds] == [FEED, f"{SITE}world"]
    assert len(house.web.asked) == 5


async def test_a_page_that_lists_the_feeds_of_its_site_is_looked_through(
    house: House,
) -> None:
    lists = f"{SITE}rss-feeds"
    house.web.put(SITE, '<a href="/rss-feeds">RSS</a>', "text/html")
    house.web.put(lists, '<a href="/rss">All</a><a href="/rss-x">?</a>', "text/html")
    house.web.put(FEED, rss(item("flood")))
    look = await house.finder.look(SITE)
    assert [feed.url for feed in look.feeds] == [FEED]
    house.web.put(FEED, '<a href="/rss-deeper">RSS</a>', "text/html")
    house.web.put(f"{SITE}feed.json", rss(item("storm")))
    look = await house.finder.look(SITE)
    assert [feed.url for feed in look.feeds] == [f"{SITE}feed.json"]


async def test_where_a_page_names_none_a_few_usual_places_are_tried(
    house: House,
) -> None:
    house.web.put(SITE, "<p>Welcome</p>", "text/html")
    house.web.put(f"{SITE}atom.xml", rss(item("flood")))
    look = await house.finder.look(SITE)
    assert [feed.url for feed in look.feeds] == [f"{SITE}atom.xml"]
    asked = [url for url, _, _ in house.web.asked]
    assert asked == [SITE, f"{SITE}feed", FEED, f"{SITE}atom.xml"]


async def test_without_a_scheme_both_are_tried(house: House) -> None:
    house.web.put("http://news.example", rss(item("flood")))
    look = await house.finder.look("news.example")
    assert [feed.url for feed in look.feeds] == ["http://news.example"]


async def test_a_feed_with_entries_is_better_than_an_empty_one(house: House) -> None:
    site = "https://github.com/ada/boats"
    house.web.put(f"{site}/releases.atom", rss())
    house.web.put(f"{site}/commits.atom", rss(item("Mend the mast")))
    look = await house.finder.look("github.com/ada/boats")
    assert [feed.url for feed in look.feeds] == [f"{site}/commits.atom"]
    del house.web.pages[f"{site}/commits.atom"]
    look = await house.finder.look("github.com/ada/boats")
    assert [feed.url for feed in look.feeds] == [f"{site}/releases.atom"]


async def test_a_list_of_feeds_is_read(house: House) -> None:
    house.web.put(SITE, f"<opml><body><outline xmlUrl='{FEED}'/></body></opml>")
    assert (await house.finder.look(SITE)).listed == (Feed(FEED),)
    body = house.web.pages[SITE].body
    assert await house.finder.read_list(body) == (Feed(FEED),)


@pytest.mark.parametrize(
    ("typed", "answer", "reason"),
    [
        (FEED, None, "does not accept connections"),
        (FEED, Page(404, FEED), r"news\.example has nothing at that address \(404\)\."),
        (FEED, Page(200, FEED, b"<html></html>"), "found no feed at news.example"),
        (FEED, Page(200, FEED, b"PK\3\4"), "is not a feed that can be read"),
        (
            "@harbour",
            Page(200, "https://t.me/harbour", b"<html></html>"),
            "harbour shows nothing on the web",
        ),
        ("boats", None, "I see no address in that"),
    ],
)
async def test_what_is_no_feed_is_told_in_words(
    house: House, typed: str, answer: Page | None, reason: str
) -> None:
    if answer:
        house.web.pages["https://t.me/s/harbour" if "@" in typed else FEED] = answer
    with pytest.raises(SourceError, match=reason):
        await house.finder.look(typed)


async def test_a_look_that_takes_too_long_ends() -> None:
    finder = Finder(StuckFetcher(), Analyst(HereWorker()), seconds=0.0)
    with pytest.raises(SourceError, match=r"at news\.example took more than 0 seconds"):
        await finder.look(SITE)
