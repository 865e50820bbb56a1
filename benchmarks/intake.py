"""How soon the bot turns to an update while 500 come a second: to its first call.

A sink in a process of its own plays Telegram: it makes updates at an even pace for
5,000 people, hands them out by long polling or posts them on 40 connections, answers
every call at once and notes how long after an update was due the first call for its
chat came. The clock of both ends is the sink's, so the way to the bot counts too, and
so does it when the sink itself is late; how late it was is printed. Each bot has a
process of its own; what the store, the bot and the sink take of a core is printed.
The bot answers from a store with 10,000 articles; only Telegram's limit is lifted (a
read of the store stands for it), as no 500 people could be answered in a second.

Two mixes: `light` is /start, /help and presses, `whole` has /latest and /figures too.

Beside it, in the same run, python-telegram-bot's own Application: its Updater, its
transport, and a handler that reads one key of the same store and says one sentence. It
confirms updates before they are handled, and writes nothing down.

    .venv/bin/python benchmarks/intake.py [--mix light] [--rate 500] [--seconds 20]
        [--web 2] [--alone]
"""

import argparse
import asyncio
import gc
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ending import end_cleanly

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aiohttp import ClientSession
from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from benchmarks.answers import NOW, fill
from benchmarks.intake_sink import MIXES, SECRET, percentiles
from bot.chat.access import OwnerRights
from bot.chat.commands import all_commands
from bot.chat.intake.polling import Polling
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Options
from bot.clock import SystemClock
from bot.delivery.calls.transport import connect as telegram
from bot.delivery.sending.messenger import TelegramMessenger
from bot.metrics import Metrics
from bot.sources.found import Look
from bot.store.budget import Ask, News, Turn
from bot.store.connection import Redis, close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from bot.web.server import make_app, serving
from bot.web.webhook import webhook_route

SINK = str(Path(__file__).with_name("intake_sink.py"))
TOKEN = "123456:" + "A" * 35
WARM = 11.0
"""Seconds before the measuring begins: every person has asked once by then."""
TARGET = 20.0


class Unlimited:
    """Stands for the budget: asks the store once, and lets everything pass."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def reserve(self, asks: Sequence[Ask], _news: News) -> list[Turn]:
        """Return that nothing has to wait."""
        await self._redis.exists("nb:{pace}:bench")
        return [Turn("free", moment="0")] * len(asks)


@asynccontextmanager
async def ours(url: str, origin: str, way: str) -> AsyncIterator[int]:
    """Our bot at work; yields the port of its webhook."""
    redis = connect(url)
    made = make_stores(redis, f"bench-{os.getpid()}")
    stores = replace(made, budget=Unlimited(redis))  # type: ignore[arg-type]  # as asked of it here
    clock = SystemClock(NOW - SystemClock().now())
    stop = asyncio.Event()
    async with telegram(TOKEN, origin) as bot:
        options = Options(frozenset(), origin, bot.username, "UTC")
        desk = Desk(stores, clock, OwnerRights(), options, _look)
        router = Router(desk, all_commands())
        answering = Answering(router, TelegramMessenger(bot), clock)
        intake = Intake(answering, stores.journal, clock, Metrics())
        async with intake.open(), asyncio.TaskGroup() as tasks:
            tasks.create_task(intake.keep(stop))
            if way == "poll":
                tasks.create_task(Polling(bot, intake, clock).run(stop))
                yield 0
            else:
                async with _webhook(intake) as port:
                    yield port
            stop.set()
    await close(redis)


@asynccontextmanager
async def _webhook(intake: Intake) -> AsyncIterator[int]:
    async def ready() -> None:
        pass

    route = webhook_route("/hook", SECRET, intake.webhook)
    app = make_app(ready, Metrics(), ready, [route])
    async with serving(app, "127.0.0.1", 0) as port:
        yield port


async def _look(_words: str) -> Look:
    return Look()


@asynccontextmanager
async def stock(url: str, origin: str, at_once: int) -> AsyncIterator[int]:
    """python-telegram-bot's Application with the simplest handlers."""
    redis = connect(url)

    async def say(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await redis.get("nb:bench")
        await context.bot.send_message(update.effective_chat.id, "A sentence.")  # type: ignore[union-attr]  # there is one

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        await redis.get("nb:bench")
        await update.callback_query.answer()  # type: ignore[union-attr]  # there is one

    build = Application.builder().token(TOKEN).base_url(f"{origin}/bot")
    app = build.concurrent_updates(at_once).build()
    app.add_handler(MessageHandler(filters.ALL, say))
    app.add_handler(CallbackQueryHandler(press))
    async with app:
        await app.start()
        await app.updater.start_polling()  # type: ignore[union-attr]  # there is one
        yield 0
        await app.updater.stop()  # type: ignore[union-attr]  # as above
        await app.stop()
    await close(redis)


async def work(url: str, origin: str, way: str) -> None:
    """Be a bot: tell the port, then the seconds of a core used, line for line."""
    made = {
        "stock": lambda: stock(url, origin, 1),
        "stock256": lambda: stock(url, origin, 256),
    }.get(way, lambda: ours(url, origin, way))
    loop = asyncio.get_running_loop()
    async with made() as port:
        print(port, flush=True)
        while await loop.run_in_executor(None, sys.stdin.readline):
            print(time.process_time(), flush=True)


@dataclass
class Child:
    """A process of ours that answers line for line."""

    process: asyncio.subprocess.Process

    async def read(self) -> str:
        """Return the next line it says."""
        assert self.process.stdout
        return (await self.process.stdout.readline()).decode().strip()

    async def used(self) -> float:
        """Return the seconds of a core it has used."""
        assert self.process.stdin
        self.process.stdin.write(b"\n")
        return float(await self.read())


@asynccontextmanager
async def child(*words: str) -> AsyncIterator[Child]:
    """Yield a script in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *words),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin
    try:
        yield Child(process)
    finally:
        process.stdin.close()
        await process.wait()


@dataclass(frozen=True)
class Plan:
    """What is measured: how many updates a second, of which mix, for how long."""

    url: str
    rate: float
    mix: str
    seconds: float


async def measure(plan: Plan, way: str, count: int = 1) -> dict[str, Any]:
    """Return percentiles in milliseconds and shares of a core, of bots of one kind."""
    async with AsyncExitStack() as stack:
        asked = (str(plan.rate), plan.mix)
        sink = await stack.enter_async_context(child(SINK, *asked))
        origin = f"http://127.0.0.1:{await sink.read()}"
        words = (__file__, "--work", way, "--store", plan.url, "--origin", origin)
        bots = [await stack.enter_async_context(child(*words)) for _ in range(count)]
        ports = ",".join([await bot.read() for bot in bots])
        http = await stack.enter_async_context(ClientSession())
        if way == "web":
            await http.get(f"{origin}/post?ports={ports}")
        await http.get(f"{origin}/start")
        await asyncio.sleep(WARM)
        await http.get(f"{origin}/warm")
        before = [await bot.used() for bot in bots], await _store(plan.url)
        began = time.perf_counter()
        await asyncio.sleep(plan.seconds)
        async with http.get(f"{origin}/report") as answer:
            found = (await answer.json())["result"]
        lasted = time.perf_counter() - began
        after = [await bot.used() for bot in bots], await _store(plan.url)
    every = [took for kind in found["took"].values() for took in kind]
    shares = [b - a for a, b in zip(before[0], after[0], strict=True)]
    return {
        **percentiles(every),
        "answered": len(every),
        "unanswered": found["unanswered"],
        "calls": found["calls"],
        "core": round(max(shares) / lasted, 2),
        "store": round((after[1] - before[1]) / lasted, 2),
        "sink": round(found["used"] / lasted, 2),
        "sink_late": found["late"],
        "kinds": {kind: percentiles(found["took"][kind]) for kind in found["took"]},
    }


async def _store(url: str) -> float:
    """Return the seconds of a core the store has used."""
    redis = connect(url)
    found = await redis.info("cpu")
    await close(redis)
    return float(found["used_cpu_user"]) + float(found["used_cpu_sys"])


async def main(given: argparse.Namespace) -> None:
    """Measure all, and print the table and, last, JSON."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url)
            await fill(make_stores(redis, "bench"), given.articles)
            await close(redis)
            plan = Plan(url, given.rate, given.mix, given.seconds)
            found = {"newsbrief": await measure(plan, "poll")}
            if given.web:
                name = f"by webhook, {given.web} process(es)"
                found[name] = await measure(plan, "web", given.web)
            if not given.alone:
                found["stock"] = await measure(plan, "stock")
                found["stock, 256 at once"] = await measure(plan, "stock256")
    _table(given, found)
    met = found["newsbrief"]["p95"] <= TARGET
    told = {"rate": given.rate, "mix": given.mix, **found}
    print(json.dumps({**told, "target": TARGET, "met": met}))


def _table(given: argparse.Namespace, found: dict[str, dict[str, Any]]) -> None:
    told = f"{given.rate:g} updates/s, {given.mix} mix, {given.articles} articles"
    print(f"{told}, Python {platform.python_version()}")
    heads = "".join(f"{head:>7}" for head in ("lost", "core", "store", "sink"))
    print(f"{'':28}{'p50':>9}{'p95':>9}{'p99':>9}  ms{heads}  sink late, p95")
    for name, one in found.items():
        shares = "".join(f"{one[part]:>7.0%}" for part in ("core", "store", "sink"))
        late = f"{one['sink_late']['p95']:>9.1f} ms"
        _row(name, one, f"{one['unanswered']:>7}{shares}{late}")
        if not name.startswith("stock"):
            for kind, each in sorted(one["kinds"].items()):
                _row(f"  {kind}", each)


def _row(name: str, one: dict[str, Any], more: str = "") -> None:
    print(f"{name:28}{one['p50']:9.1f}{one['p95']:9.1f}{one['p99']:9.1f}    {more}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=500.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--mix", choices=MIXES, default="light")
    parser.add_argument("--web", type=int, default=0, help="processes, by webhook too")
    parser.add_argument("--alone", action="store_true", help="nothing beside ours")
    for name in ("--work", "--store", "--origin"):
        parser.add_argument(name, default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(given: argparse.Namespace) -> None:
    if given.work:
        gc.freeze()  # as the service does
        asyncio.run(work(given.store, given.origin, given.work))
    else:
        asyncio.run(main(given))


if __name__ == "__main__":
    end_cleanly()
    with suppress(KeyboardInterrupt):
        _run(_arguments())
