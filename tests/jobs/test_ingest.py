"""The whole line from a feed to the store, with a real store and a written internet."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot.errors import HostBusy, StoreBusy
from bot.jobs.analysis import Analyst
from bot.jobs.finding import Finder
from bot.jobs.ingest import Counts, Ingest
from bot.model import Feed
from bot.sources.fetch import Page, open_fetcher
from bot.store.connection import Redis
from tests.fakes.clock import NOON
from tests.fakes.newsroom import (
    FEED,
    FLOOD,
    LONG,
    BrokenFetcher,
    House,
    OpeningWorker,
    RemovingFetcher,
    SlowFetcher,
    StuckFetcher,
    WatchingFetcher,
    item,
    page,
    rss,
    seed,
)

HOUR = timedelta(hours=1)


@pytest.fixture
async def house(redis: Redis) -> House:
    return House(redis)


async def test_a_feed_brings_its_entries_with_their_findings(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", "<p>" + LONG + "</p>")))
    assert await house.ingest.poll() == 1
    (report,) = await house.stores.articles.latest(9)
    assert report.origin.source == "Example News"
    assert report.topics == ("world",)
    assert 310 in {figure.low for figure in report.findings.figures}
    article = await house.stores.articles.get(report.origin.article_id)
    assert article is not None
    for figure in report.findings.figures:
        assert figure.span.of(article.text) == figure.text
    story = await house.stores.stories.get(report.story_id)
    assert story is not None
    assert (story.headline, story.article_ids) == ("flood", (article.id,))


async def test_the_whole_way_from_a_server_to_the_store(house: House) -> None:
    async def answer(request: web.BaseRequest) -> web.Response:
        if request.path == "/rss":
            link = f"http://{request.host}/flood"
            entry = f"<item><title>Flood</title><link>{link}</link></item>"
            return web.Response(text=rss(entry), content_type="text/xml")
        return web.Response(text=page(LONG), content_type="text/html")

    async with RawTestServer(answer) as server, Analyst() as analyst:
        allow = [f"{server.host}:{server.port}"]
        async with open_fetcher(allow) as fetcher:
            ingest = Ingest(house.stores, fetcher, house.clock, analyst)
            look = await Finder(fetcher, analyst).look(str(server.make_url("/rss")))
            await house.stores.feeds.add(Feed(look.feeds[0].url, due=NOON))
            assert await ingest.poll() == 1
    (report,) = await house.stores.articles.latest(9)
    assert 310 in {figure.low for figure in report.findings.figures}


async def test_a_feed_is_left_alone_until_it_is_due_again(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood")))
    await house.ingest.poll()
    assert await house.ingest.poll() == 0
    assert len(house.web.asked) == 1
    house.clock.advance(6_000)
    await house.ingest.poll()
    assert len(house.web.asked) == 2


async def test_what_is_unchanged_is_not_read_again(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood")))
    house.web.pages[FEED] = replace(house.web.pages[FEED], etag='"1"', modified="then")
    await house.ingest.poll()
    house.clock.advance(6_000)
    await house.ingest.poll()
    house.web.pages[FEED] = Page(304, FEED)
    house.clock.advance(6_000)
    await house.ingest.poll()
    assert house.worker.done.count("read_feed") == 1
    assert house.web.asked[1:] == [(FEED, '"1"', "then")] * 2
    assert (await house.feed()).etag == '"1"'


async def test_an_entry_that_a_feed_lists_twice_is_kept_once(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("one"), item("one")))
    assert await house.ingest.poll() == 1
    assert house.worker.done.count("analyse") == 1


async def test_an_entry_that_a_feed_lists_in_two_forms_is_one_article(
    house: House,
) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("one"), item("one", LONG + "It is wet.")))
    assert await house.ingest.poll() == 1
    (report,) = await house.stores.articles.latest(9)
    assert report.origin.title == "one"


async def test_only_new_entries_of_a_changed_feed_are_kept(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("one", LONG + "One.")))
    await house.ingest.poll()
    house.clock.advance(6_000)
    house.web.put(FEED, rss(item("two", LONG + "Two.", 23), item("one", LONG + "One.")))
    assert await house.ingest.poll() == 1
    assert await house.titles() == ["two", "one"]
    assert house.worker.done.count("analyse") == 2


async def test_after_a_restart_known_entries_are_still_known(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("one")))
    await house.ingest.poll()
    house.clock.advance(6_000)
    house.web.put(FEED, rss(item("one"), title="Renamed News"))
    assert await house.opened().poll() == 0
    assert house.worker.done.count("analyse") == 1


async def test_a_teaser_is_replaced_by_the_text_of_its_page(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", "Read all about it.")))
    house.web.put("https://news.example/flood", page(LONG), "text/html")
    await house.ingest.poll()
    (report,) = await house.stores.articles.latest(9)
    article = await house.stores.articles.get(report.origin.article_id)
    assert article is not None
    assert article.text.startswith("Rescue crews evacuated 310 people")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        Page(404, "https://news.example/flood"),
        Page(200, "https://news.example/flood", b"%PDF-1.7", "application/pdf"),
        Page(200, "https://news.example/flood", b"<p>Log in</p>", "text/html"),
    ],
)
async def test_without_its_page_the_feeds_own_text_is_kept(
    house: House, answer: Page | None
) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", FLOOD)))
    if answer:
        house.web.pages["https://news.example/flood"] = answer
    assert await house.ingest.poll() == 1


LOCKED = (
    "<head><script type='application/ld+json'>"
    '{"@type": "NewsArticle", "isAccessibleForFree": false}</script></head>'
)


async def test_a_page_that_costs_money_is_marked_and_not_used(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", FLOOD)))
    locked = page(LONG).replace("<body>", LOCKED + "<body>")
    house.web.put("https://news.example/flood", locked, "text/html")
    await house.ingest.poll()
    (report,) = await house.stores.articles.latest(9)
    assert report.origin.is_paywalled
    article = await house.stores.articles.get(report.origin.article_id)
    assert article is not None
    assert article.text == FLOOD.strip()


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("", "its page cannot be had"),
        ("<p></p>", "neither the feed nor its page"),
        (page(LONG).replace("<body>", LOCKED + "<body>"), "the page is locked"),
        (
            page(LONG).replace(
                "<body>",
                LOCKED.replace("NewsArticle", "LiveBlogPosting").replace(
                    "false", "true"
                ),
            ),
            "the page is a live blog",
        ),
    ],
)
async def test_what_has_no_text_to_use_is_left_out_with_a_reason(
    house: House, markup: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", "")))
    if markup:
        house.web.put("https://news.example/flood", markup, "text/html")
    assert await house.ingest.poll() == 0
    assert reason in caplog.text


async def test_entries_of_one_page_are_all_kept(house: House) -> None:
    await house.subscribe()
    entries = [
        item(name, f"{name} sank in the harbour on Sunday.").replace(
            f"/{name}<", f"/day#{name}<"
        )
        for name in ("Anna", "Berta")
    ]
    house.web.put(FEED, rss(*entries))
    assert await house.ingest.poll() == 2
    assert len(house.web.asked) == 1
    (report, _) = await house.stores.articles.latest(9)
    assert report.origin.url.startswith("https://news.example/day#")


async def test_an_article_linked_in_five_ways_is_one(house: House) -> None:
    await house.subscribe()
    links = (
        "https://t.co/abc",
        "http://m.news.example/flood/?utm_source=rss",
        "https://www.news.example/flood/amp/",
        "https://news-example.cdn.ampproject.org/c/s/news.example/flood",
        "https://news.example/flood#top",
    )
    house.web.put(
        FEED,
        rss(
            *(
                item("flood", f"{LONG} {number}").replace(
                    "https://news.example/flood", link
                )
                for number, link in enumerate(links)
            )
        ),
    )
    house.web.pages["https://t.co/abc"] = Page(
        200, "https://news.example/flood", page(LONG).encode(), "text/html"
    )
    assert await house.ingest.poll() == 1


async def test_an_entry_without_link_or_text_is_passed_over(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss("<item><title>Nothing but a title</title></item>"))
    assert await house.ingest.poll() == 0
    assert (await house.feed()).problem == ""


async def test_entries_older_than_we_keep_are_passed_over(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood").replace("Nov", "Sep")))
    assert await house.ingest.poll() == 0
    assert house.worker.done == ["read_feed"]


async def test_200_feeds_that_hang_do_not_keep_a_good_one_waiting(house: House) -> None:
    for number in range(200):
        await house.subscribe(f"https://a{number}.example/rss")
    await house.subscribe()
    web = house.web = StuckFetcher()
    web.put(FEED, rss(item("flood")))
    house.worker = OpeningWorker(web.gate)
    async with asyncio.timeout(10):
        assert await house.opened().poll() == 1


async def test_a_feed_that_fails_waits_longer_and_stops_no_other(house: House) -> None:
    await house.subscribe("https://down.example/rss")
    await house.subscribe("https://html.example/rss")
    await house.subscribe()
    house.web.put("https://html.example/rss", "<html><body>Hi</body></html>")
    house.web.put(FEED, rss(item("flood")))
    assert await house.ingest.poll() == 1
    down = await house.feed("https://down.example/rss")
    assert down.problem == "https://down.example/rss does not accept connections."
    assert (down.failures, down.checked) == (1, NOON)
    html = await house.feed("https://html.example/rss")
    assert "is a web page, not a feed" in html.problem


async def test_a_busy_server_is_asked_when_it_says(house: House) -> None:
    await house.subscribe()
    house.web.pages[FEED] = Page(429, FEED, retry_after=7_200.0)
    await house.ingest.poll()
    feed = await house.feed()
    assert feed.due is not None
    assert timedelta(hours=2) <= feed.due - NOON <= timedelta(hours=2.2)
    assert feed.problem == "news.example asks me to come less often (429)."


async def test_a_feed_that_is_gone_is_stopped(house: House) -> None:
    await house.subscribe()
    house.web.pages[FEED] = Page(410, FEED)
    await house.ingest.poll()
    feed = await house.feed()
    gone = "news.example says that it is gone for good (410)."
    assert (feed.is_stopped, feed.problem) == (True, gone)
    house.clock.advance(100_000)
    await house.ingest.poll()
    assert len(house.web.asked) == 1


async def test_a_feed_that_moved_is_kept_under_its_new_address(house: House) -> None:
    await house.subscribe()
    new = "https://news.example/new"
    body = rss(item("flood")).encode()
    house.web.pages[FEED] = Page(200, new, body, moved=new, etag="1")
    assert await house.ingest.poll() == 1
    assert await house.stores.feeds.get(FEED) is None
    moved = await house.feed(new)
    assert (moved.title, moved.topics, moved.etag) == ("Example News", ("world",), "1")


async def test_the_body_we_know_at_a_new_address_shows_that_it_moved(
    house: House,
) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood")))
    await house.ingest.poll()
    new = "https://news.example/new"
    house.web.pages[FEED] = replace(house.web.pages[FEED], url=new, moved=new)
    house.clock.advance(6_000)
    await house.ingest.poll()
    assert (await house.feed(new)).title == "Example News"


@pytest.mark.parametrize("status", [200, 404])
async def test_what_is_no_feed_does_not_move_one(house: House, status: int) -> None:
    await house.subscribe()
    portal = "https://portal.example/login"
    body = b"<html><body>Log in</body></html>"
    house.web.pages[FEED] = Page(status, portal, body, moved=portal)
    await house.ingest.poll()
    assert await house.stores.feeds.get(portal) is None
    assert (await house.feed()).failures == 1


async def test_two_feeds_that_move_to_one_address_become_one(house: House) -> None:
    new = "https://news.example/new"
    await house.subscribe()
    await house.stores.feeds.add(Feed(new, "New", ("sea",), due=NOON + HOUR))
    body = rss(item("flood")).encode()
    house.web.pages[FEED] = Page(200, new, body, moved=new)
    await house.ingest.poll()
    (feed,) = await house.stores.feeds.all()
    assert (feed.url, feed.title, feed.topics) == (new, "New", ("sea", "world"))


async def test_a_body_is_let_go_before_the_pages_of_its_entries_are_fetched(
    house: House,
) -> None:
    await house.subscribe()
    house.web = web = WatchingFetcher()
    web.put(FEED, rss(item("flood", "")))
    web.put("https://news.example/flood", page(LONG), "text/html")
    assert await house.opened().poll() == 1
    assert web.is_gone == [True, True]


async def test_a_feed_removed_while_it_was_read_does_not_come_back_where_it_moved(
    house: House,
) -> None:
    await house.subscribe()
    await house.stores.own.add(5, FEED, 1, NOON)
    house.web = RemovingFetcher(house)
    house.web.pages[FEED] = Page(200, FEED, rss(item("a")).encode(), moved=f"{FEED}2")
    await house.opened().poll()
    assert await house.stores.feeds.all() == ()
    assert await house.stores.own.of(5) == (FEED,)


async def test_a_host_to_be_left_alone_is_no_fault_of_the_feed(house: House) -> None:
    feed = await house.subscribe()
    house.web = BrokenFetcher(HostBusy("Later.", 600))
    assert await house.opened().poll() == 0
    assert await house.feed() == feed
    assert await house.stores.feeds.take(NOON + timedelta(minutes=9), 9) == ()
    assert await house.stores.feeds.take(NOON + timedelta(minutes=10), 9) == (feed,)


async def test_a_feed_that_moved_is_read_alone_at_its_new_address(
    house: House,
) -> None:
    await house.subscribe()
    await house.stores.own.add(5, FEED, 1, NOON)
    new = "https://new.example/rss"
    house.web.pages[FEED] = Page(200, new, rss(item("a")).encode(), moved=new)
    await house.ingest.poll()
    assert await house.stores.own.of(5) == (new,)


async def test_after_a_feed_moved_its_articles_are_corrected(house: House) -> None:
    await house.subscribe()
    house.web.put(FEED, rss(item("flood")))
    await house.ingest.poll()
    new = "https://new.example/rss"
    moved = Page(200, new, rss(item("flood"), item("a")).encode(), moved=new)
    house.web.pages[FEED] = moved
    house.clock.advance(50_000)
    await house.ingest.poll()
    house.web.put(new, rss(item("flood", LONG.replace("310", "311"))))
    house.clock.advance(50_000)
    house.ingest = house.opened()
    await house.ingest.poll()
    (report,) = [e for e in await house.stores.articles.latest(9) if e.versions]
    assert report.versions[0].corrections[0].after == "311 people"


async def test_who_follows_an_own_feed_sees_its_corrections_and_who_comes_does_not(
    house: House,
) -> None:
    new = "https://new.example/rss"
    await house.stores.feeds.add(Feed(FEED, "Mine", due=NOON, is_own=True))
    await house.stores.own.add(5, FEED, 1, NOON)
    await house.stores.own.add(6, new, 1, NOON)
    house.web.put(FEED, rss(item("flood")))
    await house.ingest.poll()
    later = rss(item("flood", LONG.replace("310", "311")))
    house.web.pages[FEED] = Page(200, new, later.encode(), moved=new)
    house.clock.advance(50_000)
    await house.ingest.poll()
    corrected = item("flood", LONG.replace("310", "312"))
    house.web.put(new, rss(corrected, item("a", f"A. {LONG}", 23)))
    house.clock.advance(50_000)
    await house.ingest.poll()
    found = {}
    for chat in (5, 6):
        owned = await house.stores.own.seen_by(chat)
        seen = await house.stores.seen_by(owned).articles.latest(9)
        found[chat] = [(each.origin.title, len(each.versions)) for each in seen]
    assert sorted(found[5]) == [("a", 0), ("flood", 2)]
    assert found[6] == [("a", 0)]


async def test_an_own_feed_that_moves_to_everybodys_brings_nobody_its_words(
    house: House,
) -> None:
    liar = "https://liar.example/rss"
    await house.stores.feeds.add(Feed(liar, "Liar", due=NOON, is_own=True))
    await house.stores.own.add(5, liar, 1, NOON)
    house.web.put(liar, rss(item("Lies", f"Lies. {LONG}")))
    assert await house.ingest.poll() == 1
    await house.subscribe()
    house.web.put(FEED, rss(item("flood")))
    house.web.pages[liar] = Page(200, FEED, rss(item("flood")).encode(), moved=FEED)
    for _ in range(2):
        house.clock.advance(50_000)
        await house.ingest.poll()
    everybody = await house.stores.seen_by(()).articles.latest(9)
    assert [each.origin.title for each in everybody] == ["flood"]
    owned = await house.stores.own.seen_by(5)
    mine = await house.stores.seen_by(owned).articles.latest(9)
    assert sorted(each.origin.title for each in mine) == ["Lies", "flood"]


async def test_the_page_of_an_entry_that_is_whole_is_not_asked_for(
    house: House,
) -> None:
    preview = "https://t.me/s/harbour"
    post = (
        '<html><div class="tgme_channel_info"></div><div class="tgme_widget_message" '
        'data-post="harbour/7"><div class="js-message_text">The ferry is late.</div>'
        '<time datetime="2026-11-22T08:00:00+00:00"></time></div></html>'
    )
    house.web.put(preview, post, "text/html")
    await house.stores.feeds.add(Feed(preview, "Harbour", due=NOON))
    assert await house.ingest.poll() == 1
    assert [url for url, _, _ in house.web.asked] == [preview]
    assert await house.titles() == ["The ferry is late."]


async def test_a_feed_of_slow_pages_goes_on_a_minute_later(house: House) -> None:
    await house.subscribe()
    house.web = SlowFetcher(house.clock)
    house.web.put(FEED, rss(*(item(f"n{n}", f"{FLOOD} {n}.") for n in range(6))))
    ingest = house.opened()
    assert await ingest.poll() == 4
    feed = await house.feed()
    assert (feed.due, feed.body_hash) == (NOON + timedelta(minutes=1), "")
    assert await ingest.poll() == 2
    assert (await house.feed()).body_hash


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (TimeoutError(), "It took more than 120 seconds."),
        (ZeroDivisionError(), "Reading it failed (ZeroDivisionError)."),
    ],
)
async def test_whatever_a_feed_does_it_is_only_that_feeds_problem(
    house: House, error: Exception, problem: str
) -> None:
    await house.subscribe()
    house.web = BrokenFetcher(error)
    assert await house.opened().poll() == 0
    assert (await house.feed()).problem == problem


async def test_when_the_store_is_busy_no_feed_is_blamed(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    feed = await house.subscribe()
    house.web = BrokenFetcher(StoreBusy("The storage is busy."))
    assert await house.opened().poll() == 0
    assert await house.feed() == feed
    assert "The storage is busy." in caplog.text


async def test_seeds_come_in_as_their_day_comes(house: House) -> None:
    seeds = [seed("late", 24), seed("early", 22), seed("now", 23)]
    assert await house.ingest.load(seeds) == Counts(added=2, passed=0, waiting=1)
    assert await house.ingest.load(seeds) == Counts(added=0, passed=2, waiting=1)
    house.clock.advance(24 * 3_600)
    assert await house.opened().load(seeds) == Counts(added=1, passed=2, waiting=0)
    assert await house.titles() == ["late", "now", "early"]
