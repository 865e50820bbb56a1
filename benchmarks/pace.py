"""Measures the pace of a broadcast and of the answers in it. The last line is JSON.

The playground's server runs in a process of its own, answers 50 ms after it accepted a
message, and is the judge: its record says how many messages were accepted in each
second, what broke Telegram's rules, and when each answer came; it refuses nothing, so
that nobody is slowed by a 429. On a busy machine it accepts late, and together, what
was sent in time: how late it was at worst is told too, and over some 18 ms the figures
of bursts are the machine's. In the process measured a broadcast to more readers than
the time allows, and beside it two answers a second at random moments.

Ours is the whole outbox and sender with the embedded store; the other is what a user of
python-telegram-bot would pick: its bot with AIORateLimiter, 16 messages in flight. At
last, ours without sending: how fast turns come where each message may be paid for.

Usage: python benchmarks/pace.py [SECONDS of each run] [FOLDER of other packages]

AIORateLimiter wants aiolimiter, which is no part of the project; without it that line
is left out. To have it, install it elsewhere and name the folder, whose packages come
after the project's own:

    python3.11 -m venv /tmp/others && /tmp/others/bin/pip install aiolimiter
    python benchmarks/pace.py 20 /tmp/others/lib/python3.11/site-packages
"""

import asyncio
import json
import logging
import platform
import sys
from bisect import bisect_left
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from importlib.util import find_spec
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from aiohttp import web
from ending import end_cleanly
from telegram import Bot

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.clock import SystemClock
from bot.delivery.calls.transport import AioRequest
from bot.delivery.sending.messenger import TelegramMessenger
from bot.delivery.sending.sender import IN_FLIGHT, Sender
from bot.delivery.sending.turns import Turns
from bot.model import Address, Delivery, Kind, Message
from bot.playground.cast import TOKEN
from bot.playground.human import Human
from bot.playground.limits import Ask as Asked
from bot.playground.limits import Limits
from bot.playground.play import Playground
from bot.playground.server import make_app
from bot.playground.world import User
from bot.store.budget import Ask, Budget
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores

LATENCY = 0.05
READERS = 10_000
"""The first reader; who asks something is numbered from here down."""
ANSWERS = 2.0  # a second
PAID = 5_000
TICK = 0.005
TEXT = "<b>81</b> hostages were freed on Monday. " * 8

Say = Callable[[int], Awaitable[object]]
"""Answers this chat."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the server saw: when each message was accepted, and what broke a rule.

    `late` is how many seconds at most it did nothing though it had something to do.
    """

    accepted: list[tuple[float, int]]
    violations: list[str]
    late: float


@dataclass(frozen=True, slots=True)
class Result:
    """One run in figures."""

    mean_per_second: float
    most_in_any_second: int
    violations: int
    server_late_ms: float
    answer_p50_ms: float
    answer_p95_ms: float
    answer_max_ms: float
    core_percent: float


class Book(Limits):
    """The server's limits, with a book of all it accepted."""

    def __init__(self, clock: SystemClock) -> None:
        super().__init__(clock, enforced=False)
        self.accepted: list[tuple[float, int]] = []

    def check(self, ask: Asked) -> None:
        """Count the message, or raise 429 with the seconds to wait."""
        super().check(ask)
        self.accepted.append((monotonic(), ask.chat_id))


def judge(line: Connection, chats: list[int]) -> None:
    """Be the server until asked for the judgement."""

    async def run() -> None:
        clock = SystemClock()
        play = Playground(clock)
        book = play.limits = Book(clock)
        for chat_id in chats:
            play.world.add_user(User(chat_id, "Reader"))
            Human(play).start(chat_id)
        play.faults.delay(LATENCY, after=True, times=10**9)
        runner = web.AppRunner(make_app(play=play), shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        line.send(runner.addresses[0][1])
        late = await lateness(line)
        rules = [violation.rule for violation in book.violations]
        line.send(Judgement(book.accepted, rules, late))
        await runner.cleanup()

    asyncio.run(run())


async def lateness(line: Connection) -> float:
    """Return by how many seconds a tick came late at worst, once the line is used."""
    late, asked = 0.0, asyncio.create_task(asyncio.to_thread(line.poll, None))
    while not asked.done():
        began = monotonic()
        await asyncio.sleep(TICK)
        late = max(late, monotonic() - began - TICK)
    return late


@contextmanager
def judging(chats: list[int]) -> Iterator[tuple[str, Callable[[], Judgement]]]:
    """Yield the server's address and what asks it for the judgement, once."""
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=judge, args=(there, chats), daemon=True)
    server.start()

    def judgement() -> Judgement:
        here.send("how was it?")
        said: Judgement = here.recv()
        return said

    try:
        yield f"http://127.0.0.1:{here.recv()}/bot", judgement
    finally:
        server.terminate()


@asynccontextmanager
async def opened() -> AsyncIterator[Stores]:
    """Yield an empty store of our own."""
    with TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url, patient=True)
            yield make_stores(redis, "one", SystemClock())
            await close(redis)


@asynccontextmanager
async def ours(url: str, readers: list[int]) -> AsyncIterator[Say]:
    """Broadcast by our outbox and sender, and yield what answers beside it."""
    clock, stop = SystemClock(), asyncio.Event()
    expires = clock.now() + timedelta(hours=1)
    async with opened() as stores, AioRequest() as request:
        for chat_id in readers:
            address, text = Address(chat_id), (Message(TEXT),)
            await stores.outbox.add(
                Delivery("news", address, Kind.BROADCAST, text, expires, {})
            )
        bot = Bot(TOKEN, url, request=request, get_updates_request=request)
        messenger = TelegramMessenger(bot)
        sender = Sender(stores.outbox, stores.budget, messenger, stores.chats, clock)
        turns = Turns(stores.budget, clock)

        async def say(chat_id: int) -> None:
            await turns.take(Ask(chat_id, is_group=False, lane="reply"))
            await messenger.send(Address(chat_id), Message(TEXT))

        async with asyncio.TaskGroup() as group:
            group.create_task(sender.run(stop))
            yield say
            stop.set()


@asynccontextmanager
async def stock(url: str, readers: list[int]) -> AsyncIterator[Say]:
    """Broadcast by python-telegram-bot with AIORateLimiter, and yield what answers."""
    from telegram.ext import AIORateLimiter, ExtBot  # noqa: PLC0415 - looks for aiolimiter

    limiter = AIORateLimiter(overall_max_rate=30, overall_time_period=1, max_retries=9)
    waiting = iter(readers)
    async with ExtBot(TOKEN, url, rate_limiter=limiter) as bot:

        async def say(chat_id: int) -> None:
            await bot.send_message(chat_id, TEXT, parse_mode="HTML")

        async def work() -> None:
            for chat_id in waiting:
                await say(chat_id)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work()) for _ in range(IN_FLIGHT)]
            yield say
            for task in tasks:
                task.cancel()


async def answer(say: Say, seconds: float, chats: Iterator[int]) -> dict[int, float]:
    """Answer at random moments for so long; return when each answer was wanted."""
    random, asked, ends = Random(4), dict[int, float](), monotonic() + seconds
    async with asyncio.TaskGroup() as group:

        async def one(chat_id: int) -> None:
            await say(chat_id)

        while monotonic() < ends:
            chat_id = next(chats)
            asked[chat_id] = monotonic()
            group.create_task(one(chat_id))
            await asyncio.sleep(random.expovariate(ANSWERS))
    return asked


async def measure(
    broadcast: Callable[[str, list[int]], "asynccontextmanager[Say]"], seconds: float
) -> Result:
    """Return what the server saw of so many seconds of a full broadcast."""
    readers = [READERS + number for number in range(int(seconds * 40) + 100)]
    askers = [READERS - 1 - number for number in range(int(seconds * 10) + 10)]
    with judging(readers + askers) as (url, judgement):
        async with broadcast(url, readers) as say:
            await asyncio.sleep(1)  # connections are made, the first burst is over
            began, busy = monotonic(), process_time()
            asked = await answer(say, seconds, iter(askers))
            ended, used = monotonic(), process_time() - busy
        seen = judgement()
    return _figures(seen, asked, (began, ended), used / (ended - began))


def _figures(
    seen: Judgement, asked: dict[int, float], span: tuple[float, float], core: float
) -> Result:
    moments = sorted(moment for moment, _ in seen.accepted)
    came = {chat_id: moment for moment, chat_id in seen.accepted}
    waits = sorted((came[chat_id] - asked[chat_id]) * 1000 for chat_id in asked)
    parts = quantiles(waits, n=100)
    within = bisect_left(moments, span[1]) - bisect_left(moments, span[0])
    return Result(
        round(within / (span[1] - span[0]), 2),
        max(bisect_left(moments, first + 1) - at for at, first in enumerate(moments)),
        len(seen.violations),
        round(seen.late * 1000, 1),
        round(parts[49], 1),
        round(parts[94], 1),
        round(waits[-1], 1),
        round(core * 100, 1),
    )


async def paid_turns() -> dict[str, float]:
    """Return how fast and at what cost turns come where a thousand may go a second."""
    async with opened() as stores:
        budget: Budget = stores.budget.paying(10**6)
        turns, chats = Turns(budget, SystemClock()), count(1)
        began, busy = monotonic(), process_time()

        async def work() -> None:
            for chat_id in chats:
                if chat_id > PAID:
                    return
                await turns.take(Ask(chat_id, is_group=False, lane="crowd"))

        async with asyncio.TaskGroup() as group:
            for _ in range(200):
                group.create_task(work())
        taken = monotonic() - began
    core = (process_time() - busy) / taken
    return {"per_second": round(PAID / taken), "core_percent": round(core * 100, 1)}


def main(seconds: float) -> None:
    """Print the figures and, in the last line, everything as JSON."""
    # AIORateLimiter tells of each 429; what is counted here is enough.
    logging.disable(logging.WARNING)
    runs = {"ours": ours}
    if find_spec("aiolimiter"):
        runs["AIORateLimiter"] = stock
    else:
        print("AIORateLimiter is left out: aiolimiter cannot be imported (see the top)")
    found = {
        name: asdict(asyncio.run(measure(run, seconds))) for name, run in runs.items()
    }
    for figure in found["ours"]:
        values = " ".join(f"{name} {each[figure]:<9}" for name, each in found.items())
        print(f"{figure:20} {values}")
    found["paid, turns only"] = asyncio.run(paid_turns())
    print("paid, turns only", found["paid, turns only"])
    print(
        json.dumps({"python": platform.python_version(), "seconds": seconds, **found})
    )


if __name__ == "__main__":
    end_cleanly()
    sys.path += sys.argv[2:3]
    with suppress(KeyboardInterrupt):
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0)
