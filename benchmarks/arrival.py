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
import random
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.arrival_bench import NOISY, Bench, Watched, Wire
from benchmarks.arrival_news import Place, item, places
from benchmarks.arrival_service import service
from benchmarks.ending import end_cleanly
from bot.clock import SystemClock
from bot.model import Feed
from bot.playground.server import make_app
from bot.playground.world import User
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from bot.web.server import serving

TARGET = 2.0
TRACKED = 10
FIRST_TRACKER, FIRST_READER = 5_000_000, 6_000_000
READERS = 300


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
    return parser.parse_args()


if __name__ == "__main__":
    end_cleanly()
    main(read())
