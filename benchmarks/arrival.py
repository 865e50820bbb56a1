"""How soon news reaches a chat, from the moment its feed's body has arrived.

The whole service runs in a process of its own, over an embedded store; Telegram is the
playground and the feeds are a server on loopback, both in this process, whose clock
times all. Nothing of the service is replaced; a feed is made due by writing so into the
store. Meanwhile ten readers a second ask for /latest, and another
feed brings an article as often as its host is asked, every other second or so: a busy
service, not an overloaded one.

Timed from the feed server's answer: the alert to who tracks the article's figure, and
the first answer to /latest that names the article. First single articles, then bursts
of 50 in one feed, of which ten have a figure somebody tracks; of a burst /latest is
timed by its newest article, which is taken in last. The last line is JSON.

    .venv/bin/python benchmarks/arrival.py [--singles 20] [--bursts 3] [--burst 50]
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from time import perf_counter
from typing import Any

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aiohttp import web

from bot import app
from bot.clock import SystemClock
from bot.model import Address, Feed, Report, Track
from bot.playground.calls import Call
from bot.playground.human import Human
from bot.playground.play import Playground
from bot.playground.server import make_app
from bot.playground.world import User
from bot.settings import Settings, from_environment
from bot.store import keys
from bot.store.connection import Redis, close, connect
from bot.store.records import score
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from bot.web.server import serving

ROOT = str(Path(__file__).resolve().parents[1])
TARGET = 2.0
ROLES = frozenset({"chat", "web", "brief", "send", "ingest"})
ASKING = 0.1
NOISE = 0.5
NOISY = "noise"
TRACKED = 10
PATIENCE = 60.0
FIRST_TRACKER, FIRST_READER = 5_000_000, 6_000_000
READERS = 300
_SYLLABLES = (
    "bra", "cor", "dun", "el", "far", "gal", "hol", "is", "jor", "kel", "lin", "mar",
    "nor", "ost", "pel", "quin", "ras", "sol", "tur", "ul", "ver", "wes", "yar", "zel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An invented place with what its reports name."""

    town: str
    river: str
    mayor: str

    def title(self, people: int) -> str:
        """Return the headline of the report with so many people."""
        return f"{self.town}: {people} people moved as the {self.river} rises"

    def text(self, people: int, detail: str) -> str:
        """Return a report of some 900 letters."""
        return (
            f"Rescuers have moved {people} people out of their homes in {self.town}. "
            f"The river {self.river} rose in the night and reached the old bridge "
            f"of {self.town}, {detail}. “Nobody was hurt,” said {self.mayor}, mayor "
            f"of {self.town}. Families were taken to the school beside the station, "
            f"where {self.mayor} visited them in the afternoon. The {self.river} is "
            f"expected to fall from tomorrow on, the water office at {self.town} said. "
            f"Ferries on the {self.river} are stopped, and the market of {self.town} "
            f"stays closed. Volunteers filled sandbags along the quay while engineers "
            f"looked at the foundations of the bridge. {self.mayor} thanked them and "
            f"asked the people of {self.town} to keep away from the {self.river}."
        )


def places(count: int, chance: random.Random) -> list[Place]:
    """Return so many places that share no name."""
    seen: set[str] = set()

    def name(parts: int) -> str:
        while (made := "".join(chance.sample(_SYLLABLES, parts)).capitalize()) in seen:
            pass
        seen.add(made)
        return made

    return [Place(name(3), name(3), f"{name(3)} {name(3)}") for _ in range(count)]


def item(place: Place, people: int, detail: str, published: datetime) -> str:
    """Return a report as an item of RSS."""
    title, link = place.title(people), f"https://wire.example/{place.town}/{people}"
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link>"
        f"<description>{escape(place.text(people, detail))}</description>"
        f"<pubDate>{format_datetime(published)}</pubDate></item>"
    )


@dataclass
class Wire:
    """A server of feeds; notes when it answered with which."""

    items: dict[str, list[str]] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)

    def app(self) -> web.Application:
        """Return the server."""
        made = web.Application()
        made.router.add_get("/{feed}", self.answer)
        return made

    async def answer(self, request: web.Request) -> web.Response:
        """Return the feed as it is now."""
        name = request.match_info["feed"]
        body = "".join(self.items[name])
        self.answered[name] = perf_counter()
        text = (
            f"<rss version='2.0'><channel><title>{name}</title>{body}</channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml")


class Watched(Playground):
    """A playground that notes when it was told what."""

    def __init__(self, clock: SystemClock) -> None:
        super().__init__(clock)
        self.said: list[tuple[float, int, str]] = []

    def record(self, call: Call) -> None:
        """Keep a call, and the moment of a message."""
        if call.method in ("sendMessage", "sendPhoto") and call.ok:
            words = str(call.params.get("text") or call.params.get("caption") or "")
            self.said.append((perf_counter(), call.chat_id or 0, words))
        super().record(call)


@dataclass
class Bench:
    """The world around the service."""

    play: Watched
    wire: Wire
    port: int
    redis: Redis
    stores: Stores
    clock: SystemClock
    readers: Iterator[int]

    def url(self, name: str) -> str:
        """Return the address of a feed; that of the noise has a host of its own."""
        host = "127.0.0.2" if name == NOISY else "127.0.0.1"
        return f"http://{host}:{self.port}/{name}"

    async def publish(self, name: str, items: Sequence[str]) -> float:
        """Let a feed list these first and be due; return when it was fetched."""
        self.wire.items[name] = [*items, *self.wire.items.get(name, [])]
        self.wire.answered.pop(name, None)
        await self.stores.feeds.add(Feed(self.url(name), name))
        # Again and again: the visit before may end only now, and say when it is due.
        while name not in self.wire.answered:
            due = {self.url(name): score(self.clock.now())}
            await self.redis.zadd(keys.feeds_due(), due)
            await self.clock.sleep(0.2)
        return self.wire.answered[name]

    async def until(self, true: Any) -> None:
        """Wait until the claim is true."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await self.clock.sleep(0.01)

    def told(self, words: str, since: float, chat: int = 0) -> float | None:
        """Return when these words were first said after that, to this chat if given."""
        return next(
            (
                moment
                for moment, chat_id, said in self.play.said
                if moment >= since and words in said and chat in (0, chat_id)
            ),
            None,
        )

    async def report(self, title: str) -> Report:
        """Wait for the article of this title and return its report."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for report in await self.stores.articles.latest(200):
                    if report.origin.title == title:
                        return report
                await self.clock.sleep(0.05)

    async def track(self, place: Place, people: int, chat: int) -> None:
        """Let a chat track the figure of a place."""
        self.play.world.add_user(User(chat, "Tracker"))
        Human(self.play).start(chat)
        report = await self.report(place.title(people))
        id_, story = report.origin.article_id, report.story_id
        figures = report.findings.figures
        number = next(n for n, each in enumerate(figures, 1) if each.low == people)
        while not (placed := await self.stores.series.of(story)).get(id_):
            await self.clock.sleep(0.05)
        wish = Track(
            Address(chat),
            placed[id_][number],
            story,
            figures[number - 1].text,
            self.clock.now(),
            (id_,),
        )
        await self.stores.tracks.add(wish)

    async def ask(self) -> None:
        """Ask for /latest again and again, each time somebody else."""
        while True:
            reader = next(self.readers)
            Human(self.play).send(reader, reader, "/latest")
            await self.clock.sleep(ASKING)

    async def rustle(self, others: Iterator[Place]) -> None:
        """Let another feed bring an old article again and again."""
        for number, place in enumerate(others):
            published = self.clock.now() - timedelta(hours=20)
            await self.publish(NOISY, [item(place, 70 + number, "again", published)])
            await self.clock.sleep(NOISE)


async def single(bench: Bench, number: int, place: Place) -> tuple[float, float]:
    """Return the seconds to the alert and to /latest of one article."""
    name, chat = f"single{number}", FIRST_TRACKER + number
    now = bench.clock.now()
    await bench.publish(name, [item(place, 120, "it said", now - timedelta(hours=9))])
    await bench.track(place, 120, chat)
    now = bench.clock.now() - timedelta(seconds=1)
    began = await bench.publish(name, [item(place, 340, "as feared", now)])
    return await _times(bench, began, place.title(340), [chat])


async def burst(
    bench: Bench, number: int, names: Sequence[Place]
) -> tuple[list[float], float]:
    """Return the seconds to each alert and to /latest of a burst's newest article."""
    name, first = f"burst{number}", FIRST_TRACKER + 1000 * (number + 1)
    step = max(len(names) // TRACKED, 1)
    tracked = names[step - 1 :: step]
    before = bench.clock.now() - timedelta(hours=9)
    await bench.publish(name, [item(each, 120, "it said", before) for each in tracked])
    for place, each in enumerate(tracked):
        await bench.track(each, 120, first + place)
    now = bench.clock.now()
    dated = [
        item(each, 340, "as feared", now - timedelta(seconds=1 + place))
        for place, each in enumerate(reversed(names))
    ]
    began = await bench.publish(name, dated)
    chats = [first + place for place in range(len(tracked))]
    *alerts, shown = [*await _all_times(bench, began, names[-1].title(340), chats)]
    return alerts, shown


async def _times(
    bench: Bench, began: float, title: str, chats: Sequence[int]
) -> tuple[float, float]:
    alert, shown = await _all_times(bench, began, title, chats)
    return alert, shown


async def _all_times(
    bench: Bench, began: float, title: str, chats: Sequence[int]
) -> list[float]:
    """Return the seconds to the alert of each chat and, last, to /latest."""

    def moments() -> list[float | None]:
        alerts = [bench.told("has changed", began, chat) for chat in chats]
        return [*alerts, bench.told(title, began)]

    await bench.until(lambda: None not in moments())
    return [moment - began for moment in moments() if moment is not None]


@asynccontextmanager
async def service(url: str, origin: str, token: str) -> AsyncIterator[None]:
    """Run the service in a process of its own."""
    env = {
        "PATH": os.defpath,
        "PYTHONPATH": ROOT,
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_BASE": origin,
        "REDIS_URL": url,
        "PORT": "0",
        "NEWSBRIEF_HOST": "127.0.0.1",
        "NEWSBRIEF_FETCH_ALLOW": "127.0.0.1,127.0.0.2",
        "NEWSBRIEF_LOG_LEVEL": "WARNING",
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--service", env=env
    )
    try:
        yield
    finally:
        child.terminate()
        await child.wait()


@asynccontextmanager
async def world() -> AsyncIterator[Bench]:
    """Yield everything outside the service, and the service at work."""
    clock = SystemClock()
    play, wire = Watched(clock), Wire()
    play.limits.enforced = False
    for reader in range(FIRST_READER, FIRST_READER + READERS):
        play.world.add_user(User(reader, "Reader"))
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with (
            embedded(Path(place)) as url,
            serving(make_app(play=play), "127.0.0.1", 0) as port,
            serving(wire.app(), "0.0.0.0", 0) as feeds,
        ):
            redis = connect(url)
            stores = make_stores(redis, "bench")
            asking = (FIRST_READER + n % READERS for n in range(10**9))
            bench = Bench(play, wire, feeds, redis, stores, clock, asking)
            wire.items[NOISY] = []
            await stores.feeds.add(Feed(bench.url(NOISY), NOISY))
            async with service(url, f"http://127.0.0.1:{port}", play.token):
                yield bench
            await close(redis)


def measure(singles: int = 20, bursts: int = 3, size: int = 50) -> dict[str, object]:
    """Return the seconds from fetch to alert and to /latest, alone and in bursts."""
    return asyncio.run(_measure(singles, bursts, size))


async def _measure(singles: int, bursts: int, size: int) -> dict[str, object]:
    names = iter(places(singles + bursts * size + 2000, random.Random(5)))
    alerts, shown, burst_alerts, burst_shown = [], [], [], []
    async with world() as bench, asyncio.TaskGroup() as tasks:
        others = [next(names) for _ in range(1500)]
        load = [
            tasks.create_task(bench.ask()),
            tasks.create_task(bench.rustle(iter(others))),
        ]
        for number in range(singles):
            alert, latest = await single(bench, number, next(names))
            alerts.append(alert)
            shown.append(latest)
        for number in range(bursts):
            chosen = [next(names) for _ in range(size)]
            told, latest = await burst(bench, number, chosen)
            burst_alerts += told
            burst_shown.append(latest)
        for each in load:
            each.cancel()
    return {
        "alert": summary(alerts),
        "latest": summary(shown),
        "burst_alert": summary(burst_alerts),
        "burst_latest": summary(burst_shown),
        "target": TARGET,
        "met": max(*alerts, *shown, *burst_alerts, *burst_shown) <= TARGET,
    }


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Return median, 95th percentile and the most of these seconds."""
    ordered = sorted(seconds)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)], 2),
        "max": round(ordered[-1], 2),
    }


async def serve(settings: Settings) -> None:
    """Run the service until it is told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(15, stop.set)
    await app.serve(settings, SystemClock(), ROLES, stop)


def main(arguments: argparse.Namespace) -> None:
    """Measure and print."""
    found = measure(arguments.singles, arguments.bursts, arguments.burst)
    labels = {
        "alert": "one article: fetched to alert sent",
        "latest": "one article: fetched to /latest shows it",
        "burst_alert": f"{arguments.burst} at once: fetched to each alert sent",
        "burst_latest": f"{arguments.burst} at once: fetched to /latest shows the last",
    }
    for name, label in labels.items():
        times = found[name]
        assert isinstance(times, dict)
        print(
            f"{label:45} median {times['median']:.2f} s, "
            f"95 % {times['p95']:.2f} s, most {times['max']:.2f} s"
        )
    print(json.dumps(found))


def read() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--singles", type=int, default=20)
    parser.add_argument("--bursts", type=int, default=3)
    parser.add_argument("--burst", type=int, default=50)
    parser.add_argument("--service", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    end_cleanly()
    told = read()
    if told.service:
        with suppress(KeyboardInterrupt):
            asyncio.run(serve(from_environment().settings))
    else:
        main(told)
