"""A service that ingests, with everything outside it written down."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from weakref import ReferenceType, ref

from bot.jobs.analysis import Analyst
from bot.jobs.finding import Finder
from bot.jobs.ingest import Ingest
from bot.model import Article, Feed
from bot.sources.fetch import Page
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.worker import HereWorker, P, T

FEED = "https://news.example/rss"
FLOOD = (
    "Rescue crews evacuated 310 people from the Ilmer valley on Sunday. "
    "The river Ilmer stood at five metres in Brackwater. "
)
LONG = FLOOD + "Dana Oxholt said that the river Ilmer would fall. " * 12


class House:
    """The parts of a service that ingests, with everything outside it written down."""

    def __init__(self, redis: Redis) -> None:
        self.clock = FakeClock()
        self.stores: Stores = make_stores(redis, "test")
        self.web = FakeFetcher()
        self.worker = HereWorker()
        self.ingest = self.opened()
        self.finder = Finder(self.web, Analyst(self.worker))

    def opened(self) -> Ingest:
        return Ingest(self.stores, self.web, self.clock, Analyst(self.worker))

    async def subscribe(self, url: str = FEED, title: str = "Example News") -> Feed:
        feed = Feed(url, title, ("world",), due=NOON)
        await self.stores.feeds.add(feed)
        return feed

    async def feed(self, url: str = FEED) -> Feed:
        feed = await self.stores.feeds.get(url)
        assert feed is not None
        return feed

    async def titles(self) -> list[str]:
        reports = await self.stores.articles.latest(99)
        return [report.origin.title for report in reports]


def item(name: str, text: str = LONG, day: int = 22) -> str:
    return (
        f"<item><title>{name}</title><link>https://news.example/{name}</link>"
        f"<description>{text}</description>"
        f"<pubDate>{day} Nov 2026 08:00:00 GMT</pubDate></item>"
    )


def rss(*items: str, title: str = "Example News") -> str:
    return (
        f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}"
        "</channel></rss>"
    )


def page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><body><article>{paragraphs}</article></body></html>"


class PairedWorker(HereWorker):
    """Analyses only when two articles have come to be analysed."""

    def __init__(self) -> None:
        super().__init__()
        self._pair = asyncio.Barrier(2)

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if job.__name__ == "analyse":
            await self._pair.wait()
        return await super().run(job, *args, **kwargs)


class StuckFetcher(FakeFetcher):
    """Every feed but one hangs until an article was analysed."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        if url != FEED:
            await self.gate.wait()
        return await super().get(url, etag=etag, modified=modified)


class OpeningWorker(HereWorker):
    """Opens a gate once an article was analysed."""

    def __init__(self, gate: asyncio.Event) -> None:
        super().__init__()
        self._gate = gate

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if job.__name__ == "analyse":
            self._gate.set()
        return await super().run(job, *args, **kwargs)


class SlowFetcher(FakeFetcher):
    """Every page takes twenty seconds."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        if url != FEED and not url.endswith("/robots.txt"):
            self._clock.advance(20)
        return await super().get(url, etag=etag, modified=modified)


class RemovingFetcher(FakeFetcher):
    """The feed is removed while it is asked."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        await self._house.stores.feeds.remove(url)
        return await super().get(url, etag=etag, modified=modified)


class WatchingFetcher(FakeFetcher):
    """Sees whether the feed's body is still in memory when a page is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.is_gone: list[bool] = []
        self._last: ReferenceType[Page] | None = None

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        page = replace(await super().get(url, etag=etag, modified=modified))
        if url == FEED:
            self._last = ref(page)
        elif self._last:
            self.is_gone.append(self._last() is None)
        return page


class FailingFetcher(FakeFetcher):
    """One page fails in the way it is told to, or hangs."""

    def __init__(self, url: str, error: Exception | None = None) -> None:
        super().__init__()
        self.url = url
        self._error = error

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        if url == self.url:
            if self._error:
                raise self._error
            await asyncio.Event().wait()
        return await super().get(url, etag=etag, modified=modified)


class BrokenFetcher(FakeFetcher):
    """Fails in the way it is told to."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        raise self._error


def seed(name: str, day: int) -> Article:
    return Article(
        id=name,
        title=name,
        text=f"{LONG} This is number {name}.",
        source="Test",
        url="",
        published=datetime(2026, 11, day, tzinfo=UTC),
    )
