"""How soon the bot turns to an update while 500 come a second: to its first call.

A sink in a process of its own plays Telegram: it makes updates at an even pace for
5,000 people (a mix of /start, /help, /latest, /figures and presses), hands them out by
long polling, answers every call at once and notes how long after an update the first
call for its chat came. The clock of both ends is the sink's, so the poll counts too.
The bot answers from a store with 10,000 articles; only Telegram's limit is lifted (a
read of the store stands for it), as no 500 people could be answered in a second.

Beside it, in the same run, python-telegram-bot's own Application: its Updater, its
transport, and a handler that reads one key of the same store and says one sentence. It
confirms updates before they are handled, and writes nothing down.

    .venv/bin/python benchmarks/intake.py [--articles 10000] [--rate 500] [--seconds 20]
"""

import argparse
import asyncio
import gc
import json
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aiohttp import ClientSession, web
from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from benchmarks.answers import NOW, fill
from bot.chat.access import OwnerRights
from bot.chat.answering import Answering
from bot.chat.commands import all_commands
from bot.chat.intake import Intake
from bot.chat.polling import Polling
from bot.chat.router import Router
from bot.chat.values import Desk, Options
from bot.clock import SystemClock
from bot.delivery.messenger import TelegramMessenger
from bot.delivery.transport import connect as telegram
from bot.metrics import Metrics
from bot.store.connection import Redis, close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores

TOKEN = "123456:" + "A" * 35
PEOPLE = 5000
WARM = 11.0
"""Seconds before the measuring begins: every person has asked once by then."""
TARGET = 20.0
MIX = (
    *["/help"] * 5,
    *["/latest"] * 3,
    *["/latest world"] * 2,
    *["/start"] * 2,
    "/figures",
    "/figures evacuated",
    *["press"] * 6,
)
ME = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


@dataclass
class Sink:
    """Plays Telegram, and keeps the time."""

    rate: float
    begun: float = 0.0
    made: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)
    # When each person's update was made, until the first call for it.
    asked: dict[int, tuple[float, str]] = field(default_factory=dict)
    took: list[tuple[float, str, float]] = field(default_factory=list)
    lost: int = 0
    calls: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(3))

    async def call(self, request: web.Request) -> web.Response:
        """Answer a call of the Bot API."""
        method = request.match_info["method"]
        given = {**request.query, **await request.post()}
        if method == "getUpdates":
            return _ok(await self._updates(int(given.get("offset") or 0)))
        self._note(given)
        if method == "getMe":
            return _ok(ME)
        if method.startswith(("send", "edit")):
            chat = {"id": int(str(given["chat_id"])), "type": "private"}
            return _ok({"message_id": 1, "date": 1, "chat": chat, "text": "x"})
        return _ok(result=True)

    def start(self) -> None:
        """Begin to make updates."""
        self.begun, self.made = time.perf_counter(), 0
        self.waiting.clear()
        self.asked.clear()
        self.took.clear()
        self.lost = self.calls = 0

    def report(self, seconds: float) -> dict[str, Any]:
        """Return what was measured after the first seconds."""
        self.begun, begun = 0.0, self.begun
        now = time.perf_counter()
        late = [m for m, _ in self.asked.values() if m - begun > WARM and now - m > 2]
        kinds: dict[str, list[float]] = {}
        for moment, kind, took in self.took:
            if WARM < moment - begun < WARM + seconds:
                kinds.setdefault(kind, []).append(took * 1000)
        return {"took": kinds, "unanswered": len(late) + self.lost, "calls": self.calls}

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        self.waiting = [u for u in self.waiting if u["update_id"] >= offset]
        until = time.perf_counter() + 25
        while time.perf_counter() < until:
            self._make()
            if self.waiting:
                return self.waiting[:100]
            await asyncio.sleep(0.002)
        return []

    def _make(self) -> None:
        """Make the updates that are due by now."""
        due = (time.perf_counter() - self.begun) * self.rate if self.begun else 0
        while self.made < due:
            moment = self.begun + self.made / self.rate
            self.made += 1
            person = 1_000_000 + self.made % PEOPLE
            kind = self.chance.choice(MIX)
            self.lost += person in self.asked
            self.asked[person] = (moment, kind)
            self.waiting.append(
                _update(int(self.begun * 1e6) + self.made, person, kind)
            )

    def _note(self, given: dict[str, Any]) -> None:
        self.calls += 1
        person = int(str(given.get("chat_id") or given.get("callback_query_id") or 0))
        moment, kind = self.asked.pop(person, (0.0, ""))
        if moment:
            self.took.append((moment, kind, time.perf_counter() - moment))


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _update(number: int, person: int, kind: str) -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": "Reader", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Reader"}
    message = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "text": kind}
    if kind != "press":
        return {"update_id": number, "message": {**message, "from": who}}
    query = {
        "id": str(person),
        "from": who,
        "message": {**message, "from": ME},
        "chat_instance": "1",
        "data": f"1|times|{person}:0",
    }
    return {"update_id": number, "callback_query": query}


async def play(rate: float) -> None:
    """Be the sink until the input ends."""
    sink = Sink(rate)

    async def control(request: web.Request) -> web.Response:
        if request.match_info["what"] == "start":
            sink.start()
            return web.json_response({})
        return web.json_response(sink.report(float(request.query["seconds"])))

    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", sink.call)
    app.router.add_get("/control/{what}", control)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


class Unlimited:
    """Stands for the budget: asks the store once, and lets everything pass."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def reserve(self, _ask: object) -> float:
        """Return that nothing has to wait."""
        await self._redis.exists("nb:{pace}:bench")
        return 0.0


@asynccontextmanager
async def ours(url: str, origin: str) -> AsyncIterator[None]:
    """Our bot at work."""
    redis = connect(url)
    stores = replace(make_stores(redis, "bench"), budget=Unlimited(redis))  # type: ignore[arg-type]  # as asked of it here
    clock = SystemClock(NOW - SystemClock().now())
    stop = asyncio.Event()
    async with telegram(TOKEN, origin) as bot:
        options = Options(frozenset(), origin, bot.username, "UTC")
        desk = Desk(stores, clock, OwnerRights(), options, _add_feed)
        router = Router(desk, all_commands())
        answering = Answering(router, TelegramMessenger(bot), clock)
        intake = Intake(answering, stores.journal, clock, Metrics())
        async with intake.open(), asyncio.TaskGroup() as tasks:
            tasks.create_task(intake.keep(stop))
            tasks.create_task(Polling(bot, intake, clock).run(stop))
            yield
            stop.set()
    await close(redis)


async def _add_feed(url: str) -> str:
    return url


@asynccontextmanager
async def stock(url: str, origin: str, at_once: int) -> AsyncIterator[None]:
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
        yield
        await app.updater.stop()  # type: ignore[union-attr]  # as above
        await app.stop()
    await close(redis)


@asynccontextmanager
async def sink(rate: float) -> AsyncIterator[str]:
    """Yield the address of a sink in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, "--sink", "--rate", str(rate)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdin
    port = (await process.stdout.readline()).decode().strip()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.stdin.close()
        await process.wait()


async def measure(
    bot: Callable[[str], Any], rate: float, seconds: float
) -> dict[str, Any]:
    """Return percentiles in milliseconds and the share of a core of one bot."""
    async with sink(rate) as origin, ClientSession() as http, bot(origin):
        await http.get(f"{origin}/control/start")
        await asyncio.sleep(WARM)
        used = time.process_time()
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        share = (time.process_time() - used) / (time.perf_counter() - began)
        asked = f"{origin}/control/report?seconds={seconds}"
        async with http.get(asked) as answer:
            found = await answer.json()
    every = [took for kind in found["took"].values() for took in kind]
    return {
        **_percentiles(every),
        "answered": len(every),
        "unanswered": found["unanswered"],
        "cpu": round(share, 2),
        "kinds": {kind: _percentiles(found["took"][kind]) for kind in found["took"]},
    }


def _percentiles(took: list[float]) -> dict[str, float]:
    if len(took) < 2:
        return {"p50": 0.0, "p95": 0.0, "p99": 0.0}
    cuts = statistics.quantiles(took, n=100)
    return {f"p{n}": round(cuts[n - 1], 1) for n in (50, 95, 99)}


async def main(articles: int, rate: float, seconds: float) -> None:
    """Measure all, and print the table and, last, JSON."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url)
            await fill(make_stores(redis, "bench"), articles)
            await close(redis)
            gc.collect()
            gc.freeze()
            found = {
                "newsbrief": await measure(lambda at: ours(url, at), rate, seconds),
                "stock": await measure(lambda at: stock(url, at, 1), rate, seconds),
                "stock, 256 at once": await measure(
                    lambda at: stock(url, at, 256), rate, seconds
                ),
            }
    print(f"{rate:g} updates/s, {articles} articles, {platform.python_version()}")
    print(f"{'':20}{'p50':>9}{'p95':>9}{'p99':>9}  ms{'late':>7}{'core':>7}")
    for name, one in found.items():
        _row(name, one, f"{one['unanswered']:>7}{one['cpu']:>7.0%}")
    for kind, one in sorted(found["newsbrief"]["kinds"].items()):
        _row(f"  {kind}", one)
    met = found["newsbrief"]["p95"] <= TARGET
    print(json.dumps({"rate": rate, **found, "target": TARGET, "met": met}))


def _row(name: str, one: dict[str, Any], more: str = "") -> None:
    print(f"{name:20}{one['p50']:9.1f}{one['p95']:9.1f}{one['p99']:9.1f}    {more}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=500.0)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--sink", action="store_true")
    given = parser.parse_args()
    work = (
        play(given.rate)
        if given.sink
        else main(given.articles, given.rate, given.seconds)
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(work)
