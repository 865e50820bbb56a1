"""What the store does in a second, and how soon it is ready. The last line is JSON.

Run it with `.venv/bin/python benchmarks/store.py`; `--due N` sets how many subscribers
the idle tick looks through (1,000,000 takes a quarter of a minute to put in), and
`--fsync everysec` has the server write to its disk once a second, as redis does usually
and our own server does not. Beside
each figure stands what it has to reach. APScheduler's own job store in Redis, which one
would take for daily messages otherwise, fires the same kind of job in the same run.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from apscheduler.events import EVENT_JOB_EXECUTED
from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.redis import RedisJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from ending import end_cleanly

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
from bot.store.ledger import Ledger
from bot.store.outbox import Firing, Lease, Outbox
from bot.store.server import embedded
from bot.store.subscriptions import Subscriptions

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
JOBS = 20_000
SENT = Outcome(Ending.SENT, message_id=1)
SENDERS = (1, 16, 64, 256)
STUCK = 100_000
THEIR_JOBS = 2_000
LEAST = {
    "fired_per_s": 30_000,
    "settled_per_s_16": 3_000,
    "settled_per_s_64": 5_000,
    "settled_per_s_256": 5_000,
}
MOST = {
    "tick_idle_ms": 1.0,
    "bytes_per_due": 100.0,
    "stuck_total_ms": 20.0,
    "stuck_newest_ms": 20.0,
}


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
    message, name = (Message("x" * 2000),), f"b{senders}"
    deliveries = [
        Delivery(name, Address(chat), Kind.BRIEFING, message, LATER, {"s": "f"})
        for chat in range(JOBS // 4)
    ]
    before = (await outbox.counts()).get("sent", 0)
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
    assert (await outbox.counts())["sent"] == before + len(deliveries)
    return {
        "added_per_s": len(deliveries) / added_in,
        f"settled_per_s_{senders}": len(deliveries) / settled_in,
    }


async def stick(redis: Redis) -> dict[str, float]:
    """Return milliseconds of what an operator asks, with very many that are stuck."""
    for start in range(0, STUCK, 5_000):
        pipe = redis.pipeline(transaction=False)
        for chat in range(start, start + 5_000):
            number, label = keys.shard(chat), keys.label(chat, "stuck")
            seen = {"address": f"{chat}:0", "state": "held", "reason": "no answer"}
            moment = NOW.timestamp() + chat
            pipe.hset(keys.delivery(number, label), mapping={**seen, "since": moment})
            pipe.zadd(keys.stuck(number), {label: moment})
        await pipe.execute()
    ledger = Ledger(redis)
    assert await ledger.stuck_counts(NOW) == {"held": STUCK}
    return {
        "counts_ms": await median_ms(50, ledger.counts),
        "heads_ms": await median_ms(50, ledger.heads),
        "stuck_total_ms": await median_ms(50, lambda: ledger.stuck_total(NOW)),
        "stuck_newest_ms": await median_ms(50, lambda: ledger.stuck(NOW)),
        "stuck_counts_ms": await median_ms(9, lambda: ledger.stuck_counts(NOW)),
    }


def theirs(url: str) -> dict[str, float]:
    """Return APScheduler's jobs added and fired in a second, and bytes for each.

    One scheduler with one job a subscriber in Redis; each job does nothing.
    """
    store = RedisJobStore(unix_socket_path=urlsplit(url).path)
    scheduler = BackgroundScheduler(
        jobstores={"default": store}, executors={"default": DebugExecutor()}
    )
    ran, all_ran = [], threading.Event()

    def count(event: object) -> None:
        ran.append(event)
        if len(ran) == THEIR_JOBS:
            all_ran.set()

    scheduler.add_listener(count, EVENT_JOB_EXECUTED)
    scheduler.start(paused=True)
    before = store.redis.info("memory")["used_memory"]
    began = perf_counter()
    for chat in range(THEIR_JOBS):
        scheduler.add_job(
            "builtins:len", "interval", args=[""], days=1, id=str(chat),
            next_run_time=NOW, misfire_grace_time=None, coalesce=True,
        )  # fmt: skip
    added_in = perf_counter() - began
    size = (store.redis.info("memory")["used_memory"] - before) / THEIR_JOBS
    began = perf_counter()
    scheduler.resume()
    assert all_ran.wait(120)
    fired_in = perf_counter() - began
    scheduler.shutdown()
    return {
        "apscheduler_added_per_s": THEIR_JOBS / added_in,
        "apscheduler_fired_per_s": THEIR_JOBS / fired_in,
        "apscheduler_bytes_per_job": size,
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


async def measure(due: int, fsync: str) -> dict[str, float]:
    """Return all figures; `fsync` is when the server writes to its disk."""
    figures = {"ready_ms": await ready(9)}
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place)) as url:
            redis = connect(url, patient=True)
            await redis.config_set("appendfsync", fsync)
            outbox, budget = Outbox(redis, "bench"), Budget(redis)
            figures |= await search(redis, 10_000)
            figures |= await fire(redis, outbox)
            for senders in SENDERS:
                figures |= await settle(outbox, senders)
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
            figures |= await stick(redis)
            await close(redis)
            figures |= await asyncio.to_thread(theirs, url)
    ratio = figures["fired_per_s"] / figures["apscheduler_fired_per_s"]
    return {**figures, "fired_times_apscheduler": ratio}


def aim(name: str, value: float) -> str:
    """Return what a figure has to reach, and whether it does."""
    if name in LEAST:
        return f"at least {LEAST[name]:,}" + (
            "" if value >= LEAST[name] else "  MISSED"
        )
    if name in MOST:
        return f"at most {MOST[name]:g}" + ("" if value <= MOST[name] else "  MISSED")
    return ""


def main() -> None:
    """Print the figures as a table and as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--due", type=int, default=100_000, help="subscribers")
    parser.add_argument("--fsync", default="always", help="or everysec, or no")
    given = parser.parse_args()
    count = given.due
    figures = asyncio.run(measure(count, given.fsync))
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    print(
        f"{machine}, load {os.getloadavg()[0]:.1f}, {count:,} due, fsync {given.fsync}"
    )
    for name, value in figures.items():
        print(f"{name:28}{value:14,.2f}  {aim(name, value)}".rstrip())
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))


if __name__ == "__main__":
    end_cleanly()
    main()
