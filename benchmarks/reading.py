"""Measures the pages: how long one takes, how large it is, what a briefing's costs.

Makes a store of the starter corpus and its public briefings, and asks for each kind of
page over loopback HTTP: first anew each time, as the first reader has it, then as all
who come within five seconds; processor time is that of client and server together. Last
what is kept for a chat's briefing and its page.
Usage: python benchmarks/reading.py
"""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.briefing.compose import compose
from bot.briefing.editions import edition_of
from bot.jobs.publishing import BETWEEN, Publishing
from bot.roles import reading
from bot.service import SEEDS, Service, open_service
from bot.settings import Settings
from bot.sources.seeds import load
from bot.store import keys
from bot.store.news import News
from bot.web.frame import Site
from bot.web.shelf import SECONDS
from tests.fakes.clock import FakeClock

MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ANEW, AGAIN = 60, 400


def measure() -> dict[str, object]:
    """Return for each kind of page its size and milliseconds, and what one keeps."""
    return asyncio.run(_measured())


async def _measured() -> dict[str, object]:
    clock = FakeClock(MONDAY - timedelta(days=1))
    with TemporaryDirectory(prefix="nb") as place:
        settings = Settings(data_dir=Path(place), ephemeral=True)
        async with open_service(settings, clock) as service:
            await _fill(service, clock)
            kept = await _kept(service)
            story = await service.stores.stories.recent(MONDAY - timedelta(days=9))
            largest = max(story, key=lambda each: len(each.article_ids))
            paths = {
                "article": f"/a/{largest.article_ids[0]}",
                "story": f"/s/{largest.id}",
                "briefing": "/b/2026-11-23",
                "front": "/",
                "rss": "/feed.xml",
            }
            async with _site(service) as http:
                pages = {
                    name: await _timed(http, clock, path)
                    for name, path in paths.items()
                }
            return {"articles_of_story": len(largest.article_ids), **kept, **pages}


async def _fill(service: Service, clock: FakeClock) -> None:
    """Keep the starter corpus and the public briefings of two days."""
    for day in (MONDAY - timedelta(days=1), MONDAY):
        clock.set(day)
        await service.ingest.load(load((SEEDS,)).articles)
        job = Publishing(service.stores, clock, "UTC")
        await job.run()
        clock.advance(BETWEEN.total_seconds())
        await job.run()


async def _kept(service: Service) -> dict[str, object]:
    """Return what a chat's briefing of seven stories keeps for its page."""
    stories = await News(service.stores, MONDAY).of(7)
    edition = edition_of(compose(MONDAY.date(), stories, {}), MONDAY)
    began = perf_counter()
    name = await service.stores.editions.name(edition)
    await service.stores.editions.keep(name, edition)
    seconds = perf_counter() - began
    redis = service.stores.editions._redis  # noqa: SLF001 - to look what it takes
    memory = await redis.memory_usage(keys.edition(name))
    return {"kept_bytes": memory, "kept_ms": round(1000 * seconds, 2)}


@asynccontextmanager
async def _site(service: Service) -> AsyncIterator[tuple[ClientSession, TestServer]]:
    app = web.Application()
    app.add_routes(reading(service, Site("https://n.example", "newsbrief_bot")))
    async with TestServer(app) as server, ClientSession() as session:
        yield session, server


async def _timed(
    http: tuple[ClientSession, TestServer], clock: FakeClock, path: str
) -> dict[str, object]:
    session, server = http
    url = server.make_url(path)
    anew: list[float] = []
    sizes: tuple[int, int] = (0, 0)
    began = process_time()
    for _ in range(ANEW):
        clock.advance(SECONDS)
        seconds, sizes = await _ask(session, str(url))
        anew.append(seconds)
    made = (process_time() - began) / ANEW
    began = process_time()
    for _ in range(AGAIN):
        await _ask(session, str(url))
    again = (process_time() - began) / AGAIN
    return {
        "bytes": sizes[0],
        "packed": sizes[1],
        "first_ms": round(1000 * anew[0], 1),
        "anew_p95_ms": round(1000 * quantiles(anew, n=20)[-1], 1),
        "anew_cpu_ms": round(1000 * made, 1),
        "again_cpu_ms": round(1000 * again, 2),
    }


async def _ask(session: ClientSession, url: str) -> tuple[float, tuple[int, int]]:
    began = perf_counter()
    headers = {"Accept-Encoding": "gzip"}
    async with session.get(url, headers=headers) as response:
        body = await response.read()
        assert response.status == 200, url
        packed = int(response.headers.get("Content-Length", len(body)))
    return perf_counter() - began, (len(body), packed)


def main() -> None:
    """Print what was measured, as words and as JSON."""
    result = measure()
    for name, value in result.items():
        print(f"{name}: {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
