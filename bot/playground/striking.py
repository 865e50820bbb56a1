"""How a fault looks to the caller: refusals, lost answers, broken connections."""

import socket
import struct
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import ceil

from aiohttp import web

from bot.playground.answers import Refusal, too_many
from bot.playground.faults import Fault, Flood
from bot.playground.limits import EDITS, SENDS
from bot.playground.play import Playground

GATEWAY_PAGE = (
    "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
)
FLOOD_PAGE = "<html><head><title>429 Too Many Requests</title></head></html>"
STALL_LOOK = 0.05
# In how many pieces a slow answer comes.
PIECES = 10
# Closing with this option makes the kernel send a reset instead of an end.
NO_LINGER = struct.pack("ii", 1, 0)


class Lost(Exception):  # noqa: N818 - the answer is lost; the word is the idea
    """The caller gets no proper answer, whatever has happened to the call."""

    def __init__(self, response: web.StreamResponse | None = None) -> None:
        super().__init__("the answer is lost")
        self.response = response or web.Response()


class Striking:
    """Lets faults happen."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        # By identity, since requests are mappings and have no hash.
        self._open: dict[int, web.Request] = {}
        self._ways: dict[str, Callable[[web.Request], Awaitable[None]]] = {
            "page": _page,
            "close": _close,
            "reset": _reset,
            "stall": self._stall,
            "restart": self._restart,
        }

    def begin(self, request: web.Request) -> None:
        """Count a call that is in hand; a restart drops it."""
        self._open[id(request)] = request

    def end(self, request: web.Request) -> None:
        """Forget a call that is answered."""
        self._open.pop(id(request), None)

    async def strike(
        self, fault: Fault, request: web.Request, method: str, chat_id: int | None
    ) -> None:
        """Raise what becomes of the call, unless it goes on after this fault."""
        if fault.refusal:
            raise fault.refusal
        if fault.flood:
            self._flood(fault, fault.flood, method, chat_id)
        if fault.act and chat_id is not None:
            fault.act(chat_id)
        if fault.kind == "delay":
            await self._play.clock.sleep(fault.seconds)
        if fault.kind in self._ways:
            await self._ways[fault.kind](request)

    async def spoil(
        self, fault: Fault, request: web.Request, response: web.Response
    ) -> web.StreamResponse:
        """Return the answer after a fault of its body, if this is one."""
        if fault.kind == "cut":
            half = _bytes(response)[: len(_bytes(response)) // 2]
            raise Lost(
                web.Response(
                    status=response.status, body=half, content_type="application/json"
                )
            )
        if fault.kind == "tear":
            await _tear(request, response)
        if fault.kind == "slow":
            return await self._trickle(fault.seconds, request, response)
        return response

    def _flood(
        self, fault: Fault, flood: Flood, method: str, chat_id: int | None
    ) -> None:
        seconds = self._play.faults.wait(fault, flood, chat_id)
        if flood.form == "html":
            raise Lost(
                web.Response(status=429, text=FLOOD_PAGE, content_type="text/html")
            )
        if flood.form == "bare":
            raise Refusal(429, "Too Many Requests: retry later")
        if chat_id is not None and method in SENDS | EDITS:
            self._play.waits.tell(chat_id, seconds, is_halt=flood.is_halt)
        raise too_many(seconds)

    async def _stall(self, request: web.Request) -> None:
        """Wait until the caller has gone or the server stops."""

        def over() -> bool:
            gone = request.transport is None or request.transport.is_closing()
            return gone or self._play.updates.closed

        ended = False
        while not ended:
            ended = await self._play.bell.until(over, STALL_LOOK)
        await _close(request)

    async def _restart(self, _request: web.Request) -> None:
        for each in tuple(self._open.values()):
            _abort(each)
        raise Lost

    async def _trickle(
        self, seconds: float, request: web.Request, response: web.Response
    ) -> web.StreamResponse:
        body = _bytes(response)
        piece = ceil(len(body) / PIECES)
        # Who does not wait for the end has gone; there is no more to do.
        with suppress(ConnectionError):
            stream = await _started(request, response)
            for start in range(0, len(body), piece):
                await self._play.clock.sleep(seconds / PIECES)
                await stream.write(body[start : start + piece])
            return stream
        raise Lost


async def _page(_request: web.Request) -> None:
    raise Lost(web.Response(status=502, text=GATEWAY_PAGE, content_type="text/html"))


async def _close(request: web.Request) -> None:
    _abort(request)
    raise Lost


async def _reset(request: web.Request) -> None:
    _abort(request, is_reset=True)
    raise Lost


async def _tear(request: web.Request, response: web.Response) -> None:
    """Send half of the answer whose whole length was told, and close."""
    body = _bytes(response)
    stream = await _started(request, response)
    stream.force_close()
    await stream.write(body[: len(body) // 2])
    raise Lost(stream)


async def _started(request: web.Request, response: web.Response) -> web.StreamResponse:
    stream = web.StreamResponse(status=response.status)
    stream.content_type = "application/json"
    stream.content_length = len(_bytes(response))
    await stream.prepare(request)
    return stream


def _abort(request: web.Request, *, is_reset: bool = False) -> None:
    line = request.transport
    if line is None:
        return
    if is_reset:
        line.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER
        )
    line.abort()


def _bytes(response: web.Response) -> bytes:
    return (response.text or "").encode()
