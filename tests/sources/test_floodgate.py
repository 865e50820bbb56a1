"""The gate before a protocol that computes as it is told to, and a real server."""

import asyncio
import socket
import time
from collections.abc import Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot.sources.fetch import open_fetcher
from bot.sources.floodgate import COSTLY, READ, Floodgate, Gated, SmallReads

TINY = b"1\r\nx\r\n"


class Transport(asyncio.Transport):
    """Remembers whether it is read from."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = True
        self.resumed = asyncio.Event()

    def is_reading(self) -> bool:
        return self.reads

    def pause_reading(self) -> None:
        self.reads = False

    def resume_reading(self) -> None:
        self.reads = True
        self.resumed.set()


class Inner(asyncio.Protocol):
    """Computes a while for each piece but of "a", and remembers what came."""

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self.came: list[bytes | str] = []
        self._then = then

    def data_received(self, data: bytes) -> None:
        end = time.thread_time() + (0 if data[:1] == b"a" else 2 * COSTLY)
        while time.thread_time() < end:
            pass
        self.came.append(data)
        self._then()

    def eof_received(self) -> None:
        self.came.append("end")

    def connection_lost(self, exc: Exception | None) -> None:
        self.came.append("lost")

    def pause_writing(self) -> None:
        self.came.append("pause")

    def resume_writing(self) -> None:
        self.came.append("resume")


def pair() -> tuple[SmallReads, socket.socket]:
    ours, theirs = socket.socketpair()
    return SmallReads(fileno=ours.detach()), theirs


def test_a_socket_hands_over_little_at_a_time() -> None:
    ours, theirs = pair()
    with ours, theirs:
        theirs.sendall(b"x" * 3 * READ)
        assert len(ours.recv(256 * 1024)) == READ
        assert ours.recv_into(bytearray(256 * 1024)) == READ
        assert ours.recv_into(bytearray(10), 4) == 4
        assert len(ours.recv(10)) == 10


def test_costly_connections_have_a_fifth_of_the_time_together() -> None:
    gate = Floodgate()
    assert [gate.opens(0.5, 10.0) for _ in range(3)] == [12.0, 14.0, 16.0]
    assert gate.opens(0.5, 100.0) == 102.0


async def test_what_costs_little_is_read_on_at_once() -> None:
    inner, transport = Inner(), Transport()
    gated = Gated(inner, transport, Floodgate())
    for _ in range(3):
        gated.data_received(b"a")
    assert inner.came == [b"a"] * 3
    assert transport.is_reading()


async def test_what_costs_much_waits_and_is_read_on() -> None:
    inner, transport = Inner(), Transport()
    gated = Gated(inner, transport, Floodgate())
    gated.data_received(b"much")
    assert not transport.is_reading()
    await asyncio.wait_for(transport.resumed.wait(), 5)
    assert transport.is_reading()


async def test_what_comes_meanwhile_is_passed_on_in_order_and_small_pieces() -> None:
    inner, transport = Inner(), Transport()
    gated = Gated(inner, transport, Floodgate())
    gated.data_received(b"much")
    gated.data_received(b"a" * READ)
    gated.data_received(b"bcd")
    gated.data_received(b"e" * (READ - 2))
    await asyncio.wait_for(transport.resumed.wait(), 5)
    assert inner.came == [b"much", b"a" * READ, b"bcd" + b"e" * (READ - 3), b"e"]


async def test_where_aiohttp_paused_it_is_not_read_on() -> None:
    transport = Transport()
    inner = Inner(transport.pause_reading)
    gated = Gated(inner, transport, Floodgate())
    gated.data_received(b"much")
    gated._go_on()
    assert not transport.is_reading()


async def test_before_the_end_comes_what_was_held_back() -> None:
    inner = Inner()
    gated = Gated(inner, Transport(), Floodgate())
    gated.data_received(b"much")
    gated.data_received(b"more")
    gated.eof_received()
    gated.eof_received()
    gated.connection_lost(None)
    assert inner.came == [b"much", b"more", "end", "end", "lost"]


async def test_a_connection_that_is_gone_waits_no_more() -> None:
    inner, transport = Inner(), Transport()
    gated = Gated(inner, transport, Floodgate())
    gated.data_received(b"much")
    gated.data_received(b"more")
    gated.connection_lost(None)
    assert inner.came == [b"much", "lost"]
    assert gated._waiting is None


async def test_what_concerns_writing_is_passed_on() -> None:
    inner = Inner()
    gated = Gated(inner, Transport(), Floodgate())
    gated.pause_writing()
    gated.resume_writing()
    assert inner.came == ["pause", "resume"]


@pytest.mark.parametrize("count", [1, 6_000])
async def test_a_body_in_tiny_chunks_is_read_whole(count: int) -> None:
    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        writer.write(head + TINY * count + b"0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, open_fetcher(["127.0.0.1"]) as fetcher:
        assert (await fetcher.get(f"http://127.0.0.1:{port}/")).body == b"x" * count


async def test_a_connection_kept_open_is_used_again() -> None:
    peers = set()

    async def answer(request: web.BaseRequest) -> web.Response:
        assert request.transport
        peers.add(request.transport.get_extra_info("peername"))
        return web.Response(text="hello")

    async with RawTestServer(answer) as server, open_fetcher(["127.0.0.1"]) as fetcher:
        for _ in range(2):
            page = await fetcher.get(str(server.make_url("/")))
            assert page.body == b"hello"
    assert len(peers) == 1
