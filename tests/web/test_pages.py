"""The pages over real HTTP and a real store: found, current, private where need be."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from html import escape
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.briefing.compose import compose
from bot.briefing.editions import edition_of
from bot.errors import SourceError
from bot.model import Edition
from bot.sources.feeds import read_feed
from bot.sources.moments import moment
from bot.store.connection import Redis, close, connect
from bot.store.news import News
from bot.store.stores import Stores, make_stores
from bot.web.frame import Site
from bot.web.library import Library
from bot.web.pages import Reading
from bot.web.shelf import SECONDS
from bot.web.syndication import JSON_TYPE, RSS_TYPE
from tests.fakes.clock import FakeClock
from tests.web.reader import Counter
from tests.web.values import (
    DAY,
    FIRST,
    HIDDEN,
    MONDAY,
    NEW,
    OLD,
    OWN,
    SECOND,
    publish,
    shelve,
)

Client = TestClient[Request, Application]
ADDRESS = "https://n.example"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MONDAY)


@pytest.fixture
async def stores(redis: Redis, clock: FakeClock) -> Stores:
    made = make_stores(redis, "test", clock)
    await shelve(made, NEW, OLD)
    return made


@pytest.fixture
async def client(stores: Stores, clock: FakeClock) -> AsyncIterator[Client]:
    app = Application()
    site = Site(ADDRESS, "newsbrief_bot")
    app.add_routes(Reading(Library(stores, clock), clock, site).routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def text(client: Client, path: str, status: int = 200) -> str:
    async with client.get(path) as response:
        assert response.status == status
        return await response.text()


async def kept(stores: Stores) -> tuple[str, Edition]:
    """Keep a chat's briefing of all there is, its own feeds' news too."""
    news = News(stores, MONDAY)
    stories = await news.of(7)
    briefing = compose(MONDAY.date(), stories, {})
    edition = edition_of(briefing, MONDAY, {OWN.id})
    name = await stores.editions.name(edition)
    await stores.editions.keep(name, edition)
    return name, edition


async def test_a_page_is_shown_under_a_strict_policy(client: Client) -> None:
    for path in ("/a/new", "/s/flood", "/"):
        response = await client.get(path)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'; style-src 'self'" in policy
        assert "frame-ancestors 'self'" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert Counter(await response.text()).stack == []


async def test_an_article_leads_to_its_story_and_back(client: Client) -> None:
    assert 'href="../s/flood">The whole story</a>' in await text(client, "/a/new")
    assert 'href="../a/new#f1"' in await text(client, "/s/flood")


async def test_a_story_is_told_from_all_its_articles_with_its_curve(
    client: Client,
) -> None:
    page = await text(client, "/s/flood")
    assert SECOND.replace("&", "&amp;") in page
    assert FIRST in page
    assert page.count("<svg") == 1


async def test_what_is_not_there_is_a_friendly_page_that_nobody_keeps(
    client: Client,
) -> None:
    for path in ("/a/nope", "/s/nope", "/b/nope", "/b/2026-11-01", "/t/nope"):
        response = await client.get(path)
        assert (response.status, response.headers["Cache-Control"]) == (404, "no-store")
        assert "no longer here" in await response.text()
    assert (await client.get("/t/nope.xml")).status == 404


async def test_an_article_of_a_chats_own_feed_stands_on_no_page_but_its_own(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await shelve(stores, OWN, NEW, OLD)
    await shelve(stores, replace(OWN, id="own"), story="hidden")
    name, _ = await kept(stores)
    await publish(stores, clock)
    pages = ["/s/flood", f"/b/{name}", "/", "/b/2026-11-23", "/t/world"]
    for path in [*pages, "/feed.xml", "/feed.json", "/t/world.xml"]:
        shown = await text(client, path)
        assert HIDDEN not in shown
        assert OWN.title not in shown
        assert "Private Letter" not in shown
    await text(client, "/s/hidden", 404)
    assert "The whole story" not in await text(client, "/a/own")


async def test_a_story_that_is_still_to_come_is_not_shown(
    client: Client, clock: FakeClock
) -> None:
    clock.set(OLD.published - DAY)
    await text(client, "/s/flood", 404)


async def test_a_chats_briefing_is_found_by_its_digest_alone(
    client: Client, stores: Stores
) -> None:
    name, _ = await kept(stores)
    assert len(name) == 22
    async with client.get(f"/b/{name}") as response:
        page = await response.text()
        assert response.headers["Cache-Control"] == "private, max-age=60"
    assert "A briefing of 23 Nov 2026" in page
    assert 'href="../s/flood"' in page
    assert "1,150" in page
    assert '<meta name="robots" content="noindex">' in page


async def test_public_briefings_have_neighbours_and_a_feed(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    assert await publish(stores, clock) == 2
    _, edition = await kept(stores)
    for back in (1, 2):
        day = edition.day - back * DAY
        await stores.editions.publish(replace(edition, day=day, topic="world"))
    page = await text(client, "/b/world/2026-11-22")
    assert "World: the briefing of 22 Nov 2026" in page
    assert 'href="2026-11-21" rel="prev"' in page
    assert 'href="2026-11-23" rel="next"' in page
    assert 'href="../../t/world.xml"' in page
    assert 'rel="next"' not in await text(client, "/b/world/2026-11-23")
    assert "The day" not in await text(client, "/b/2026-11-23")


async def test_the_feeds_are_valid_for_readers(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    parsed = feedparser.parse(await text(client, "/t/world.xml"))
    (entry,) = parsed.entries
    assert not parsed.bozo
    assert parsed.feed.title == "Newsbrief: world"
    assert entry.link == entry.id == f"{ADDRESS}/b/world/2026-11-23"
    assert entry.title == f"23 Nov 2026: {NEW.title}"
    assert moment(entry.published) == MONDAY + timedelta(seconds=600)
    assert escape(SECOND) in entry.summary
    (item,) = json.loads(await text(client, "/t/world.json"))["items"]
    assert (item["url"], item["title"]) == (entry.link, entry.title)
    assert moment(item["date_published"]) == MONDAY + timedelta(seconds=600)
    assert escape(SECOND) in item["content_html"]


async def test_the_feeds_are_no_source_of_news_for_a_bot_like_us(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    for path, kind in (("/t/world.xml", RSS_TYPE), ("/t/world.json", JSON_TYPE)):
        body = (await text(client, path)).encode()
        with pytest.raises(SourceError, match="briefings made by a bot like me"):
            read_feed(body, url=f"{ADDRESS}{path}", content_type=kind)


async def test_every_address_in_a_feed_is_whole(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    feed = json.loads(await text(client, "/feed.json"))
    (item,) = feed["items"]
    links = Counter(item["content_html"]).links - {""}
    assert {link.partition(":")[0] for link in links} == {"https"}
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{ADDRESS}/feed.json"
    assert item["id"] == f"{ADDRESS}/b/2026-11-23"
    root = ElementTree.fromstring(await text(client, "/feed.xml"))  # noqa: S314 - ours
    assert root.findtext("channel/item/guid") == item["id"]


async def test_a_feed_says_in_which_language_it_speaks(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    german = {"Accept-Language": "de"}
    told = await (await client.get("/feed.json", headers=german)).json(
        content_type=JSON_TYPE
    )
    parsed = feedparser.parse(await text(client, "/feed.xml"))
    assert told["language"] == "de"
    assert told["items"][0]["title"].startswith("23. Nov. 2026: ")
    assert parsed.feed.language == "en"


async def test_before_the_first_briefing_the_feeds_are_empty_and_say_when(
    client: Client,
) -> None:
    parsed = feedparser.parse(await text(client, "/t/world.xml"))
    assert (parsed.bozo, parsed.entries) == (False, [])
    assert "comes here tomorrow" in await text(client, "/t/world")


async def test_the_front_page_leads_to_briefings_topics_feeds_and_the_bot(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    page = await text(client, "/")
    links = Counter(page).links
    assert {"b/2026-11-23", "t/world", "feed.xml", "feed.json"} <= links
    assert "https://t.me/newsbrief_bot" in links
    assert NEW.title in page
    assert "noindex" not in page


async def test_a_topic_of_any_letters_has_a_page_and_feeds(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    topic = "arts/books & 100 %é"
    _, edition = await kept(stores)
    await stores.editions.publish(replace(edition, topic=topic))
    path = "/t/arts%2Fbooks%20%26%20100%20%25%C3%A9"
    page = await text(client, path)
    assert '<h1 dir="auto">Arts/books &amp; 100 %é</h1>' in page
    assert "../b/arts%2Fbooks%20%26%20100%20%25%C3%A9/2026-11-23" in page
    day = path.replace("/t/", "/b/") + "/2026-11-23"
    assert '<h1 dir="auto">Arts/books &amp; 100 %é: the' in await text(client, day)
    parsed = feedparser.parse(await text(client, f"{path}.xml"))
    assert parsed.entries[0].link == f"{ADDRESS}{day}"


async def test_who_has_a_page_already_is_told_so(client: Client) -> None:
    first = await client.get("/s/flood")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=60"
    for known in (tag, f'"other", {tag.removeprefix("W/")}', "*"):
        again = await client.get("/s/flood", headers={"If-None-Match": known})
        assert (again.status, await again.text()) == (304, "")
        assert again.headers["ETag"] == tag
    other = await client.get("/s/flood", headers={"If-None-Match": '"other"'})
    assert other.status == 200


async def test_head_says_the_same_without_the_page(client: Client) -> None:
    got, head = await client.get("/s/flood"), await client.head("/s/flood")
    assert (head.status, await head.text()) == (200, "")
    assert head.headers["ETag"] == got.headers["ETag"]


async def test_a_long_page_is_packed_for_who_takes_it(client: Client) -> None:
    response = await client.get("/s/flood", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Vary"] == "Accept-Encoding, Accept-Language"
    plain = await client.get("/s/flood", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert await plain.text() == await response.text()
    assert "Crews have moved" in await response.text()


async def test_a_page_is_made_once_for_many_and_anew_after_seconds(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    before = await text(client, "/s/flood")
    await stores.retention.remove_before(OLD.published + timedelta(hours=1), MONDAY)
    assert await text(client, "/s/flood") == before
    clock.advance(SECONDS)
    assert "1 article from 1 source" in await text(client, "/s/flood")


async def test_without_an_address_of_its_own_feeds_name_the_one_asked(
    stores: Stores, clock: FakeClock
) -> None:
    app = Application()
    app.add_routes(Reading(Library(stores, clock), clock, Site(front="pages")).routes())
    async with TestServer(app) as server, ClientSession() as http:
        response = await http.get(server.make_url("/feed.json"))
        feed = json.loads(await response.text())
        assert feed["feed_url"] == str(server.make_url("/feed.json"))
        front = await http.get(server.make_url("/pages"))
        assert "t.me" not in await front.text()


async def test_a_busy_store_is_a_friendly_page(clock: FakeClock) -> None:
    away = connect("redis://127.0.0.1:1")
    app = Application()
    library = Library(make_stores(away, "test", clock), clock)
    app.add_routes(Reading(library, clock, Site()).routes())
    async with TestClient(TestServer(app)) as client:
        response = await client.get("/a/new")
        assert (response.status, response.headers["Retry-After"]) == (503, "5")
        assert "Load this page again" in await response.text()
    await close(away)


async def test_the_style_sheet_and_the_icon_may_be_kept(client: Client) -> None:
    for name, kind in (("style.css", "text/css"), ("icon.svg", "image/svg+xml")):
        response = await client.get(f"/a/{name}")
        assert response.content_type == kind
        assert response.headers["Cache-Control"] == "public, max-age=3600"


async def test_a_story_that_became_part_of_another_is_found_by_its_old_address(
    client: Client, stores: Stores
) -> None:
    story = await stores.stories.get("flood")
    assert story is not None
    await stores.stories.merge(replace(story, id="later"), "flood")
    assert 'href="../a/new#f1"' in await text(client, "/s/flood")


async def test_a_page_speaks_the_browsers_language_and_the_news_their_own(
    client: Client,
) -> None:
    german = await client.get("/s/flood", headers={"Accept-Language": "de-AT,en;q=0.5"})
    arabic = await client.get("/s/flood", headers={"Accept-Language": "ar"})
    english = await client.get("/s/flood")
    pages = [await each.text() for each in (german, arabic, english)]
    assert '<html lang="de">' in pages[0]
    assert '<html lang="ar" dir="rtl">' in pages[1]
    assert '<html lang="en">' in pages[2]
    assert "Zum Text springen" in pages[0]
    assert all("Crews have moved" in page for page in pages)


async def test_a_topic_is_named_in_the_reader_s_language_and_its_addresses_stay(
    client: Client, stores: Stores, clock: FakeClock
) -> None:
    await publish(stores, clock)
    german = {"Accept-Language": "de"}
    pages = {
        path: await (await client.get(path, headers=german)).text()
        for path in ("/", "/t/world", "/b/world/2026-11-23", "/t/world.xml")
    }
    assert '<a href="t/world" dir="auto">Welt</a>' in pages["/"]
    assert '<h1 dir="auto">Welt</h1>' in pages["/t/world"]
    assert ">Welt: das Briefing vom " in pages["/b/world/2026-11-23"]
    assert "<title>Newsbrief: Welt</title>" in pages["/t/world.xml"]
    assert "„Welt“" in pages["/t/world.xml"]
    assert f"<link>{ADDRESS}/t/world</link>" in pages["/t/world.xml"]


@pytest.mark.parametrize("front", ["", "pages"])
async def test_a_feed_leads_to_the_front_page_wherever_that_is(
    stores: Stores, clock: FakeClock, front: str
) -> None:
    await publish(stores, clock)
    app = Application()
    site = Site(ADDRESS, front=front)
    app.add_routes(Reading(Library(stores, clock), clock, site).routes())
    async with TestClient(TestServer(app)) as client:
        assert f"<link>{ADDRESS}/{front}</link>" in await text(client, "/feed.xml")
        told = json.loads(await text(client, "/feed.json"))
    assert told["home_page_url"] == f"{ADDRESS}/{front}"
