"""A site is asked once a day which of its pages may be read."""

import pytest

from bot.errors import HostBusy, SourceError, Unanswered
from bot.jobs.analysis import Analyst
from bot.jobs.permission import PermittedFetcher
from bot.sources.fetch import Fetcher, Page
from bot.store import keys
from bot.store.connection import Redis
from bot.store.stores import make_stores
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.newsroom import (
    FEED,
    FLOOD,
    LONG,
    BrokenFetcher,
    House,
    item,
    page,
    rss,
)
from tests.fakes.worker import HereWorker

FLOODED = "https://news.example/flood"
ROBOTS = "https://news.example/robots.txt"


def permission(redis: Redis, web: Fetcher) -> PermittedFetcher:
    stores = make_stores(redis, "test")
    analyst = Analyst(HereWorker())
    return PermittedFetcher(stores.robots, stores.hosts, web, analyst)


async def test_a_site_is_asked_once(redis: Redis) -> None:
    web = FakeFetcher()
    web.put(ROBOTS, "User-agent: *\nDisallow: /private", "text/plain")
    asked = permission(redis, web)
    assert await asked.allows(FLOODED)
    assert not await asked.allows("https://news.example/private/1")
    assert not await permission(redis, web).allows("https://news.example/private/2")
    assert web.asked == [(ROBOTS, "", "")]


async def test_only_what_may_be_read_is_fetched(redis: Redis) -> None:
    web = FakeFetcher()
    web.put(ROBOTS, "User-agent: *\nDisallow: /private", "text/plain")
    web.put(FLOODED, "<p>Hi</p>", "text/html")
    pages = permission(redis, web)
    assert (await pages.get(FLOODED, etag="1")).status == 200
    with pytest.raises(SourceError, match=r"news\.example does not let robots read"):
        await pages.get("https://news.example/private/1")
    assert web.asked == [(ROBOTS, "", ""), (FLOODED, "1", "")]


async def test_a_site_without_rules_is_open(redis: Redis) -> None:
    asked = permission(redis, FakeFetcher())
    assert await asked.allows(FLOODED)
    assert await asked.allows(FLOODED)


async def test_a_site_that_cannot_say_is_closed_for_an_hour(redis: Redis) -> None:
    asked = permission(redis, BrokenFetcher(SourceError("It is down.")))
    for _ in range(2):
        with pytest.raises(Unanswered, match="cannot say what robots may read"):
            await asked.allows(FLOODED)
    assert 3_590 <= await redis.ttl(keys.robots(ROBOTS)) <= 3_600


async def test_that_we_must_wait_closes_nothing(redis: Redis) -> None:
    asked = permission(redis, BrokenFetcher(HostBusy("Later.", 60)))
    with pytest.raises(HostBusy):
        await asked.allows(FLOODED)
    assert not await redis.exists(keys.robots(ROBOTS))


async def test_the_pause_a_site_wants_is_remembered(redis: Redis) -> None:
    web = FakeFetcher({ROBOTS: Page(200, ROBOTS, b"User-agent: *\nCrawl-delay: 5")})
    assert await permission(redis, web).allows(FLOODED)
    assert await redis.get(keys.pause("news.example")) == b"5000"


@pytest.mark.parametrize(
    ("rules", "words"), [("Disallow: /", FLOOD.strip()), ("Disallow:", LONG.strip())]
)
async def test_a_page_that_may_not_be_read_leaves_the_feeds_own_text(
    redis: Redis, rules: str, words: str
) -> None:
    house = House(redis)
    await house.subscribe()
    house.web.put(FEED, rss(item("flood", FLOOD)))
    house.web.put(FLOODED, page(LONG), "text/html")
    house.web.put(ROBOTS, f"User-agent: *\n{rules}", "text/plain")
    assert await house.ingest.poll() == 1
    (report,) = await house.stores.articles.latest(9)
    article = await house.stores.articles.get(report.origin.article_id)
    assert article is not None
    assert article.text == words
