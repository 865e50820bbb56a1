"""Keeps servers that flood from taking all the time there is.

A server may send what costs far more to read than its bytes say: chunks of one byte, or
interim answers without end. The HTTP parser works such a piece off in one go, and with
twenty of these servers nobody else had a turn for half a minute. So pieces are small
(`READ`), what each costs is measured, and a connection whose piece was costly waits
before it is read on: all of these together get a fifth of the time, one after another.

Nobody else notices: a piece of a plain body costs a twentieth of what counts as costly,
one in chunks of a hundred bytes less than half. Whether one is costly is told by what
this thread computed, so that a busy machine makes nobody so. How long it waits is told
by the clock, and until whoever waited for the piece had done with it. Not measured is
the unpacking of TLS records, which small pieces alone hold in check.

A limit to the costs of one answer was not taken: it ends anyway when its time is over,
and honest servers with odd chunks would be refused by it.
"""

import asyncio
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import aiohttp
from aiohttp.abc import AbstractResolver

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from aiohttp.client_reqrep import ClientRequest
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

READ = 8_192  # bytes at a time; asyncio's own 262,144 took a fifth of a second
# aiohttp stops reading by itself at a 16th of this in chunks. No piece has so many,
# else parts of it would be parsed where nobody measures them.
BUFFER = 4 * READ
COSTLY = 0.000_5  # seconds of computing for one piece
SHARE = 5  # costly connections have together one second of so many


class SmallReads(socket.socket):
    """A socket that hands over a little at a time, however much has arrived."""

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return at most `READ` bytes."""
        return super().recv(min(size, READ), flags)

    def recv_into(
        self, buffer: "WriteableBuffer", size: int = 0, flags: int = 0, /
    ) -> int:
        """Return how many bytes were put into the buffer, `READ` at most."""
        room = size or memoryview(buffer).nbytes
        return super().recv_into(buffer, min(room, READ), flags)


class Floodgate:
    """Gives the moments at which costly connections are read on, one after another."""

    def __init__(self) -> None:
        self._next = 0.0

    def opens(self, cost: float, now: float) -> float:
        """Return the moment for one whose last piece took so many seconds until now."""
        self._next = max(self._next, now) + cost * (SHARE - 1)
        return self._next


class Gated(asyncio.Protocol):
    """Stands before a connection's own protocol and has it wait when it is costly."""

    def __init__(
        self, inner: asyncio.Protocol, transport: asyncio.Transport, gate: Floodgate
    ) -> None:
        self._inner = inner
        self._transport = transport
        self._gate = gate
        self._loop = asyncio.get_running_loop()
        self._held = bytearray()
        self._waiting: asyncio.Handle | None = None
        self._has_paused = False

    def data_received(self, data: bytes) -> None:
        """Pass a piece on, now or when it is this connection's turn."""
        if self._waiting:
            # aiohttp had it read on, because it had room again.
            self._held += data
            self._pause()
        else:
            self._pass_on(data)

    def eof_received(self) -> bool | None:
        """Pass on the end, after what was held back."""
        self._drop_wait()
        if self._held:
            self._inner.data_received(bytes(self._held))
            self._held.clear()
        return self._inner.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """Pass on that the connection is gone; what was held back is of no use."""
        self._drop_wait()
        self._inner.connection_lost(exc)

    def pause_writing(self) -> None:
        """Pass it on."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Pass it on."""
        self._inner.resume_writing()

    def _pass_on(self, data: bytes) -> None:
        began, computed = self._loop.time(), time.thread_time()
        self._inner.data_received(data)
        if time.thread_time() - computed > COSTLY:
            # Comes after the task that was woken with the piece.
            self._waiting = self._loop.call_soon(self._wait, began)
            self._pause()

    def _wait(self, began: float) -> None:
        now = self._loop.time()
        moment = self._gate.opens(now - began, now)
        self._waiting = self._loop.call_at(moment, self._go_on)

    def _pause(self) -> None:
        # Where aiohttp has paused it, reading on is aiohttp's to decide.
        self._has_paused = self._has_paused or self._transport.is_reading()
        self._transport.pause_reading()

    def _go_on(self) -> None:
        self._waiting = None
        if self._held:
            piece = bytes(self._held[:READ])
            del self._held[:READ]
            self._pass_on(piece)
        if self._held and not self._waiting:
            self._waiting = self._loop.call_soon(self._go_on)
        if self._has_paused and not self._waiting:
            self._has_paused = False
            self._transport.resume_reading()

    def _drop_wait(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None


class GatedConnector(aiohttp.TCPConnector):
    """Opens connections that have to wait when they are costly."""

    def __init__(
        self,
        resolver: AbstractResolver,
        make_socket: Callable[[aiohttp.AddrInfoType], socket.socket],
        keep: float,
    ) -> None:
        # Deadlines hold the connections in check; a limit here would let slow servers
        # keep good ones waiting.
        super().__init__(
            resolver=resolver,
            socket_factory=make_socket,
            limit=0,
            limit_per_host=4,
            keepalive_timeout=keep,
        )
        self._gate = Floodgate()

    async def connect(
        self,
        req: "ClientRequest",
        traces: "list[Trace]",
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # aiohttp's signature
    ) -> "Connection":
        """Return a connection to the host of the request."""
        connection = await super().connect(req, traces, timeout)
        transport = connection.transport
        inner = transport.get_protocol() if transport else None
        # A connection that was kept open has its gate.
        is_gated = isinstance(inner, Gated)
        if transport and isinstance(inner, asyncio.Protocol) and not is_gated:
            transport.set_protocol(Gated(inner, transport, self._gate))
        return connection
