"""What the sender itself costs: the whole outbox, and a Telegram that answers at once.

Real store, real budget, a messenger that says "sent" after so many milliseconds without
any wire. So the figures are what one process could do if Telegram allowed it. The last
line is JSON. Run it with `.venv/bin/python benchmarks/sender.py`.
"""

import argparse
import asyncio
import json
import platform
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.clock import SystemClock
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.sender import Sender
from bot.model import Address, Delivery, Kind, Message
from bot.store.budget import Ask, News, Turn
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores

EXPIRES = datetime.now(UTC) + timedelta(hours=12)
PARTS = (Message("x" * 2000),)


class Prompt:
    """A messenger whose Telegram takes everything after a while."""

    def __init__(self, seconds: float, count: int) -> None:
        self.done = asyncio.Event()
        self._sent = 0
        self._seconds = seconds
        self._count = count

    async def picture(self, _message: Message) -> str:
        """Return that there is none."""
        return ""

    async def send(self, _address: Address, _message: Message, **_: object) -> int:
        """Return the message's number, later."""
        if self._seconds:
            await asyncio.sleep(self._seconds)
        self._sent += 1
        if self._sent == self._count:
            self.done.set()
        return self._sent


class Unlimited:
    """A budget that lets everybody go at once."""

    async def reserve(self, asks: Sequence[Ask], _news: News) -> list[Turn]:
        """Return that there is nothing to wait for."""
        return [Turn("free", moment="0") for _ in asks]


def deliveries(count: int) -> Iterator[Delivery]:
    """Yield a briefing for each of so many readers."""
    for chat in range(1, count + 1):
        yield Delivery(f"{chat}/b", Address(chat), Kind.BRIEFING, PARTS, EXPIRES, {})


async def run(count: int, in_hand: int, seconds: float) -> dict[str, float]:
    """Return messages settled in a second, and milliseconds of processor for one."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place)) as url:
            redis, clock = connect(url, patient=True), SystemClock()
            stores = make_stores(redis, "bench", clock)
            await stores.outbox.add_all(deliveries(count))
            messenger, effects = Prompt(seconds, count), Effects(stores, clock)
            sender = Sender(
                stores.outbox,
                Unlimited(),  # type: ignore[arg-type]  # it stands in for a budget
                messenger,  # type: ignore[arg-type]  # and this for a messenger
                effects,
                clock,
                in_flight=in_hand,
            )
            stop = asyncio.Event()
            used, began = _used(), perf_counter()
            async with asyncio.TaskGroup() as group:
                group.create_task(sender.run(stop))
                await messenger.done.wait()
                took, cpu = perf_counter() - began, _used() - used
                stop.set()
            assert (await stores.outbox.counts())["sent"] == count
            await close(redis)
    return {"settled_per_s": count / took, "cpu_ms": cpu / count * 1000}


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the figures as a table and as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000, help="messages a run")
    count = parser.parse_args().count
    figures = {}
    print(
        f"{platform.machine()}, Python {platform.python_version()}, {count:,} messages"
    )
    print(f"{'in hand':>8}{'answers after':>15}{'settled/s':>12}{'CPU ms each':>13}")
    for in_hand, seconds in ((16, 0.0), (32, 0.0), (256, 0.0), (256, 0.05)):
        found = asyncio.run(run(count, in_hand, seconds))
        name = f"{in_hand}_{seconds * 1000:.0f}ms"
        figures[name] = {key: round(value, 3) for key, value in found.items()}
        print(
            f"{in_hand:8}{seconds * 1000:12.0f} ms"
            f"{found['settled_per_s']:12,.0f}{found['cpu_ms']:13.3f}"
        )
    print(json.dumps(figures))


if __name__ == "__main__":
    end_cleanly()
    main()
