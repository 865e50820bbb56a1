"""Plays Telegram for `benchmarks/intake.py`, in a process of its own.

It makes updates when they are due, hands them out by long polling or posts them,
answers every call at once and notes when the first call for an update's chat came.

    python benchmarks/intake_sink.py RATE MIX

prints its port and ends when its input does.
"""

import asyncio
import gc
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

PEOPLE = 5000
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
            "late": percentiles([late * 1000 for late in self.late]),
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


def percentiles(took: list[float]) -> dict[str, float]:
    """Return the median, 95th and 99th percentile, to a tenth."""
    if len(took) < 2:
        return {"p50": 0.0, "p95": 0.0, "p99": 0.0}
    cuts = statistics.quantiles(took, n=100)
    return {f"p{n}": round(cuts[n - 1], 1) for n in (50, 95, 99)}


if __name__ == "__main__":
    gc.freeze()
    with suppress(KeyboardInterrupt):
        asyncio.run(play(float(sys.argv[1]), sys.argv[2]))
