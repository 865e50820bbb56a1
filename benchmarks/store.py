"""What the store does in a second, and how soon it is ready. The last line is JSON.

Run it with `.venv/bin/python benchmarks/store.py`; `--due N` sets how many subscribers
the idle tick looks through (1,000,000 takes a quarter of a minute to put in).
"""

import argparse
import asyncio
import json
import platform
import random
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.model import (
    Address,
    Article,
    Delivery,
    Ending,
    Findings,
    Kind,
    Message,
    Outcome,
    Slot,
)
from bot.store import keys
from bot.store.articles import Articles
from bot.store.budget import Ask, Budget
from bot.store.connection import Redis, close, connect
from bot.store.outbox import Firing, Lease, Outbox
from bot.store.server import embedded
from bot.store.subscriptions import Subscriptions

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
JOBS = 20_000
SENT = Outcome(Ending.SENT, message_id=1)


async def ready(times: int) -> float:
    """Return the median of milliseconds from nothing to a server that answers."""
    took = []
    for _ in range(times):
        with tempfile.TemporaryDirectory(prefix="nb") as place:
            began = perf_counter()
            async with embedded(Path(place)):
                took.append(perf_counter() - began)
    return statistics.median(took) * 1000


async def median_ms(times: int, work: Callable[[], Awaitable[object]]) -> float:
    """Return the median of milliseconds this work takes."""
    took = []
    for _ in range(times):
        began = perf_counter()
        await work()
        took.append(perf_counter() - began)
    return statistics.median(took) * 1000


async def fill_due(redis: Redis, count: int) -> float:
    """Put that many subscribers into the due index; return bytes for each."""
    before = int((await redis.info("memory"))["used_memory"])
    score = LATER.timestamp()
    for start in range(0, count, 10_000):
        pipe = redis.pipeline(transaction=False)
        for chat in range(start + 1_000_000_000, start + 1_000_010_000):
            pipe.zadd(keys.due(keys.shard(chat)), {str(Address(chat)): score})
        await pipe.execute()
    return (int((await redis.info("memory"))["used_memory"]) - before) / count


async def fire(redis: Redis, outbox: Outbox) -> dict[str, float]:
    """Return slots fired and handed out in a second."""
    pipe = redis.pipeline(transaction=False)
    for chat in range(JOBS):
        number = keys.shard(chat)
        pipe.zadd(keys.due(number), {str(Address(chat)): NOW.timestamp()})
    await pipe.execute()
    slots = [Slot(Address(chat), NOW.date(), 480, NOW) for chat in range(JOBS)]
    began = perf_counter()
    fired = await outbox.fire_all(Firing(slot, NOW, LATER) for slot in slots)
    fired_in = perf_counter() - began
    began, taken = perf_counter(), 0
    while batch := await outbox.take_fired(1000):
        taken += len(batch)
        for ticket, _ in batch[:1]:
            await outbox.done(ticket)
    assert fired == taken == JOBS
    return {
        "fired_per_s": JOBS / fired_in,
        "fired_taken_per_s": JOBS / (perf_counter() - began),
    }


async def settle(outbox: Outbox, senders: int) -> dict[str, float]:
    """Return deliveries added, and settled by so many senders at once, in a second."""
    message = (Message("x" * 2000),)
    deliveries = [
        Delivery(f"{chat}/b", Address(chat), Kind.BRIEFING, message, LATER, {"s": "f"})
        for chat in range(JOBS // 4)
    ]
    began = perf_counter()
    assert await outbox.add_all(deliveries) == len(deliveries)
    added_in = perf_counter() - began

    async def send(leases: list[Lease]) -> None:
        while leases:
            lease = leases.pop()
            assert await outbox.attempt(lease, 0)
            await outbox.settle(lease, SENT)

    began = perf_counter()
    while batch := list(await outbox.take(500)):
        async with asyncio.TaskGroup() as group:
            for _ in range(senders):
                group.create_task(send(batch))
    settled_in = perf_counter() - began
    assert (await outbox.counts())["sent"] == len(deliveries)
    return {
        "added_per_s": len(deliveries) / added_in,
        "settled_per_s": len(deliveries) / settled_in,
    }


async def search(redis: Redis, count: int) -> dict[str, float]:
    """Return milliseconds of a search and of a page of ten with `count` articles."""
    articles, dice = Articles(redis), random.Random(7)
    words = [f"w{number}" for number in range(5000)]
    weights = [1 / (number + 1) for number in range(5000)]
    began = perf_counter()
    for number in range(count):
        text = " ".join(dice.choices(words, k=120)) + f" {number}"
        terms = dict.fromkeys(dice.choices(words, weights, k=60), 1.0)
        article = Article(
            f"a{number}", "t", text, "s", f"u{number}", NOW - timedelta(minutes=number)
        )
        await articles.add(article, Findings(), f"s{number}", terms)
    added_in = perf_counter() - began
    common = dict.fromkeys(words[:8], 1.0)
    rare = dict.fromkeys(words[300:308], 1.0)
    return {
        "articles_added_per_s": count / added_in,
        "search_common_ms": await median_ms(50, lambda: articles.search(common, 10)),
        "search_rare_ms": await median_ms(50, lambda: articles.search(rare, 10)),
        "latest_ten_ms": await median_ms(50, lambda: articles.latest(10)),
    }


async def measure(due: int) -> dict[str, float]:
    """Return all figures."""
    figures = {"ready_ms": await ready(9)}
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place)) as url:
            redis = connect(url, patient=True)
            outbox, budget = Outbox(redis, "bench"), Budget(redis)
            figures |= await search(redis, 10_000)
            figures |= await fire(redis, outbox)
            figures |= await settle(outbox, 16)
            asks = iter(Ask(chat, is_group=False, lane="reply") for chat in range(999))
            figures["reserve_ms"] = await median_ms(
                200, lambda: budget.reserve([next(asks)])
            )
            figures["bytes_per_due"] = await fill_due(redis, due)
            subscriptions = Subscriptions(redis)
            figures["tick_idle_ms"] = await median_ms(
                200, lambda: subscriptions.due(NOW)
            )
            figures["take_idle_ms"] = await median_ms(200, lambda: outbox.take(64))
            await close(redis)
    return figures


def main() -> None:
    """Print the figures as a table and as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--due", type=int, default=100_000, help="subscribers")
    count = parser.parse_args().due
    figures = asyncio.run(measure(count))
    print(f"{platform.machine()}, Python {platform.python_version()}, {count:,} due")
    for name, value in figures.items():
        print(f"{name:24}{value:14,.2f}")
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
