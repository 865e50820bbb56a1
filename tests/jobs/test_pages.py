"""What a page gives, or why there is none."""

import pytest

from bot.errors import Unanswered
from bot.jobs.analysis import Analyst
from bot.jobs.pages import Pages
from bot.model import Entry
from bot.sources.fetch import Page
from bot.store.connection import Redis
from bot.store.missed import Missed
from tests.fakes.clock import FakeClock
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.newsroom import FLOOD, LONG, FailingFetcher, page
from tests.fakes.worker import HereWorker

LINK = "https://news.example/flood"


def entry(text: str = "") -> Entry:
    return Entry("1", LINK, "Flood", text, None)


def pages(web: FakeFetcher, redis: Redis) -> Pages:
    return Pages(web, Analyst(HereWorker()), Missed(redis), FakeClock())


async def test_a_page_that_hangs_is_waited_for_only_where_there_is_no_text(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.pages.PAGE", 0.01)
    reader = pages(FailingFetcher(LINK), redis)
    assert await reader.read(entry(FLOOD), "a") == (entry(FLOOD), None)
    with pytest.raises(Unanswered, match="took over"):
        await reader.read(entry(), "a")


async def test_what_is_whole_needs_no_page(redis: Redis) -> None:
    web = FakeFetcher()
    assert await pages(web, redis).read(entry(LONG), "a") == (entry(LONG), None)
    assert web.asked == []


@pytest.mark.parametrize(
    "answer", [Page(404, LINK), Page(200, LINK, b"%PDF", "application/pdf"), None]
)
async def test_what_is_no_page_is_not_waited_for(
    redis: Redis, answer: Page | None
) -> None:
    web = FakeFetcher({LINK: answer} if answer else {})
    assert await pages(web, redis).read(entry(), "a") == (entry(), None)


async def test_a_page_that_came_late_is_waited_for_as_long_again(redis: Redis) -> None:
    web = FakeFetcher({LINK: Page(503, LINK)})
    with pytest.raises(
        Unanswered, match=r"news\.example has a fault of its own just now \(503\)"
    ):
        await pages(web, redis).read(entry(), "a")
    assert await redis.keys("nb:{ix}:missed:*") == [b"nb:{ix}:missed:a"]
    web.put(LINK, page(LONG), "text/html")
    _, found = await pages(web, redis).read(entry(), "a")
    assert found
    assert found.text == LONG.strip()
    assert await redis.keys("nb:{ix}:missed:*") == []
