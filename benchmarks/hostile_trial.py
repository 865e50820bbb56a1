"""The service under attack, and what became of its feeds."""

import asyncio
import logging
import re
import time
from collections import Counter
from contextlib import suppress

from aiohttp.abc import AbstractResolver, ResolveResult

from benchmarks.hostile_server import GOOD, HOSTS
from bot.model import Feed
from bot.service import Service

GIVE_UP = 45.0


class NoNames(AbstractResolver):
    """Knows no name: nothing of this may leave the machine."""

    async def resolve(self, *_: object, **__: object) -> list[ResolveResult]:
        """Raise."""
        raise OSError(-2, "Name or service not known")

    async def close(self) -> None:
        """Do nothing."""


class Tracebacks(logging.Handler):
    """Counts log lines that carry one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Count it."""
        if record.exc_info:
            self.found.append(f"{record.getMessage()}: {record.exc_info[1]!r}")


class Trial:
    """The service under attack."""

    def __init__(self, service: Service, port: int) -> None:
        self._service = service
        self._port = port
        self.good = f"http://{GOOD}:{port}/good"
        self.waits: list[float] = []
        self.dead = 0

    def url(self, number: int) -> str:
        """Return where the input of this number is served."""
        return f"http://{HOSTS[number]}:{self._port}/{number}"

    async def add(self, url: str) -> None:
        """Have the feed at this address polled next."""
        feeds = self._service.patient.feeds
        await feeds.remove(url)
        await feeds.add(Feed(url, "Feed", due=self._service.clock.now()))

    async def attack(self, number: int) -> tuple[str, float]:
        """Return how the feed ended, and after how many seconds."""
        url, began = self.url(number), time.perf_counter()
        await self.add(url)
        with suppress(TimeoutError):
            async with asyncio.timeout(GIVE_UP):
                await self._service.ingest.poll()
        taken = time.perf_counter() - began
        feed = await self._service.patient.feeds.get(url)
        await self._service.patient.feeds.remove(url)
        return outcome(feed), taken

    async def live(self) -> None:
        """Take the time until the good feed's next article is kept."""
        await self.add(self.good)
        began = time.perf_counter()
        try:
            async with asyncio.timeout(GIVE_UP):
                added = await self._service.ingest.poll()
        except TimeoutError:
            added = 0
        self.dead += added != 1
        self.waits.append(time.perf_counter() - began)

    async def trickle(
        self, slow: list[int], hosts: list[str]
    ) -> tuple[float, Counter[str]]:
        """Return how long the good feed took among the slow, and how these ended."""
        # The same few inputs under many addresses.
        urls = [
            f"http://{host}:{self._port}/{slow[place % len(slow)]}"
            for place, host in enumerate(hosts)
        ]
        for url in (*urls, self.good):
            await self.add(url)
        before = await self._service.patient.articles.count()
        began, taken = time.perf_counter(), GIVE_UP
        async with asyncio.TaskGroup() as group:
            polled = group.create_task(self._service.ingest.poll())
            while not polled.done():
                await asyncio.sleep(0.05)
                is_kept = await self._service.patient.articles.count() > before
                if is_kept and taken == GIVE_UP:
                    taken = time.perf_counter() - began
        ends = [outcome(await self._service.patient.feeds.get(url)) for url in urls]
        return taken, Counter(ends)


def outcome(feed: Feed | None) -> str:
    """Return how a feed ended, without what is only its own."""
    if feed is None or not feed.problem:
        return "read"
    return re.sub(r"https?://\S+|[\d.]+(?=[ :/]|$)|“.*”", "…", feed.problem)[:70]
