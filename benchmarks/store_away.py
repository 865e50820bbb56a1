"""The store is killed and started again, hangs, and stays away: what readers notice.

    .venv/bin/python benchmarks/store_away.py [--restarts 100] [--away 60]

The whole service runs as a process of its own with a store of its own beside it, and
the playground as Telegram. First the store is killed and started again, so many times,
while a broadcast goes out; then it is killed and stays away; then it hangs for ten
seconds. While it is away a reader asks: how soon does he hear that he must wait, and
how soon after the store's return has he his answer? The last line is JSON; times are in
seconds.
"""

import argparse
import asyncio
import json
import signal
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from ending import end_cleanly

from bot.clock import SystemClock
from bot.model import Address, Delivery, Kind, Message
from bot.playground.cast import ADA
from bot.playground.play import Playground
from bot.playground.world import User
from bot.store.connection import connect
from bot.store.outbox import Outbox
from tests.fixtures.ownstore import OwnStore
from tests.fixtures.playground import PlayServer, serve
from tests.fixtures.process import environment, running

NEWS = "Newsbrief moves house on Friday."
FIRST_READER = 7_200_000
LONGEST = 120.0


async def until(true: Callable[[], object]) -> float:
    """Return the seconds until the claim is true."""
    began = time.perf_counter()
    while not true() and time.perf_counter() < began + LONGEST:
        await SystemClock().sleep(0.005)
    return time.perf_counter() - began


async def broadcast(server: PlayServer, outbox: Outbox, readers: int) -> None:
    """Put a message to each reader into the outbox."""
    for number in range(readers):
        user = server.human.new_user(User(FIRST_READER + number, "A"))
        server.human._open_private(server.world.chat(user.id))  # noqa: SLF001 - no update
    expires = SystemClock().now() + timedelta(days=1)
    await outbox.add_all(
        Delivery(
            f"news:{number}",
            Address(FIRST_READER + number),
            Kind.BROADCAST,
            (Message(NEWS),),
            expires,
        )
        for number in range(readers)
    )


async def restart(store: OwnStore, times: int) -> None:
    """Kill and start the store, about three times a second."""
    for number in range(times):
        store.kill()
        store.start()
        await asyncio.sleep(0.2 + 0.2 * (number % 3))


async def ask(
    server: PlayServer, away: Callable[[], None], back: Callable[[], None], pause: float
) -> tuple[float, float]:
    """Return how soon a reader hears to wait, and, after the return, his answer."""
    said = len(server.texts(ADA))
    away()
    server.human.send(ADA, ADA, "/privacy")
    told = await until(lambda: "One moment" in "".join(server.texts(ADA)[said + 1 :]))
    await asyncio.sleep(max(pause - told, 0))
    back()
    answer = await until(lambda: "/forget" in server.texts(ADA)[-1])
    return told, answer


async def measure(options: argparse.Namespace) -> dict[str, object]:
    """Do all of it; return what readers notice."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="nb") as folder:
        place = Path(folder)
        store = OwnStore(place)
        store.start()
        async with serve(Playground(clock), clock) as server:  # type: ignore[arg-type]  # any clock will do here
            env = environment(server, store.url, place)
            redis = connect(store.url, patient=True)
            outbox = Outbox(redis, "benchmark")
            readers = 10 * options.restarts
            async with running(place, env) as service:
                await service.until_said("Newsbrief is up")
                await broadcast(server, outbox, readers)
                await restart(store, options.restarts)
                finished = await until(lambda: len(server.copies(NEWS)) == readers)
                killed = await ask(server, store.kill, store.start, options.away)
                hung = await ask(
                    server,
                    lambda: store.tell(signal.SIGSTOP),
                    lambda: store.tell(signal.SIGCONT),
                    10.0,
                )
            copies = server.copies(NEWS)
            counts = await outbox.counts()
            store.kill()
    return {
        "restarts": options.restarts,
        "readers": readers,
        "lost": readers - len(copies),
        "doubled": sum(count > 1 for count in copies.values()),
        "unknown": counts.get("held", 0),
        "finished_after": round(finished, 1),
        "away": options.away,
        "told_when_killed": round(killed[0], 2),
        "answered_after_start": round(killed[1], 2),
        "told_when_hung": round(hung[0], 2),
        "answered_after_hang": round(hung[1], 2),
    }


def main() -> None:
    """Print what readers notice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--restarts", type=int, default=100)
    parser.add_argument("--away", type=float, default=60.0)
    found = asyncio.run(measure(parser.parse_args()))
    for name, value in found.items():
        print(f"{name:22} {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    end_cleanly()
    main()
