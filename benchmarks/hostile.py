"""A thousand hostile answers, and whether the service lives after each.

    .venv/bin/python benchmarks/hostile.py [--count 1000] [--seconds 3600] [--plain]

A server in a process of its own answers on loopback with what `hostile_inputs.py`
holds: bombs, floods, broken HTTP, redirects to private addresses, written by hand, and
mutations of good feeds that are the same for one seed. The service's own parts read
them: fetcher, worker processes, store. After each one a good feed has a new article,
and the time until it is kept is taken. At the end 200 feeds that trickle are polled
together with the good one. A trap listens where the redirects lead.

No more inputs are tried once `--seconds` are over. `--plain` reads some of them with
aiohttp and feedparser alone, in a process each.

Printed: how the feeds ended, by kind; the longest times; peak memory of the service and
of a worker; tracebacks logged; connections to the trap. The last line is JSON.
"""

import argparse
import asyncio
import json
import logging
import multiprocessing
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult
from ending import end_cleanly
from hostile_inputs import FLOOD, SLOW, Input, by_hand, mutations, rss

from bot.clock import SystemClock
from bot.model import Feed
from bot.service import Service, open_service
from bot.settings import Settings
from bot.sources import fetch

GOOD = "127.0.0.1"
# One for each input: a host that failed is left alone for a while.
HOSTS = [f"127.0.{7 + n // 250}.{1 + n % 250}" for n in range(1_250)]
TRAP = 8443  # a port the fetcher takes for a web server's
SLOW_FEEDS = 200
FLOODS = 20
GIVE_UP = 45.0
PLAIN = (
    *(
        "billion laughs",
        "quadratic blow-up",
        "1,000,000 entries",
        "100,000 nested tags",
    ),
    *("gzip of 200 MB", "endless body", "crossed tags"),
)
SCRIPT = """
import asyncio, sys, aiohttp, feedparser
async def get():
    async with aiohttp.ClientSession() as session:
        async with session.get(sys.argv[1]) as answer:
            return await answer.read()
feedparser.parse(asyncio.run(get()))
"""


class Server:
    """Answers with the inputs by their number, and with a good feed that grows."""

    def __init__(self, inputs: list[Input]) -> None:
        self._inputs = inputs
        self._articles = 0
        self.trapped = 0

    async def answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer one request, and hang up."""
        with suppress(OSError, asyncio.IncompleteReadError):
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split(b" ")[1].decode()
            await self._write(writer, path, request)
        writer.close()

    async def _write(
        self, writer: asyncio.StreamWriter, path: str, request: bytes
    ) -> None:
        if not (found := re.fullmatch(r"/(p?)(\d+)", path)):
            writer.write(self._other(path))
            await writer.drain()
            return
        chosen = self._inputs[int(found[2])]
        if found[1]:
            writer.write(chosen.page)
            await writer.drain()
            return
        host = re.search(rb"(?i)host: (\S+)", request)
        place = b"http://%s/p%s" % (host[1] if host else b"", found[2].encode())
        writer.write(
            chosen.answer.replace(b"PAGE", place) if chosen.page else chosen.answer
        )
        await writer.drain()
        while chosen.piece or chosen.pause:
            writer.write(chosen.piece)
            await writer.drain()
            if chosen.pause:
                await asyncio.sleep(chosen.pause)

    def _other(self, path: str) -> bytes:
        body = b""
        if path == "/good":
            self._articles += 1
            text = (
                f"Ferry {self._articles} left Ilmer with {self._articles} on board. "
                * 20
            )
            link = f"<link>https://good.example/{self._articles}</link>"
            body = rss(
                f"<item><title>Ferry {self._articles}</title>{link}"
                f"<description>{text}</description></item>"
            ).encode()
        elif path == "/trapped":
            body = str(self.trapped).encode()
        status = b"200 OK" if body else b"404 Not Found"
        return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (
            status,
            len(body),
            body,
        )

    async def spring(
        self, _: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Count somebody in the trap."""
        self.trapped += 1
        writer.close()


def serve(count: int, seed: int, pipe: Connection) -> None:
    """Be the server's process; tell its port, and the kind and name of each input."""
    inputs = by_hand(TRAP)
    inputs += mutations(count - len(inputs), seed)

    async def run() -> None:
        server = Server(inputs)
        trap = await asyncio.start_server(server.spring, ["127.0.0.1", "::1"], TRAP)
        first = await asyncio.start_server(server.answer, GOOD, 0)
        port = first.sockets[0].getsockname()[1]
        rest = await asyncio.start_server(server.answer, HOSTS, port)
        pipe.send((port, [(each.kind, each.name) for each in inputs]))
        async with trap, first, rest:
            await asyncio.Event().wait()

    asyncio.run(run())


class Memory:
    """The most memory this process and its children had, in MB."""

    def __init__(self) -> None:
        self.own = self.worker = 0.0
        self._is_over = threading.Event()

    @contextmanager
    def watched(self, server: int) -> Iterator[None]:
        """Look fifty times a second; `server` is a child that does not count."""
        Path("/proc/self/clear_refs").write_text("5")
        thread = threading.Thread(target=self._watch, args=(server,))
        thread.start()
        yield
        self._is_over.set()
        thread.join()

    def _watch(self, server: int) -> None:
        while not self._is_over.wait(0.02):
            self.own = max(self.own, peak("self"))
            for file in Path("/proc/self/task").glob("*/children"):
                with suppress(OSError):
                    for child in set(file.read_text().split()) - {str(server)}:
                        if (
                            b"bot.jobs.cell"
                            in Path(f"/proc/{child}/cmdline").read_bytes()
                        ):
                            self.worker = max(self.worker, peak(child))


def peak(process: str) -> float:
    """Return the most memory a process had, in MB."""
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{process}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return 0.0


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


async def measure(
    count: int = 1_000, seed: int = 1, seconds: float = 3_600.0
) -> dict[str, object]:
    """Return what became of so many inputs, in so much time, and of the service."""
    tracebacks, memory = Tracebacks(), Memory()
    fetch.ThreadedResolver = NoNames  # type: ignore[assignment,misc]  # for this process
    logging.getLogger().addHandler(tracebacks)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(count, seed, theirs), daemon=True)
    server.start()
    port, names = await asyncio.to_thread(ours.recv)
    allow = tuple(f"{host}:{port}" for host in (GOOD, *HOSTS))
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        settings = Settings(data_dir=Path(place), ephemeral=True, fetch_allow=allow)
        async with open_service(settings, SystemClock()) as service:
            trial = Trial(service, port)
            await trial.live()
            trial.waits.clear()
            begins = peak("self")
            with memory.watched(server.pid or 0):
                result = await _run(trial, names, seconds)
            result["memory_mb"] = {
                "service_before": round(begins),
                "service_peak": round(memory.own),
                "worker_peak": round(memory.worker),
            }
    result["tracebacks"] = tracebacks.found
    result["private_connections"] = await _trapped(port)
    server.kill()
    return result


async def _run(
    trial: Trial, names: list[tuple[str, str]], seconds: float
) -> dict[str, object]:
    kinds: dict[str, Counter[str]] = {}
    longest: list[tuple[float, str]] = []
    end_of_time = time.perf_counter() + seconds
    for number, (kind, name) in enumerate(names):
        if time.perf_counter() > end_of_time:
            break
        if kind in {SLOW, FLOOD}:
            continue
        print(f"\r{number} {name[:60]:60}", end="", file=sys.stderr, flush=True)
        end, taken = await trial.attack(number)
        await trial.live()
        kinds.setdefault(kind, Counter())[end] += 1
        longest.append((round(taken, 2), f"{name}: {end}"))
    slow = [number for number, (kind, _) in enumerate(names) if kind == SLOW]
    flood = [number for number, (kind, _) in enumerate(names) if kind == FLOOD]
    rest = HOSTS[len(names) :]
    among, ends = await trial.trickle(slow, rest[FLOODS : FLOODS + SLOW_FEEDS])
    flooded, flood_ends = await trial.trickle(flood, rest[:FLOODS])
    return {
        "inputs": len(longest) + len(slow) + len(flood),
        "outcomes": {kind: dict(ends.most_common()) for kind, ends in kinds.items()},
        "longest": sorted(longest, reverse=True)[:8],
        "good_feed_not_read": trial.dead,
        "good_feed_s": [
            round(max(trial.waits, default=0.0), 2),
            round(_middle(trial.waits), 3),
        ],
        "good_among_200_slow_s": round(among, 2),
        "slow": dict(ends),
        "good_among_20_floods_s": round(flooded, 2),
        "floods": dict(flood_ends),
    }


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


async def _trapped(port: int) -> int:
    reader, writer = await asyncio.open_connection(GOOD, port)
    writer.write(b"GET /trapped HTTP/1.1\r\n\r\n")
    answer = await reader.read()
    writer.close()
    return int(answer.rpartition(b"\r\n")[2])


def plain(count: int, seed: int) -> list[str]:
    """Return how long aiohttp with feedparser alone took, and with what memory."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(count, seed, theirs), daemon=True)
    server.start()
    port, names = ours.recv()
    lines = []
    for number, (_, name) in enumerate(names):
        if name in PLAIN:
            url, most, began = (
                f"http://{GOOD}:{port}/{number}",
                0.0,
                time.perf_counter(),
            )
            reading = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, url], stderr=subprocess.DEVNULL
            )
            while reading.poll() is None and time.perf_counter() - began < 20:
                most = max(most, peak(str(reading.pid)))
                time.sleep(0.02)
            end = "not done" if reading.poll() is None else f"exit {reading.poll()}"
            reading.kill()
            reading.wait()
            taken = time.perf_counter() - began
            lines.append(f"{name}: {end} after {taken:.1f} s, {most:.0f} MB")
    server.kill()
    return lines


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3_600.0)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    end_cleanly()
    result = asyncio.run(measure(options.count, options.seed, options.seconds))
    if options.plain:
        result["plain"] = plain(200, options.seed)
    for name, value in result.items():
        print(f"{name}:")
        rows = value.items() if isinstance(value, dict) else [("", value)]
        for key, row in rows:
            print(f"  {key} {row}")
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
