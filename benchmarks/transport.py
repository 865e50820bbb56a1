"""Measures messages a second: python-telegram-bot's own transport against ours.

Both send to one server of a few lines in a process of its own, which answers at once or
after 50 ms, as Telegram does. The rounds alternate, so that a busy machine slows both;
medians are shown. Usage: python benchmarks/transport.py [SECONDS of each run]
"""

import asyncio
import json
import platform
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from statistics import median
from time import perf_counter, process_time

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery.transport import CONNECTIONS, AioRequest

ROUNDS = 3
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


async def rate(
    make: Callable[[], HTTPXRequest | AioRequest],
    port: int,
    flying: int,
    seconds: float,
) -> tuple[float, float]:
    """Return messages a second and the share of a core they took."""
    request = make()
    async with request:
        url = f"http://127.0.0.1:{port}/bot"
        bot = Bot("1:x", url, request=request, get_updates_request=request)
        await bot.send_message(1, "warm")
        sent = 0
        started, busy = perf_counter(), process_time()
        ends = started + seconds

        async def send() -> None:
            nonlocal sent
            while perf_counter() < ends:
                await bot.send_message(1, "<b>81</b> hostages", parse_mode="HTML")
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


def main(seconds: float) -> None:
    """Print the rates and, in the last line, everything as JSON."""
    transports: dict[str, Callable[[], HTTPXRequest | AioRequest]] = {
        "stock": partial(HTTPXRequest, connection_pool_size=CONNECTIONS),
        "ours": AioRequest,
    }
    context = get_context("spawn")
    here, there = context.Pipe()
    sink = context.Process(target=serve, args=(there,), daemon=True)
    sink.start()
    ports = here.recv()
    result: dict[str, object] = {"python": platform.python_version()}
    print(f"{'in flight':>9} {'latency':>8} {'stock/s':>8} {'ours/s':>8} {'ratio':>6}")
    for flying, latency in CASES:
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in transports}
        for _ in range(ROUNDS):
            for name, make in transports.items():
                run = asyncio.run(rate(make, ports[latency], flying, seconds))
                runs[name].append(run)
        stock, ours = (median(r for r, _ in runs[name]) for name in ("stock", "ours"))
        core = median(share for _, share in runs["ours"])
        print(f"{flying:9} {latency:8} {stock:8.0f} {ours:8.0f} {ours / stock:6.1f}")
        result[f"{flying} in flight, {latency * 1000:g} ms"] = {
            "stock": round(stock),
            "ours": round(ours),
            "ratio": round(ours / stock, 1),
            "core": round(core, 2),
        }
    sink.terminate()
    print(json.dumps(result))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
