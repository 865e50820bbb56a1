"""Thousands of feeds polled by the whole service: its memory, and its share of a core.

    .venv/bin/python benchmarks/polling.py [--feeds 6000] [--seconds 90] [--slice 30]

A server in a process of its own has a host for every feed: most say "not modified",
some send the same again, or the same with another date, one in twenty has a new
article, a few are slow, missing or broken. Each is due once in a cycle of 15 minutes,
which is run in so many seconds; what the service does without feeds in the remaining
time is measured and added. After it a slice of the cycle runs at its real pace, because
work that comes in bunches may be cheaper; --seconds 0 does only this. The store begins
as an earlier cycle left it.

Printed: memory of all processes (Pss), CPU seconds of each for one cycle and their
share of one core over 15 minutes, and how many feeds that would be with a whole core.
A plain loop that fetches and parses every feed each time, as a short script would, is
measured on some of the feeds beside it. The last line is JSON.
"""

import argparse
import asyncio
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import feedparser
from ending import end_cleanly
from polling_site import digest, etag, host, kind
from start import family, resident

from bot.clock import SystemClock
from bot.model import Feed
from bot.service import open_stores
from bot.settings import Settings
from bot.store.stores import Stores

HERE = Path(__file__).resolve().parent
CYCLE = 900.0
IDLE = 15.0
WARM_UP = 8.0
SETTLE = 6.0  # the slow ones take 5
PLAIN = 200
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Used:
    """CPU seconds by process, and their memory in MB."""

    seconds: dict[str, float]
    memory: dict[str, float]

    def since(self, before: "Used") -> dict[str, float]:
        """Return the CPU seconds used since then."""
        known = before.seconds
        return {name: used - known.get(name, 0) for name, used in self.seconds.items()}


def used_by(pid: int, folder: str) -> Used:
    """Return what the service, its workers and its store have used."""
    seconds: dict[str, float] = {}
    memory: dict[str, float] = {}
    for each in (*family(pid, folder), *stores_in(folder)):
        try:
            words = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            name = _name(each, pid)
            megabytes = resident(each)
        except (OSError, ValueError):
            continue  # it ended meanwhile
        seconds[name] = seconds.get(name, 0) + sum(map(int, words[11:13])) / TICKS
        memory[name] = memory.get(name, 0) + megabytes
    return Used(seconds, memory)


def stores_in(folder: str) -> list[int]:
    """Return the store's process: it works in the folder and is nobody's child."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = line.read_text().replace("\0", " ")
        except OSError:
            continue
        if f"{folder}/" in command and "-server " in command:
            found.append(int(line.parent.name))
    return found


def _name(pid: int, service: int) -> str:
    command = Path(f"/proc/{pid}/cmdline").read_text()
    if pid == service:
        return "service"
    return "store" if "-server" in command else "worker"


def known(number: int, port: int, due: datetime) -> Feed:
    """Return a feed as the cycle before left it."""
    what = kind(number)
    has_validator = what in ("validators", "slow")
    return Feed(
        f"http://{host(number)}:{port}/feed",
        f"Paper {number}",
        etag=etag(number) if has_validator else "",
        body_hash="" if what in ("missing", "broken") else digest(number),
        due=due,
        interval=900,
        gap=1_800.0,
        spoke=due,
    )


async def fill(stores: Stores, count: int, port: int) -> None:
    """Keep so many feeds, none due today."""
    far = datetime.now(UTC) + timedelta(days=1)
    for begin in range(0, count, 500):
        async with asyncio.TaskGroup() as group:
            for number in range(begin, min(begin + 500, count)):
                group.create_task(stores.feeds.add(known(number, port, far)))


async def make_due(stores: Stores, numbers: range, port: int, seconds: float) -> None:
    """Let these feeds be due one after the other over so many seconds."""
    now = datetime.now(UTC)
    for place, number in enumerate(numbers):
        due = now + timedelta(seconds=seconds * place / len(numbers))
        url = f"http://{host(number)}:{port}/feed"
        await stores.feeds.give_back([url], due)


async def watch(pid: int, folder: str, seconds: float) -> float:
    """Return the most memory (MB) seen in so many seconds."""
    peak, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        peak = max(peak, sum(used_by(pid, folder).memory.values()))
        await asyncio.sleep(1)
    return peak


async def counts(port: int) -> dict[str, int]:
    """Return how often the site was asked for each kind of feed."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/counts") as answer,
    ):
        told: dict[str, int] = await answer.json()
        return told


def plain_loop(port: int, numbers: range) -> float:
    """Return the CPU seconds a loop takes that fetches and parses every feed."""

    async def read() -> None:
        async with aiohttp.ClientSession() as session:
            for number in numbers:
                if kind(number) == "slow":
                    continue
                async with session.get(f"http://{host(number)}:{port}/feed") as answer:
                    feedparser.parse(await answer.read())

    before = resource.getrusage(resource.RUSAGE_SELF)
    asyncio.run(read())
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@dataclass(frozen=True, slots=True)
class Bench:
    """A service at work, its store, and the feeds it is to read."""

    pid: int
    folder: str
    port: int
    feeds: int
    stores: Stores

    def used(self) -> Used:
        """Return what was used until now."""
        return used_by(self.pid, self.folder)

    async def idle(self) -> dict[str, float]:
        """Return the CPU seconds each process uses in a second without feeds."""
        await asyncio.sleep(WARM_UP)
        # The first body starts the worker; that is no part of a cycle.
        warm = next(n for n in range(self.feeds) if kind(n) == "restless")
        await make_due(self.stores, range(warm, warm + 1), self.port, 0)
        await asyncio.sleep(SETTLE)
        before = self.used()
        await asyncio.sleep(IDLE)
        return {name: used / IDLE for name, used in self.used().since(before).items()}

    async def bunched(self, seconds: float) -> tuple[dict[str, float], float, float]:
        """Run a cycle in so many seconds; CPU seconds used, time taken, memory."""
        before, begun = self.used(), time.monotonic()
        due = asyncio.create_task(
            make_due(self.stores, range(self.feeds), self.port, seconds)
        )
        peak = await watch(self.pid, self.folder, seconds)
        await due
        while await unasked(self.stores) and time.monotonic() < begun + 4 * seconds:
            peak = max(peak, await watch(self.pid, self.folder, 2))
        await asyncio.sleep(SETTLE)
        return self.used().since(before), time.monotonic() - begun, peak

    async def at_pace(self, seconds: float) -> tuple[float, float, int]:
        """Run a slice of a cycle; CPU seconds used, time taken, feeds asked."""
        few = range(int(self.feeds * seconds / CYCLE))
        before, begun = self.used(), time.monotonic()
        await make_due(self.stores, few, self.port, seconds)
        await asyncio.sleep(seconds + SETTLE)
        used = sum(self.used().since(before).values())
        return used, time.monotonic() - begun, len(few)

    async def measure(self, seconds: float, part: float) -> dict[str, object]:
        """Run a cycle and a slice of one; return what was seen."""
        idle = await self.idle()
        rest = sum(idle.values())
        told = await self._cycle(seconds, idle) if seconds else {}
        before = await self.stores.articles.count()
        real, slow, few = await self.at_pace(part)
        each = (real - rest * slow) / few
        memory = self.used().memory
        return {
            "feeds": self.feeds,
            **told,
            "idle_percent": round(100 * rest, 2),
            "slice_feeds": few,
            "slice_articles": await self.stores.articles.count() - before,
            "ms_per_feed_at_real_pace": round(1000 * each, 2),
            "percent_at_real_pace": round(100 * (rest + each * self.feeds / CYCLE), 1),
            "memory_mb": {name: round(mb) for name, mb in memory.items()},
            "sum_mb": round(sum(memory.values())),
        }

    async def _cycle(self, seconds: float, idle: dict[str, float]) -> dict[str, object]:
        articles = await self.stores.articles.count()
        used, took, peak = await self.bunched(seconds)
        spent = {
            name: round(each + idle.get(name, 0) * (CYCLE - took), 2)
            for name, each in used.items()
        }
        work = sum(used.values()) - sum(idle.values()) * took
        return {
            "answers": await counts(self.port),
            "articles": await self.stores.articles.count() - articles,
            "never_asked": await unasked(self.stores),
            "cycle_took_seconds": round(took),
            "cpu_seconds": spent,
            "percent_of_a_core": round(100 * sum(spent.values()) / CYCLE, 1),
            "ms_per_feed": round(1000 * work / self.feeds, 2),
            "peak_mb": round(peak),
        }


async def serve(
    folder: str, port: int, feeds: int, seconds: float, part: float
) -> dict[str, object]:
    """Run the service over a store full of feeds; return what was seen."""
    settings = Settings(token="110201543:" + "poll" * 9, data_dir=Path(folder))
    async with open_stores(settings, SystemClock()) as stores:
        await fill(stores, feeds, port)
        service = await asyncio.create_subprocess_exec(
            *(sys.executable, str(HERE / "polling_service.py")),
            *(folder, str(port), str(feeds)),
        )
        try:
            bench = Bench(service.pid, folder, port, feeds, stores)
            return await bench.measure(seconds, part)
        finally:
            service.send_signal(signal.SIGTERM)
            await service.wait()


async def unasked(stores: Stores) -> int:
    """Return how many feeds were not asked in the cycle yet."""
    return sum(feed.checked is None for feed in await stores.feeds.all())


def measure(
    feeds: int = 6000, seconds: float = 90, part: float = 30
) -> dict[str, object]:
    """Return what a cycle of so many feeds took."""
    with socket.socket() as free:
        free.bind(("", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(HERE / "polling_site.py"), str(port), str(feeds)]
    site = subprocess.Popen(command)
    try:
        with tempfile.TemporaryDirectory(prefix="nb") as folder:
            result = asyncio.run(serve(folder, port, feeds, seconds, part))
        plain = plain_loop(port, range(min(PLAIN, feeds)))
    finally:
        site.kill()
        site.wait()
    each = 1000 * plain / min(PLAIN, feeds)
    shares = (result.get("percent_of_a_core", 0), result["percent_at_real_pace"])
    share = max(float(str(each)) for each in shares)
    return {
        **result,
        "feeds_for_a_core": round(feeds * 100 / share),
        "plain_loop_ms_per_feed": round(each, 1),
        "plain_loop_percent": round(each * feeds / CYCLE / 10, 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=6000)
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--slice", type=float, default=30)
    given = parser.parse_args()
    result = measure(given.feeds, given.seconds, given.slice)
    for name, value in result.items():
        print(f"{name.replace('_', ' ')}: {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    end_cleanly()
    main()
