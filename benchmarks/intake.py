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
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
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
from bot.store.budget import Ask, Turn
from bot.store.connection import Redis, close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from bot.web.server import make_app, serving
from bot.web.webhook import webhook_route

TOKEN = "123456:" + "A" * 35
PEOPLE = 5000
WARM = 11.0
"""Seconds before the measuring begins: every person has asked once by then."""
TARGET = 20.0
MIXES = {
    "light": (*["/help"] * 6, *["/start"] * 4, *["press"] * 10),
    "whole": (
        *["/help"] * 5,
        *["/latest"] * 3,
        *["/latest world"] * 2,
        *["/start"] * 2,
        "/figures",
        "/figures evacuated",
        *["press"] * 6,
    ),
}
POSTS = 40
"""Connections Telegram posts updates on."""
SECRET = "a-secret"
TICK = 0.002
_REQUEST = re.compile(rb"\w+ (\S+) HTTP/1.1\r\n(.*?)\r\n\r\n", re.DOTALL)
_SIZE = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_PERSON = re.compile(rb"(?:chat_id|callback_query_id)=(\d+)")
_OFFSET = re.compile(rb"offset=(\d+)")
_NOBODY = (b"", b"0")
SLOW = ("getUpdates", "start", "warm", "report", "post")
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
    mix: tuple[str, ...]
    begun: float = 0.0
    made: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)
    # When each person's update was due, until the first call for it.
    asked: dict[int, tuple[float, str]] = field(default_factory=dict)
    took: list[tuple[float, str, float]] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    lost: int = 0
    calls: int = 0
    used: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(3))
    posts: asyncio.Queue["Post"] = field(default_factory=asyncio.Queue)
    is_posting: bool = False
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def call(self, method: str, query: str, body: bytes) -> object:
        """Return the answer to a call of the Bot API or of the benchmark."""
        what, _, value = query.partition("=")
        if method == "start":
            return self.start()
        if method == "warm":
            return self.warm()
        if method == "report":
            return self.report()
        if method == "post":
            return await self.post_to(value.split(","))
        if method == "getUpdates":
            asked = _OFFSET.search(what.encode() + b"=" + value.encode() + b"&" + body)
            return await self.updates(int(asked[1]) if asked else 0)
        return self.quick(method, body)

    def quick(self, method: str, body: bytes) -> object:
        """Return the answer to a call of a bot."""
        self._note(int((_PERSON.search(body) or _NOBODY)[1]))
        if method == "getMe":
            return ME
        if method.startswith(("send", "edit")):
            return SENT
        return True

    def start(self) -> bool:
        """Begin to make updates."""
        self.begun = time.perf_counter()
        return True

    def warm(self) -> bool:
        """Forget what was measured while all was new."""
        for kept in (self.asked, self.took, self.late):
            kept.clear()
        self.lost = self.calls = 0
        self.used = time.process_time()
        return True

    def report(self) -> dict[str, Any]:
        """Return what was measured, and end."""
        self.begun = 0.0
        now = time.perf_counter()
        old = [moment for moment, _ in self.asked.values() if now - moment > 2]
        kinds: dict[str, list[float]] = {}
        for _, kind, took in self.took:
            kinds.setdefault(kind, []).append(took * 1000)
        return {
            "took": kinds,
            "unanswered": len(old) + self.lost,
            "calls": self.calls,
            "late": _percentiles([late * 1000 for late in self.late]),
            "used": time.process_time() - self.used,
        }

    async def updates(self, offset: int) -> list[dict[str, Any]]:
        """Return the next updates, once there are any."""
        self.waiting = [u for u in self.waiting if u["update_id"] >= offset]
        if not self.waiting:
            self.arrived.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(25):
                    await self.arrived.wait()
        return self.waiting[:100]

    async def post_to(self, ports: Sequence[str]) -> bool:
        """Post updates to these ports from now on, in turn."""
        loop = asyncio.get_running_loop()
        for number in range(POSTS):
            port = int(ports[number % len(ports)])
            await loop.create_connection(lambda: Post(self.posts), "127.0.0.1", port)
        self.is_posting = True
        return True

    async def keep_making(self) -> None:
        """Make updates when they are due."""
        while True:
            self._make()
            if self.is_posting:
                while self.waiting and not self.posts.empty():
                    self.posts.get_nowait().send(self.waiting.pop(0))
            await asyncio.sleep(TICK)

    def _make(self) -> None:
        """Make the updates that are due by now."""
        now = time.perf_counter()
        due = (now - self.begun) * self.rate if self.begun else 0
        while self.made < due:
            moment = self.begun + self.made / self.rate
            self.made += 1
            person = 1_000_000 + self.made % PEOPLE
            kind = self.chance.choice(self.mix)
            self.lost += person in self.asked
            self.asked[person] = (moment, kind)
            self.late.append(now - moment)
            number = int(self.begun * 1e6) + self.made
            self.waiting.append(_update(number, person, kind))
            self.arrived.set()

    def _note(self, person: int) -> None:
        self.calls += 1
        moment, kind = self.asked.pop(person, (0.0, ""))
        if moment:
            self.took.append((moment, kind, time.perf_counter() - moment))


class Post(asyncio.Protocol):
    """A connection to a bot's webhook, one update at a time."""

    def __init__(self, idle: "asyncio.Queue[Post]") -> None:
        self._idle = idle

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Be there for the next update."""
        self._transport = cast("asyncio.Transport", transport)
        self._idle.put_nowait(self)

    def send(self, update: dict[str, Any]) -> None:
        """Post an update."""
        body = json.dumps(update).encode()
        head = (
            "POST /hook HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body)

    def data_received(self, data: bytes) -> None:
        """Be there for the next update; an answer comes in one piece."""
        if not data.startswith(b"HTTP/1.1 200"):
            print(data, file=sys.stderr)
        self._idle.put_nowait(self)


class Wire(asyncio.Protocol):
    """Speaks as much HTTP as the clients here need, for a tenth of a server's work."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._rest = b""
        self._tasks: set[asyncio.Task[None]] = set()

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
            if method in SLOW:
                work = self._slow(method, query, body)
                task = asyncio.ensure_future(work)
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            else:
                self._answer(self._sink.quick(method, body))

    async def _slow(self, method: str, query: str, body: bytes) -> None:
        self._answer(await self._sink.call(method, query, body))

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


async def play(rate: float, mix: str) -> None:
    """Be the sink until the input ends."""
    made = Sink(rate, MIXES[mix])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Wire(made), "127.0.0.1", 0)
    making = asyncio.ensure_future(made.keep_making())
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    making.cancel()
    server.close()


class Unlimited:
    """Stands for the budget: asks the store once, and lets everything pass."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def reserve(self, asks: Sequence[Ask]) -> list[Turn]:
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
        desk = Desk(stores, clock, OwnerRights(), options, _add_feed)
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


async def _add_feed(url: str) -> str:
    return url


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
    """Yield this script in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, *words),
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
        asked = ("--play", "--rate", str(plan.rate), "--mix", plan.mix)
        sink = await stack.enter_async_context(child(*asked))
        origin = f"http://127.0.0.1:{await sink.read()}"
        words = ("--work", way, "--store", plan.url, "--origin", origin)
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
        **_percentiles(every),
        "answered": len(every),
        "unanswered": found["unanswered"],
        "calls": found["calls"],
        "core": round(max(shares) / lasted, 2),
        "store": round((after[1] - before[1]) / lasted, 2),
        "sink": round(found["used"] / lasted, 2),
        "sink_late": found["late"],
        "kinds": {kind: _percentiles(found["took"][kind]) for kind in found["took"]},
    }


async def _store(url: str) -> float:
    """Return the seconds of a core the store has used."""
    redis = connect(url)
    found = await redis.info("cpu")
    await close(redis)
    return float(found["used_cpu_user"]) + float(found["used_cpu_sys"])


def _percentiles(took: list[float]) -> dict[str, float]:
    if len(took) < 2:
        return {"p50": 0.0, "p95": 0.0, "p99": 0.0}
    cuts = statistics.quantiles(took, n=100)
    return {f"p{n}": round(cuts[n - 1], 1) for n in (50, 95, 99)}


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
    parser.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    for name in ("--work", "--store", "--origin"):
        parser.add_argument(name, default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(given: argparse.Namespace) -> None:
    if given.play:
        gc.freeze()
        asyncio.run(play(given.rate, given.mix))
    elif given.work:
        gc.freeze()  # as the service does
        asyncio.run(work(given.store, given.origin, given.work))
    else:
        asyncio.run(main(given))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        _run(_arguments())
