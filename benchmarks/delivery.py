"""Measures deliveries from due to settled, by the server's own account. Ends in JSON.

The playground is Telegram: it enforces the limits, refuses and loses as it is told, and
counts what it accepted. Four runs are told in virtual time: the whole service and the
server share one clock, which moves only while nothing is under way (see
tests/fakes/timelapse.py), and each call takes 50 ms of it.

free       briefings composed from three sample articles, due at once, at 30 a second
storm      one message each; 5 % of the calls are refused with a wait of 1 to 3 s, all
           are twice for 30 s, and 1 % of the answers are lost after Telegram took the
           message
loop       the same storm, and what a user of python-telegram-bot would pick: its ExtBot
           with AIORateLimiter in a loop, a message tried again after an error
loops      the same with 16 messages in flight; the server lengthens waits not kept
paid       in real time: the service in one process, the server in another, as many of
           the messages as possible paid for
zones      our rule for the time of day in all zones of a year (benchmarks/slots.py)

Usage: python benchmarks/delivery.py [--recipients N] [--others N] [--only RUN]
       [--packages FOLDER]

AIORateLimiter wants aiolimiter, which is no part of the project; without it that run is
left out. To have it, install it elsewhere and name the folder:

    python3.11 -m venv /tmp/others && /tmp/others/bin/pip install aiolimiter
    python benchmarks/delivery.py --packages /tmp/others/lib/python3.11/site-packages
"""

import argparse
import asyncio
import json
import logging
import platform
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from zoneinfo import available_timezones

import aiohttp
from ending import end_cleanly
from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.judged import Result, figures, result, storm
from benchmarks.slots import ours, sweep
from bot.app import Extra, open_service, run
from bot.clock import SystemClock
from bot.delivery.calls.transport import connect
from bot.model import Address, Delivery, Kind, Message
from bot.playground.answers import Json
from bot.playground.cast import TOKEN
from bot.playground.play import Playground
from bot.playground.server import make_app
from bot.playground.world import Member, User
from bot.settings import Settings
from bot.store.server import embedded
from bot.web.server import serving
from tests.fakes import timelapse
from tests.fakes.timelapse import lapse
from tests.fixtures.mailing import EIGHT, FIRST_READER, Mailing, mailing

logger = logging.getLogger(__name__)

IN_FLIGHT = 16
TRIES = 5
LOOK = 0.5
YEAR = 2026
NEWS = Message(
    f"<b>Monday, 23 Nov</b>\n{'81 people were moved out of the valley. ' * 12}"
)


async def free(url: str, count: int) -> Result:
    """Return what became of briefings that are due at once."""
    async with mailing(url) as made:
        readers = await made.add_readers(count)
        began = perf_counter()
        await made.until(made.next_time(EIGHT))
        await made.settled()
        return await _told(made, readers, began)


async def stormy(url: str, count: int) -> Result:
    """Return what became of deliveries in the outbox through the storm."""
    async with mailing(url, articles=0) as made:
        readers = await made.add_readers(count, minute=None)
        began = perf_counter()
        storm(made.play.faults)
        await made.put(readers, NEWS)
        await made.settled()
        return await _told(made, readers, began)


async def _told(made: Mailing, readers: range, began: float) -> Result:
    stuck = await made.stores.outbox.stuck()
    listed = {each.address.chat_id for each in stuck}
    return result(made.play, readers, listed, perf_counter() - began)


class CountedRequest(HTTPXRequest):
    """python-telegram-bot's own transport; a call under way is work."""

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Return the status and body of the answer."""
        with lapse().work():
            return await super().do_request(*args, **named)


async def loop(url: str, count: int) -> Result:
    """Return what became of a loop with AIORateLimiter through the storm."""
    return await _others(url, count, 1)


async def loops(url: str, count: int) -> Result:
    """Return what became of such loops side by side."""
    return await _others(url, count, IN_FLIGHT)


async def _others(url: str, count: int, in_flight: int) -> Result:
    from telegram.ext import AIORateLimiter, ExtBot  # noqa: PLC0415 - looks for aiolimiter

    async with mailing(url, articles=0, roles=()) as made:
        readers = await made.add_readers(count, minute=None)
        began = perf_counter()
        storm(made.play.faults)
        waiting = iter(readers)
        base = made.service.pages + "/bot"
        limiter = AIORateLimiter(overall_max_rate=30, max_retries=9)
        request = CountedRequest(connection_pool_size=in_flight)
        async with ExtBot(TOKEN, base, request=request, rate_limiter=limiter) as bot:

            async def send(chat_id: int) -> None:
                for _ in range(TRIES):
                    try:
                        await bot.send_message(chat_id, NEWS.html, parse_mode="HTML")
                    except NetworkError:
                        continue
                    return

            async def work() -> None:
                for chat_id in waiting:
                    try:
                        await send(chat_id)
                    except TelegramError as error:
                        logger.warning("%s: %s", chat_id, error)

            async with asyncio.TaskGroup() as group:
                for _ in range(in_flight):
                    group.create_task(work())
        return result(made.play, readers, (), perf_counter() - began)


def serve(line: Connection, count: int) -> None:
    """Run a server with so many readers until told to stop; tell its port."""

    async def main() -> None:
        play = Playground(SystemClock())
        for reader in range(FIRST_READER, FIRST_READER + count):
            play.world.add_user(User(reader, "Reader"))
            chat = play.world.chat(reader)
            chat.members[play.world.bot.id] = Member("member")
        async with serving(make_app(play=play), "127.0.0.1", 0) as port:
            line.send(port)
            await asyncio.to_thread(line.recv)

    asyncio.run(main())


@contextmanager
def apart(count: int) -> Iterator[str]:
    """Run a server in a process of its own; yield its address."""
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there, count))
    server.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}"
    finally:
        here.send("stop")
        server.join()


async def paid(url: str, count: int) -> dict[str, object]:
    """Return how fast one process sends what may be paid for, in real time."""
    with apart(count) as base:
        settings = Settings(
            token=TOKEN, api_base=base, redis_url=url, paid_per_day=count, port=0
        )
        stop, ready = asyncio.Event(), asyncio.Event()
        async with (
            open_service(settings, SystemClock()) as service,
            asyncio.TaskGroup() as tasks,
        ):
            expires = service.clock.now() + timedelta(hours=12)
            await service.stores.outbox.add_all(
                Delivery(
                    f"{reader}:0/x", Address(reader), Kind.BRIEFING, (NEWS,), expires
                )
                for reader in range(FIRST_READER, FIRST_READER + count)
            )
            bot = connect(TOKEN, base)
            began, busy = perf_counter(), process_time()
            extra = Extra(ready=ready.set)
            tasks.create_task(run(service, bot, {"send"}, stop, extra))
            while (await service.stores.outbox.counts())["queued"]:
                await service.clock.sleep(LOOK)
            took, used = perf_counter() - began, process_time() - busy
            seen = await records(base)
            stop.set()
    return figures(seen, used / took)


async def records(base: str) -> Json:
    """Return the server's own account."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{base}/api/records") as answer,
    ):
        seen: Json = await answer.json()
        return seen


def zones() -> dict[str, int]:
    """Return the days served, skipped and doubled in all zones of a year."""
    return dict(sweep(ours, sorted(available_timezones()), YEAR))


@contextmanager
def store() -> Iterator[str]:
    """Run an embedded store; yield its address."""
    with tempfile.TemporaryDirectory(prefix="nb") as place, asyncio.Runner() as runner:
        server = embedded(Path(place))
        try:
            yield runner.run(server.__aenter__())
        finally:
            runner.run(server.__aexit__(None, None, None))


def show(name: str, found: dict[str, object]) -> dict[str, object]:
    """Print the figures of a run and return them."""
    print(f"\n{name}")
    for key, value in found.items():
        print(f"  {key:>18} {value}")
    return found


VIRTUAL: dict[str, Callable[[str, int], Awaitable[Result]]] = {
    "free": free,
    "storm": stormy,
    "loop": loop,
    "loops": loops,
}


def measure(name: str, recipients: int, others: int) -> dict[str, object]:
    """Return the figures of one run."""
    if name == "zones":
        return dict(zones())
    with store() as url:
        if name == "paid":
            return asyncio.run(paid(url, recipients))
        count = others if name.startswith("loop") else recipients
        return asdict(timelapse.run(lambda: VIRTUAL[name](url, count)))


def main(recipients: int, others: int, only: str) -> None:
    """Print all figures as a table and as a line of JSON."""
    logging.disable(logging.ERROR)
    print(f"{platform.machine()}, Python {platform.python_version()}")
    told: dict[str, object] = {"python": platform.python_version()}
    for name in [only] if only else [*VIRTUAL, "paid", "zones"]:
        if name.startswith("loop") and not find_spec("aiolimiter"):
            print(f"\n{name} is left out: there is no aiolimiter (see the top)")
            continue
        told[name] = show(name, measure(name, recipients, others))
    print(json.dumps(told))


if __name__ == "__main__":
    end_cleanly()
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=1_000)
    parser.add_argument("--only", default="", help="one run, by its name")
    parser.add_argument("--packages", default="", help="folder of other packages")
    given = parser.parse_args()
    if given.packages:
        sys.path.append(given.packages)
    main(given.recipients, given.others, given.only)
