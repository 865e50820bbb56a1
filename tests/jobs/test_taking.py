"""What becomes of entries whose pages or versions are not as one would wish."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import HostBusy, StoreBusy, Unanswered
from bot.jobs.taking import _is_changed
from bot.model import Feed, Listed
from bot.sources.fetch import Page
from bot.store.articles import Kept
from bot.store.connection import Redis
from bot.store.placements import Outcome, Placement, Placements
from tests.fakes.clock import NOON
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.newsroom import FEED, LONG, FailingFetcher, House, item, page, rss
from tests.fakes.worker import HereWorker, P, T

PAGE = "https://news.example/silent"
BOTH = rss(item("silent", "", 21), item("flood"))


@pytest.fixture
async def house(redis: Redis) -> House:
    house = House(redis)
    await house.subscribe()
    return house


async def test_an_entry_listed_in_two_versions_is_not_corrected_for_ever(
    house: House,
) -> None:
    old, new = item("flood", f"{LONG} Later.", 21), item("flood", f"{LONG} Last.")
    for number, items in enumerate([(new, old), (old, new, item("a")), (new, old)]):
        house.web.put(FEED, rss(*items))
        assert await house.ingest.poll() == (number < 2)
        house.clock.advance(50_000)
    reports = await house.stores.articles.latest(9)
    assert [report.versions for report in reports] == [(), ()]


async def test_without_a_text_an_entry_waits_for_the_host_of_its_page(
    house: House,
) -> None:
    house.web = web = FailingFetcher(PAGE, HostBusy("Later.", 600))
    web.put(FEED, BOTH)
    ingest = house.opened()
    assert await ingest.poll() == 1
    assert (await house.feed()).body_hash == ""
    web.url = ""
    web.put(PAGE, page(LONG.replace("310", "311")), "text/html")
    house.clock.advance(50_000)
    assert await ingest.poll() == 1
    assert (await house.feed()).body_hash


@pytest.mark.parametrize(
    "trouble", [HostBusy("Later.", 600), Unanswered("No."), 503, 429]
)
async def test_a_page_that_never_comes_leaves_the_headline_in_the_end(
    house: House, trouble: Exception | int, redis: Redis
) -> None:
    house.web = web = FakeFetcher()
    if isinstance(trouble, int):
        web.pages[PAGE] = Page(trouble, PAGE)
    else:
        house.web = web = FailingFetcher(PAGE, trouble)
    web.put(FEED, rss(item("silent", "")))
    for brought in (0, 0, 1, 0):
        # Each time after a restart: what is waited for is in the store.
        assert await house.opened().poll() == brought
        house.clock.advance(50_000)
    (report,) = await house.stores.articles.latest(9)
    assert report.origin.title == "silent"
    article = await house.stores.articles.get(report.origin.article_id)
    assert article
    assert (article.text, article.url) == ("silent", PAGE)
    assert not await redis.keys("nb:{ix}:missed:*")


async def test_looks_that_follow_each_other_are_one_try(house: House) -> None:
    house.web = web = FailingFetcher(PAGE, Unanswered("No."))
    web.put(FEED, rss(item("silent", "")))
    ingest = house.opened()
    for _ in range(6):
        assert await ingest.poll() == 0
        house.clock.advance(1)
        feed = await house.feed()
        await house.stores.feeds.save(replace(feed, due=house.clock.now()))
    web.url = ""
    web.put(PAGE, page(LONG), "text/html")
    assert await ingest.poll() == 1


async def test_neither_text_nor_headline_nor_page_is_nothing_to_keep(
    house: House,
) -> None:
    house.web = web = FailingFetcher(PAGE, Unanswered("No."))
    nameless = item("silent", "").replace("<title>silent</title>", "")
    web.put(FEED, rss(nameless))
    for _ in range(4):
        assert await house.opened().poll() == 0
        house.clock.advance(50_000)
    assert (await house.feed()).body_hash


@pytest.mark.parametrize("error", [HostBusy("Later.", 600), Unanswered("No.")])
async def test_an_entry_with_a_teaser_does_not_wait_for_its_page(
    house: House, error: Exception
) -> None:
    house.web = web = FailingFetcher(PAGE, error)
    web.put(FEED, rss(item("silent", "The river Ilmer stood at five metres.")))
    assert await house.opened().poll() == 1


@pytest.mark.parametrize(
    "error", [Unanswered("No."), RuntimeError("nobody thought of this")]
)
async def test_a_page_that_is_away_or_breaks_stops_no_other_entry(
    house: House, error: Exception
) -> None:
    house.web = web = FailingFetcher(PAGE, error)
    web.put(FEED, BOTH)
    assert await house.opened().poll() == 1
    feed = await house.feed()
    assert feed.failures == 0
    assert feed.due
    assert feed.due - house.clock.now() >= timedelta(minutes=13)
    assert await house.titles() == ["flood"]


class FillingWorker(HereWorker):
    """The store may take so much memory once the first texts are analysed."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis
        self.memory = "1"

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if job.__name__.startswith("analyse"):
            await self._redis.config_set("maxmemory", self.memory)
        return await super().run(job, *args, **kwargs)


@pytest.mark.parametrize("names", [("flood",), ("flood", "ferry", "bridge")])
async def test_what_finds_no_room_in_the_store_is_taken_in_when_there_is(
    house: House, redis: Redis, names: tuple[str, ...]
) -> None:
    house.web.put(FEED, rss(*(item(name, f"{LONG} {name}.") for name in names)))
    house.worker = worker = FillingWorker(redis)
    ingest, before = house.opened(), await house.feed()
    assert await ingest.poll() == 0
    worker.memory = "0"
    await redis.config_set("maxmemory", worker.memory)
    assert await house.feed() == before
    await house.stores.feeds.give_back([FEED], house.clock.now())
    assert await ingest.poll() == len(names)


class BrokenWorker(HereWorker):
    """A worker that fails in a way nobody thought of when it meets a word."""

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if job.__name__ == "analyse" and "Ferry" in repr(args):
            message = "nobody thought of this"
            raise RuntimeError(message)
        return await super().run(job, *args, **kwargs)


async def test_an_entry_that_breaks_as_it_is_begun_stops_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.worker = BrokenWorker()
    house.web.put(FEED, rss(item("Ferry", f"Ferry. {LONG}", 21), item("flood")))
    assert await house.opened().poll() == 1
    assert await house.titles() == ["flood"]
    assert "nobody thought of this" in caplog.text


async def test_two_entries_with_one_address_are_looked_at_one_after_the_other(
    house: House,
) -> None:
    one = item("flood", LONG, 21).replace("<item>", "<item><guid>1</guid>")
    two = item("flood", f"{LONG} Later.").replace("<item>", "<item><guid>2</guid>")
    house.web.put(FEED, rss(two, one))
    assert await house.ingest.poll() == 1
    assert house.worker.done.count("analyse") == 1


async def test_of_two_with_one_address_the_second_is_kept_if_the_first_cannot_be(
    house: House,
) -> None:
    one = item("flood", f"{LONG} Toxic.", 21).replace("<item>", "<item><guid>1</guid>")
    two = item("flood", LONG).replace("<item>", "<item><guid>2</guid>")
    house.worker.poison = "Toxic.'"  # as it stands in the article alone
    house.web.put(FEED, rss(two, one))
    assert await house.ingest.poll() == 1


async def test_a_store_that_is_away_is_no_fault_of_an_entry(house: House) -> None:
    house.web = web = FailingFetcher(PAGE, StoreBusy("The storage is busy."))
    web.put(FEED, BOTH)
    before = await house.feed()
    assert await house.opened().poll() == 0
    assert await house.feed() == before


async def test_what_failed_and_grew_too_old_is_waited_for_no_more(
    house: House,
) -> None:
    house.worker.poison = "Article("  # the analysis alone
    house.web.put(FEED, rss(item("flood")))
    await house.ingest.poll()
    assert (await house.feed()).due == house.clock.now() + timedelta(minutes=1)
    house.clock.advance(31 * 86_400)
    await house.ingest.poll()
    due = (await house.feed()).due
    assert due
    assert due - house.clock.now() >= timedelta(minutes=13)


async def test_what_was_given_up_is_tried_again_when_an_operator_wants_it(
    house: House,
) -> None:
    house.worker.poison = "Article("  # the analysis alone
    for number in range(5):
        house.web.put(FEED, rss(item("flood"), title=str(number)))
        assert await house.ingest.poll() == 0
        house.clock.advance(50_000)
    assert [each.feed for each in await house.stores.quarantine.all()] == [FEED]
    await house.stores.quarantine.clear()
    house.worker.poison = ""
    house.web.put(FEED, rss(item("flood"), title="again"))
    assert await house.ingest.poll() == 1


class Broken(Placements):
    """Fails with what it is told, with more articles at once than it can take."""

    def __init__(self, house: House, redis: Redis, error: Exception, most: int) -> None:
        stores = house.stores
        super().__init__(redis, stores.articles, stores.stories, stores.series)
        self._error = error
        self._most = most

    async def keep(self, placements: Sequence[Placement]) -> list[Outcome]:
        if len(placements) > self._most:
            raise self._error
        return await super().keep(placements)


TWO = rss(item("flood", f"{LONG} One."), item("ferry", f"{LONG} Two."))


@pytest.mark.parametrize(("most", "kept"), [(0, 0), (1, 2)])
async def test_what_fails_together_is_tried_by_itself(
    house: House, redis: Redis, most: int, kept: int, caplog: pytest.LogCaptureFixture
) -> None:
    error = RuntimeError("nobody thought of this")
    placements = Broken(house, redis, error, most)
    house.stores = replace(house.stores, placements=placements)
    house.web.put(FEED, TWO)
    assert await house.opened().poll() == kept
    assert len(await house.titles()) == kept
    assert "2 entries of" in caplog.text


async def test_a_store_that_is_busy_is_no_fault_of_those_that_go_together(
    house: House, redis: Redis
) -> None:
    placements = Broken(house, redis, StoreBusy("The storage is busy."), 0)
    house.stores = replace(house.stores, placements=placements)
    house.web.put(FEED, TWO)
    before = await house.feed()
    assert await house.opened().poll() == 0
    assert await house.feed() == before


def test_what_others_see_too_is_not_changed_by_what_one_feed_gives() -> None:
    mine = Feed("https://mine.example/rss", "Mine", is_own=True)
    was, now = Listed("mark", "old"), Listed("mark", "new")
    alone = Kept("a", was, NOON.timestamp(), (mine.url,))
    assert _is_changed(alone, now, mine, NOON)
    shared = alone._replace(feeds=(mine.url, "https://theirs.example/rss"))
    assert not _is_changed(shared, now, mine, NOON)
