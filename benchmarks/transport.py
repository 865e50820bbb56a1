"""Measures messages a second: ours, python-telegram-bot's own transport, and aiogram.

All send to one server of a few lines in a process of its own, which answers at once or
after 50 ms, as Telegram does. The rounds alternate, so that a busy machine slows all;
medians are shown. Ours is python-telegram-bot with `bot.delivery.calls.transport` under
it.

Usage: python benchmarks/transport.py [SECONDS of each run] [FOLDER of other packages]

aiogram is no part of the project. To have its column, install it elsewhere and name the
folder, whose packages come after the project's own:

    python3.11 -m venv /tmp/others && /tmp/others/bin/pip install aiogram
    python benchmarks/transport.py 2 /tmp/others/lib/python3.11/site-packages
"""

import asyncio
import json
import platform
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter, process_time

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery.calls.transport import CONNECTIONS, AioRequest

Send = Callable[[], Awaitable[object]]

ROUNDS = 3
TEXT = "<b>81</b> hostages"
# Requests in flight, and the server's latency in seconds.
CASES = ((1, 0.0), (10, 0.0), (64, 0.05))
MESSAGE = {
    "message_id": 1,
    "date": 1,
    "chat": {"id": 1, "type": "private", "first_name": "A"},
    "text": "x" * 400,
}
BODY = json.dumps({"ok": True, "result": MESSAGE}).encode()
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
ANSWER = f"{HEAD}Content-Length: {len(BODY)}\r\n\r\n".encode() + BODY


class Sink(asyncio.Protocol):
    """Answers every request the same; a head and its body may come in pieces."""

    def __init__(self, latency: float) -> None:
        self._latency = latency
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer once a request is whole."""
        self._waiting += data
        head, end, body = self._waiting.partition(b"\r\n\r\n")
        if not end:
            return
        _, _, rest = head.lower().partition(b"content-length:")
        if len(body) >= int(rest.partition(b"\r\n")[0] or 0):
            self._waiting = b""
            asyncio.get_running_loop().call_later(self._latency, self._answer)

    def _answer(self) -> None:
        if isinstance(self._transport, asyncio.WriteTransport):
            self._transport.write(ANSWER)


def serve(ports: Connection) -> None:
    """Run a sink without and one with latency, and tell their ports."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        found = {}
        for latency in {latency for _, latency in CASES}:
            server = await loop.create_server(partial(Sink, latency), "127.0.0.1", 0)
            found[latency] = server.sockets[0].getsockname()[1]
        ports.send(found)
        await asyncio.Event().wait()

    asyncio.run(run())


@asynccontextmanager
async def ptb(
    make: Callable[[], HTTPXRequest | AioRequest], port: int
) -> AsyncIterator[Send]:
    """Yield what sends a message by python-telegram-bot over this transport."""
    request = make()
    async with request:
        url = f"http://127.0.0.1:{port}/bot"
        bot = Bot("1:x", url, request=request, get_updates_request=request)
        yield partial(bot.send_message, 1, TEXT, parse_mode="HTML")


@asynccontextmanager
async def aiogram(port: int) -> AsyncIterator[Send]:
    """Yield what sends a message by aiogram, with as many connections as ours."""
    from aiogram import Bot  # noqa: PLC0415 - need not be there
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415 - as above
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415 - as above

    server = TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")
    session = AiohttpSession(api=server, limit=CONNECTIONS)
    async with Bot("1:x", session=session) as bot:
        yield partial(bot.send_message, 1, TEXT, parse_mode="HTML")


async def rate(
    client: AbstractAsyncContextManager[Send], flying: int, seconds: float
) -> tuple[float, float]:
    """Return messages a second and the share of a core they took."""
    async with client as send_one:
        await send_one()
        sent = 0
        started, busy = perf_counter(), process_time()
        ends = started + seconds

        async def send() -> None:
            nonlocal sent
            while perf_counter() < ends:
                await send_one()
                sent += 1

        await side_by_side(send, flying)
        taken = perf_counter() - started
        return sent / taken, (process_time() - busy) / taken


async def side_by_side(work: Callable[[], Awaitable[None]], times: int) -> None:
    """Do the same work so many times at once."""

    async def one() -> None:
        await work()

    async with asyncio.TaskGroup() as group:
        for _ in range(times):
            group.create_task(one())


def clients() -> dict[str, Callable[[int], AbstractAsyncContextManager[Send]]]:
    """Return how to make each client that can be had, by name."""
    stock = partial(HTTPXRequest, connection_pool_size=CONNECTIONS)
    found: dict[str, Callable[[int], AbstractAsyncContextManager[Send]]] = {
        "stock": partial(ptb, stock),
        "ours": partial(ptb, AioRequest),
    }
    if find_spec("aiogram"):
        found["aiogram"] = aiogram
    else:
        print("aiogram is left out: it cannot be imported (see the top of this script)")
    return found


def measure(ports: dict[float, int], seconds: float) -> dict[str, object]:
    """Print a line for each case and return all figures."""
    known = clients()
    result: dict[str, object] = {"python": platform.python_version()}
    heads = " ".join(f"{name + '/s':>10}" for name in known)
    print(f"{'in flight':>9} {'latency':>8} {heads} {'ours/stock':>11} {'/aiogram':>9}")
    for flying, latency in CASES:
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in known}
        for _ in range(ROUNDS):
            for name, make in known.items():
                run = asyncio.run(rate(make(ports[latency]), flying, seconds))
                runs[name].append(run)
        each = {name: median(speed for speed, _ in runs[name]) for name in known}
        ratios = {
            name: round(each["ours"] / speed, 2)
            for name, speed in each.items()
            if name != "ours"
        }
        rates = " ".join(f"{speed:10.0f}" for speed in each.values())
        to_aiogram = ratios.get("aiogram", "-")
        print(f"{flying:9} {latency:8} {rates} {ratios['stock']:11} {to_aiogram:>9}")
        result[f"{flying} in flight, {latency * 1000:g} ms"] = {
            "a second": {name: round(speed) for name, speed in each.items()},
            "ours is times": ratios,
            "core": {
                name: round(median(share for _, share in runs[name]), 2)
                for name in known
            },
        }
    return result


def main(seconds: float) -> None:
    """Print the rates and, in the last line, everything as JSON."""
    context = get_context("spawn")
    here, there = context.Pipe()
    sink = context.Process(target=serve, args=(there,), daemon=True)
    sink.start()
    try:
        print(json.dumps(measure(here.recv(), seconds)))
    finally:
        sink.terminate()


if __name__ == "__main__":
    sys.path += sys.argv[2:3]
    with suppress(KeyboardInterrupt):
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
