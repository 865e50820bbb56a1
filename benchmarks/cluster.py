"""Jobs a second on a Cluster of three, by one process, beside one server alone.

    .venv/bin/python benchmarks/cluster.py [--jobs 20000]

The servers are Valkey's own on loopback, without replicas and without an append-only
file, all on this machine's cores; so more servers give no more speed here. What it
shows is that the same scripts do the same on a Cluster, and what the way costs. A job
is a slot fired and taken, or a delivery added, or one taken, attempted and settled.
"Own work" is what the process does in a second of its own work: the clock's figure
where it and each server have a core to themselves. The last line is JSON.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.model import Address, Delivery, Ending, Kind, Message, Outcome, Slot
from bot.store import keys
from bot.store.connection import Redis, close, connect
from bot.store.firing import Firing
from bot.store.outbox import Lease, Outbox
from tests.fixtures.growing import cluster, running

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
SENT = Outcome(Ending.SENT, message_id=1)
SIDE_BY_SIDE = 64
Rate = tuple[float, float]
"""Jobs a second of the clock, and a second of this process's own work."""


class Watch:
    """Begins to run when it is made."""

    def __init__(self) -> None:
        self._began, self._busy = perf_counter(), process_time()

    def rate(self, jobs: int) -> Rate:
        """Return the rate of so many jobs since the beginning."""
        took, busy = perf_counter() - self._began, process_time() - self._busy
        return round(jobs / took), round(jobs / busy)


async def fired_and_taken(redis: Redis, outbox: Outbox, jobs: int) -> Rate:
    """Return how many slots are fired and handed out."""
    pipe = redis.pipeline(transaction=False)
    for chat in range(jobs):
        number = keys.shard(chat)
        pipe.zadd(keys.due(number), {str(Address(chat)): NOW.timestamp()})
    await pipe.execute()
    slots = [Slot(Address(chat), NOW.date(), 480, NOW) for chat in range(jobs)]
    watch, taken = Watch(), 0
    assert await outbox.fire_all(Firing(slot, NOW, LATER) for slot in slots) == jobs
    while batch := await outbox.take_fired(1000):
        taken += len(batch)
    assert taken == jobs
    return watch.rate(jobs)


async def settled(outbox: Outbox, jobs: int) -> tuple[Rate, Rate]:
    """Return how many deliveries are added; how many taken, attempted and settled."""
    message = (Message("x" * 2000),)
    deliveries = [
        Delivery(f"{chat}/b", Address(chat), Kind.BRIEFING, message, LATER, {"s": "f"})
        for chat in range(jobs)
    ]
    watch = Watch()
    assert await outbox.add_all(deliveries) == jobs
    added = watch.rate(jobs)

    async def send(leases: list[Lease]) -> None:
        while leases:
            lease = leases.pop()
            assert await outbox.attempt(lease, 0)
            await outbox.settle(lease, SENT)

    watch = Watch()
    while batch := list(await outbox.take(500)):
        async with asyncio.TaskGroup() as group:
            for _ in range(SIDE_BY_SIDE):
                group.create_task(send(batch))
    done = watch.rate(jobs)
    counts = await outbox.counts()
    assert counts["sent"] == jobs
    assert counts["queued"] == 0
    return added, done


async def measure(url: str, jobs: int) -> dict[str, Rate]:
    """Return the rate of each kind on this store."""
    redis = connect(url, patient=True)
    outbox = Outbox(redis, "bench")
    await redis.ping()
    fired = await fired_and_taken(redis, outbox, jobs)
    added, done = await settled(outbox, jobs // 4)
    await close(redis)
    return {"fired_and_taken": fired, "added": added, "settled": done}


@contextmanager
def alone() -> Iterator[str]:
    """Yield the address of one server."""
    with TemporaryDirectory(prefix="nb") as place:
        path = f"{place}/socket"
        words = ("--port", "0", "--unixsocket", path, "--save", "", "--dir", place)
        with running(*words):
            yield f"unix://{path}"


def main() -> None:
    """Print the figures as a table and as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=20_000)
    jobs = parser.parse_args().jobs
    with alone() as url:
        one = asyncio.run(measure(url, jobs))
    with cluster() as several:
        three = asyncio.run(measure(several.url, jobs))
    print(f"{'jobs a second':18}{'one server':>12}{'own work':>12}", end="")
    print(f"{'three':>12}{'own work':>12}")
    for name, rates in one.items():
        print(f"{name:18}", *(f"{rate:11,.0f}" for rate in (*rates, *three[name])))
    print(json.dumps({"jobs": jobs, "one": one, "three": three}))


if __name__ == "__main__":
    end_cleanly()
    main()
