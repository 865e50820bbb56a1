"""Measures briefings composed in a second: from the due index into the outbox.

Real store, embedded, and ten of the newest samples as news. All readers are due at
once and were told the same: first a briefing is remembered for the round, as it is,
then every reader has voted on some stories, and last each is made anew. Slots fired in
a second are told too. Ends in a line of JSON.

Usage: python benchmarks/composing.py [READERS]
"""

import asyncio
import json
import logging
import platform
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.delivery.messages import render
from bot.jobs import round as rounds
from bot.jobs.analysis import Analyst
from bot.jobs.brief import Brief
from bot.jobs.ingest import Ingest
from bot.model import DOWN, UP, Address, Subscription, Vote
from bot.service import SEEDS
from bot.sources.seeds import load
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.worker import HereWorker
from tests.fixtures.mailing import BEGINS, EIGHT

DUE = BEGINS + timedelta(seconds=10)
ARTICLES = 10


async def read(stores: Stores, clock: FakeClock) -> None:
    """Keep the newest samples."""
    known = sorted(load((SEEDS,)).articles, key=lambda each: each.published)
    newest = [each for each in known if each.published <= DUE][-ARTICLES:]
    ingest = Ingest(stores, FakeFetcher(), clock, Analyst(HereWorker()))
    await ingest.load(newest)


async def vote(stores: Stores, chat: int, votes: int) -> None:
    """Have a reader like and dislike stories: no two neighbours vote the same."""
    for number in range(votes):
        sign = UP if (chat >> number % 3) % 2 else DOWN
        topic = ("world", "science", "business")[number % 3]
        liked = Vote(f"s{number}", chat, sign, DUE, (topic,))
        await stores.votes.put(Address(chat), liked, 0)


async def run(readers: int, votes: int = 0) -> dict[str, float]:
    """Return slots fired and composed in a second, and milliseconds of processor."""
    async with AsyncExitStack() as open_:
        place = open_.enter_context(tempfile.TemporaryDirectory(prefix="nb"))
        url = await open_.enter_async_context(embedded(Path(place)))
        redis, clock = connect(url, patient=True), FakeClock(DUE)
        open_.push_async_callback(close, redis)
        stores = make_stores(redis, "bench", clock)
        await read(stores, clock)
        for chat in range(1, readers + 1):
            daily = Subscription(Address(chat), (EIGHT,), "UTC")
            await stores.subscriptions.save(daily, DUE)
            await vote(stores, chat, votes)
        brief = Brief(stores, clock, partial(render.briefing, pages="http://x"))
        began = perf_counter()
        await brief.tick()
        fired, busy = perf_counter(), process_time()
        await brief.compose_fired()
        composed, used = perf_counter(), process_time() - busy
        assert (await stores.outbox.counts())["queued"] == readers
    return {
        "fired_per_s": round(readers / (fired - began)),
        "composed_per_s": round(readers / (composed - fired)),
        "cpu_ms": round(used / readers * 1000, 3),
    }


def measure(readers: int) -> dict[str, object]:
    """Return the figures of each way of making briefings."""
    logging.disable(logging.ERROR)
    found: dict[str, object] = {"remembered": asyncio.run(run(readers))}
    found["three votes each"] = asyncio.run(run(readers, 3))
    rounds.REMEMBERED = 0
    found["each made anew"] = asyncio.run(run(readers))
    return found


def main(readers: int) -> None:
    """Print the figures and, in the last line, everything as JSON."""
    print(
        f"{platform.machine()}, Python {platform.python_version()}, {readers} readers"
    )
    found = measure(readers)
    for name, figures in found.items():
        print(f"{name:24} {figures}")
    print(json.dumps(found))


if __name__ == "__main__":
    end_cleanly()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
