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
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

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
_REQUEST = re.compile(rb"\w+ (\S+) HTTP/1.1\r\n(.*?)\r\n\r\n", re.DOTALL)
_SIZE = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_PERSON = re.compile(rb"(?:chat_id|callback_query_id)=(\d+)")
_OFFSET = re.compile(rb"offset=(\d+)")
_NOBODY = (b"", b"0")
SENT = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}
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

    def call(self, method: str, query: str, body: bytes) -> object:
        """Return the answer to a call of the Bot API, None for one that waits."""
        if method == "getUpdates":
            return None
        self._note(int((_PERSON.search(body) or _NOBODY)[1]))
        if method == "getMe":
            return ME
        if method.startswith(("send", "edit")):
            return SENT
        if method == "control":
            return self.control(query)
        return True

    def control(self, query: str) -> object:
        """Begin, or tell what was measured."""
        what, _, seconds = query.partition("=")
        if what == "seconds":
            return self.report(float(seconds))
        self.start()
        return True

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

    async def updates(self, offset: int) -> list[dict[str, Any]]:
        """Return the next updates, once there are any."""
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

    def _note(self, person: int) -> None:
        self.calls += 1
        moment, kind = self.asked.pop(person, (0.0, ""))
        if moment:
            self.took.append((moment, kind, time.perf_counter() - moment))


class Wire(asyncio.Protocol):
    """Speaks as much HTTP as the clients here need, for a tenth of a server's work."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._rest = b""
        self._polls: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to answer."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer the requests that are whole."""
        self._rest += data
        while whole := _REQUEST.match(self._rest):
            size = _SIZE.search(whole[2])
            end = whole.end() + (int(size[1]) if size else 0)
            if len(self._rest) < end:
                return
            body, self._rest = self._rest[whole.end() : end], self._rest[end:]
            path, _, query = whole[1].decode().partition("?")
            method = path.rpartition("/")[2]
            answer = self._sink.call(method, query, body)
            if answer is None:
                asked = _OFFSET.search(query.encode() + b"&" + body)
                poll = asyncio.ensure_future(self._poll(int(asked[1]) if asked else 0))
                self._polls.add(poll)
                poll.add_done_callback(self._polls.discard)
            else:
                self._answer(answer)

    async def _poll(self, offset: int) -> None:
        self._answer(await self._sink.updates(offset))

    def _answer(self, result: object) -> None:
        body = json.dumps({"ok": True, "result": result}).encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        self._transport.write(b"%s%d\r\n\r\n%s" % (head, len(body), body))


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
    made = Sink(rate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Wire(made), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


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
        await http.get(f"{origin}/control?start")
        await asyncio.sleep(WARM)
        used = time.process_time()
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        share = (time.process_time() - used) / (time.perf_counter() - began)
        asked = f"{origin}/control?seconds={seconds}"
        async with http.get(asked) as answer:
            found = (await answer.json())["result"]
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
