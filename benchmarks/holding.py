"""Measures a night: alerts held for many readers, and let go when it ends.

Real store, embedded. Every reader has quiet hours and so many alerts, of which the last
corrects the first; two processes look at each of them and both let go in the morning,
as any number may. Told are alerts held and readers served in a second, and how many
readers got no message or two, or one without all its alerts. Ends in a line of JSON.

Usage: python benchmarks/holding.py [READERS] [ALERTS]
"""

import asyncio
import json
import logging
import sys
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.jobs.holding import Gate
from bot.model import Address, Delivery, Kind, Message, Quiet
from bot.store.connection import close, connect
from bot.store.held import Alert
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock

EVENING = datetime(2026, 11, 26, 23, tzinfo=UTC)
NIGHT = Quiet(1320, 420)


def alerts(number: int, readers: int, last: int) -> list[Alert]:
    """Return one alert for every reader; the last is about what the first was."""
    about = "a" if number in (0, last) else f"b{number}"
    message = (Message(f"alert {number}."),)
    return [
        Alert(
            Delivery(
                f"n{number}",
                Address(chat),
                Kind.ALERT,
                message,
                EVENING + timedelta(days=1),
            ),
            about,
        )
        for chat in range(1, readers + 1)
    ]


async def served(stores: Stores, expected: set[str]) -> Counter[str]:
    """Return how the readers fared, from all that is in the outbox."""
    got: dict[int, list[str]] = {}
    while leases := await stores.outbox.take(500):
        for lease in leases:
            html = lease.delivery.messages[0].html
            got.setdefault(lease.delivery.address.chat_id, []).append(html)
    return Counter(
        "doubled"
        if len(texts) > 1
        else "whole"
        if all(f"{each}." in texts[0] for each in expected)
        else "torn"
        for texts in got.values()
    )


async def run(readers: int, count: int) -> dict[str, object]:
    """Return what a night of so many alerts for so many readers took, and came to."""
    async with AsyncExitStack() as open_:
        place = open_.enter_context(tempfile.TemporaryDirectory(prefix="nb"))
        url = await open_.enter_async_context(embedded(Path(place)))
        redis, clock = connect(url, patient=True), FakeClock(EVENING)
        open_.push_async_callback(close, redis)
        both = [make_stores(redis, name, clock) for name in ("one", "two")]
        gates = [Gate(each, clock) for each in both]
        for chat in range(1, readers + 1):
            await both[0].rhythms.set_quiet(Address(chat), NIGHT)
        began = perf_counter()
        for number in range(count):
            some = alerts(number, readers, count - 1)
            clock.advance(60)
            await asyncio.gather(*(gate.send(some) for gate in gates))
        held = perf_counter()
        clock.advance(8 * 3600)
        await asyncio.gather(*(gate.let_go() for gate in gates))
        gone = perf_counter()
        expected = {f"alert {number}" for number in range(1, count)}
        found = await served(both[0], expected)
    return {
        "readers": readers,
        "alerts_each": count,
        "held_per_s": round(2 * readers * count / (held - began)),
        "served_per_s": round(readers / (gone - held)),
        "without": readers - sum(found.values()),
        **found,
    }


def measure(readers: int = 2000, count: int = 5) -> dict[str, object]:
    """Return the figures of one night."""
    logging.disable(logging.ERROR)
    return asyncio.run(run(readers, count))


def main(*given: int) -> None:
    """Print the figures and, in the last line, everything as JSON."""
    found = measure(*given)
    for name, figure in found.items():
        print(f"{name:>14} {figure}")
    print(json.dumps(found))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
