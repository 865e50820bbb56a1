"""A day in some minutes: what grows, is lost, or comes twice meanwhile.

    .venv/bin/python benchmarks/soak.py [--chats 2000] [--seconds 120] [--seed 1]

The whole service runs with a clock so many times faster than the machine's; each chat
has one briefing at a minute of its own in the 24 hours, and readers ask for the latest
stories. Telegram is a server in a process of its own that keeps what it accepted and
fails one request in a hundred: a flood, a lost answer, or an error after it accepted.
The pace stays Telegram's own, so 2,000 chats need 80 seconds at least.

Printed for each virtual hour: messages accepted, memory of the service's process, and
its open files; then lost, doubled and unknown messages. The last line is JSON.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import linear_regression

import aiohttp
from aiohttp import web
from ending import end_cleanly

from bot.app import Extra, open_service, run
from bot.clock import SystemClock
from bot.delivery.calls.transport import connect
from bot.model import Address, Chat, ChatKind, Subscription
from bot.service import SEEDS, Service
from bot.settings import Settings
from bot.sources.seeds import load

TOKEN = "110201543:" + "soak" * 8 + "soa"
BEGINS = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
HOURS = 24
FIRST_CHAT = 7_000_000
FAULTS = 0.01
WARM_UP = 4
ROLES = frozenset({"chat", "brief", "send", "web"})
HEAD = "<b>Sunday, 22 Nov · your"
PAGE = 4096 / 1e6


class FastClock(SystemClock):
    """Runs as many times faster as it is told, at first not at all; waits are real."""

    def __init__(self) -> None:
        super().__init__()
        self._factor = self._passed = self._zero = 0.0

    def run(self, factor: float) -> None:
        """Go on so many times faster than the machine's clock."""
        self._passed = self.passed()
        self._zero, self._factor = self.monotonic(), factor

    def now(self) -> datetime:
        """Return the virtual moment."""
        return BEGINS + timedelta(seconds=self.passed())

    def passed(self) -> float:
        """Return the virtual seconds since the beginning."""
        return self._passed + (self.monotonic() - self._zero) * self._factor


class Telegram:
    """Accepts messages, counts the briefings of each chat, and fails now and then."""

    def __init__(self, chats: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._chats = chats
        self._accepted: Counter[int] = Counter()
        self._unanswered: Counter[int] = Counter()
        self._numbers = 0
        self._updates = 0

    def app(self) -> web.Application:
        """Return the server."""
        app = web.Application()
        app.router.add_get("/record", self.record)
        app.router.add_post("/bot{token}/{method}", self.call)
        return app

    async def record(self, _: web.Request) -> web.Response:
        """Tell which chats got how many briefings, and which answers were lost."""
        return web.json_response([self._accepted, self._unanswered])

    async def call(self, request: web.Request) -> web.Response:
        """Answer a call of the Bot API."""
        form = await request.post()
        match request.match_info["method"]:
            case "getMe":
                me = {"id": 1, "is_bot": True, "first_name": "N", "username": "n_bot"}
                return _ok(me)
            case "getUpdates":
                return _ok(await self._ask())
            case "sendMessage":
                return self._take(request, int(str(form["chat_id"])), str(form["text"]))
        return _ok(result=True)

    def _take(self, request: web.Request, chat: int, text: str) -> web.Response:
        fault = self._chance.random() / FAULTS
        if fault < 0.4:
            answer = {
                "ok": False,
                "error_code": 429,
                "description": "Too Many Requests",
            }
            return web.json_response(
                {**answer, "parameters": {"retry_after": 1}}, status=429
            )
        self._numbers += 1
        self._accepted[chat] += HEAD in text
        if fault < 1:
            self._unanswered[chat] += HEAD in text
            if fault < 0.7 and request.transport:
                request.transport.abort()
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        place = {"id": chat, "type": "private", "first_name": "A"}
        return _ok({"message_id": self._numbers, "date": 1, "chat": place, "text": "x"})

    async def _ask(self) -> list[object]:
        await asyncio.sleep(0.5)
        self._updates += 1
        reader = FIRST_CHAT + self._chance.randrange(self._chats)
        someone = {"id": reader, "first_name": "A"}
        message = {
            "message_id": self._updates,
            "date": 1,
            "chat": {**someone, "type": "private"},
            "from": {**someone, "is_bot": False},
            "text": "/latest",
            "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
        }
        return [{"update_id": self._updates, "message": message}]


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def serve(chats: int, seed: int) -> None:
    """Be Telegram; say on which port."""
    runner = web.AppRunner(Telegram(chats, seed).app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


async def subscribe(service: Service, chats: int) -> None:
    """Give each chat a minute of its own in the day."""
    stores = service.stores
    for number in range(chats):
        minute = 1 + number * (HOURS * 60 - 30) // chats
        chat = Chat(FIRST_CHAT + number, ChatKind.PRIVATE, "A")
        wish = Subscription(Address(chat.id), (minute,), "UTC")
        due = BEGINS + timedelta(minutes=minute)
        await stores.chats.save(chat)
        await stores.subscriptions.save(wish, due)


async def watch(
    clock: FastClock, service: Service, stop: asyncio.Event
) -> list[tuple[float, int]]:
    """Return memory in MB and open files at each virtual hour, then stop all."""
    seen = []
    for hour in range(1, HOURS + 1):
        while clock.passed() < hour * 3600:
            await clock.sleep(0.05)
        memory, files = weigh()
        seen.append((memory, files))
        sent = (await service.stores.outbox.counts()).get("sent", 0)
        print(f"{hour:4}  {sent:6}  {memory:7.1f}  {files:5}", flush=True)
    clock.run(1)
    while await waiting(service):
        await clock.sleep(0.1)
    stop.set()
    return seen


def weigh() -> tuple[float, int]:
    """Return this process's memory in MB and how many files it has open."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * PAGE, len([*Path("/proc/self/fd").iterdir()])


async def waiting(service: Service) -> int:
    """Return how many deliveries are on their way."""
    counts = await service.stores.outbox.counts()
    return sum(counts.get(place, 0) for place in ("fired", "queued", "later"))


async def soak(port: int, options: argparse.Namespace) -> dict[str, object]:
    """Run the day; return what was found."""
    origin = f"http://127.0.0.1:{port}"
    clock = FastClock()
    with tempfile.TemporaryDirectory(prefix="nb") as folder:
        settings = Settings(token=TOKEN, api_base=origin, data_dir=Path(folder), port=0)
        async with open_service(settings, clock) as service:
            await service.ingest.load(load((SEEDS,)).articles)
            await subscribe(service, options.chats)
            print("hour    sent  memory  files")
            stop = asyncio.Event()
            async with asyncio.TaskGroup() as tasks:
                bot = connect(TOKEN, origin)
                extra = Extra(ready=lambda: clock.run(HOURS * 3600 / options.seconds))
                tasks.create_task(run(service, bot, ROLES, stop, extra))
                watching = tasks.create_task(watch(clock, service, stop))
            counts = await service.stores.outbox.counts()
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{origin}/record") as answer,
    ):
        accepted, unanswered = await answer.json()
    return summary(options, watching.result(), (accepted, unanswered), counts)


def summary(
    options: argparse.Namespace,
    seen: list[tuple[float, int]],
    record: tuple[dict[str, int], dict[str, int]],
    counts: dict[str, int],
) -> dict[str, object]:
    """Return what the day shows."""
    accepted, unanswered = record
    memory = [each for each, _ in seen[WARM_UP:]]
    files = [each for _, each in seen[WARM_UP:]]
    return {
        "chats": options.chats,
        "accepted": sum(accepted.values()),
        "lost": options.chats - sum(count > 0 for count in accepted.values()),
        "doubled": sum(count > 1 for count in accepted.values()),
        "unknown": counts.get("held", 0),
        "answers_lost": sum(unanswered.values()),
        "memory_mb": [round(min(memory), 1), round(max(memory), 1)],
        "memory_mb_per_hour": round(
            linear_regression(range(len(memory)), memory).slope, 2
        ),
        "files": [min(files), max(files)],
        "seconds": options.seconds,
    }


def main() -> None:
    """Start Telegram beside us, run the day, and print what it shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.chats, options.seed))
        return
    telegram = subprocess.Popen(
        [sys.executable, *sys.argv, "--serve"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert telegram.stdout
        print(json.dumps(asyncio.run(soak(int(telegram.stdout.readline()), options))))
    finally:
        telegram.kill()


if __name__ == "__main__":
    end_cleanly()
    main()
