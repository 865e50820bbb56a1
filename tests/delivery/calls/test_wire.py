"""Which fault leaves it unknown whether Telegram took a message, over a real wire.

Each row is something that happens to one sendMessage, and how the attempt ends.
"""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.calls.outcome import SOON, read, sent
from bot.delivery.calls.transport import AioRequest
from bot.delivery.calls.wire import UNNAMED_WAIT
from bot.model import Ending, Outcome
from tests.fakes.line import HANG, http, listening, serving

Place = AbstractAsyncContextManager[str]
FLOOD = b'{"ok":false,"error_code":429,"parameters":{"retry_after":7}}'
TAKEN = (
    b'{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5,"type":"private"}}}'
)
WHOLE = http("200 OK", TAKEN)


def answering(*answers: bytes) -> Callable[[], Place]:
    """A server that gives these answers."""

    @asynccontextmanager
    async def place() -> AsyncIterator[str]:
        async with listening(*answers) as line:
            yield line.url

    return place


@asynccontextmanager
async def refusing() -> AsyncIterator[str]:
    async with listening() as line:
        pass
    yield line.url


@asynccontextmanager
async def unreachable() -> AsyncIterator[str]:
    """A port that takes no more connections: a new one waits for its first answer."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as more:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for filler in (first, more):
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        yield f"http://127.0.0.1:{full.getsockname()[1]}"


@asynccontextmanager
async def resetting(bytes_read: int) -> AsyncIterator[str]:
    """A server that resets a connection once it has read so much of the request."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(bytes_read)
        linger = struct.pack("ii", 1, 0)
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    async with serving(talk) as url:
        yield url


@asynccontextmanager
async def trickling() -> AsyncIterator[str]:
    """A server that answers with a byte now and then, and never to the end."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
        with suppress(ConnectionError):
            while not reader.at_eof():
                writer.write(b" ")
                with suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await reader.read(1)

    async with serving(talk) as url:
        yield url


async def outcome(place: Place, words: str = "Monday", seconds: float = 0.3) -> Outcome:
    """How a message ends there, asked by the transport the sender uses."""
    request = AioRequest(connections=2, seconds=seconds)
    async with place as url, request:
        bot = Bot("1:x", f"{url}/bot", request=request, get_updates_request=request)
        try:
            return sent((await bot.send_message(5, words)).message_id)
        except TelegramError as error:
            return read(error)


SAFE = [
    pytest.param(refusing, "ClientConnectorError", id="connection refused"),
    pytest.param(unreachable, "TimeoutError", id="connect timed out"),
]
UNKNOWN = [
    pytest.param(answering(HANG), id="read timed out"),
    pytest.param(answering(b""), id="closed after the request"),
    pytest.param(lambda: resetting(9999), id="reset after the request"),
    pytest.param(lambda: resetting(1), id="reset at its first byte"),
    pytest.param(answering(WHOLE[:30]), id="head cut"),
    pytest.param(answering(WHOLE[:-9]), id="answer cut"),
    pytest.param(answering(http("200 OK", TAKEN[:-9])), id="JSON cut"),
    pytest.param(answering(http("200 OK", b"<html>")), id="no JSON"),
    pytest.param(trickling, id="slow body"),
    pytest.param(answering(http("500 Error", b'{"ok":false}')), id="500"),
    pytest.param(answering(http("502 Bad Gateway", b"<html>nginx")), id="502 HTML"),
    pytest.param(answering(http("504 Timeout", b"")), id="504 empty"),
]
FLOODS = [
    pytest.param(http("429 Slow", FLOOD), 7.0, id="429"),
    pytest.param(http("429 Slow", b'{"ok":false}'), UNNAMED_WAIT, id="no time given"),
    pytest.param(http("429 Slow", b"<html>nginx"), UNNAMED_WAIT, id="429 HTML"),
]
FINAL = [
    ("403 Forbidden", b"Forbidden: bot was blocked by the user", Ending.BLOCKED),
    ("400 Bad Request", b"Bad Request: chat not found", Ending.GONE),
    ("400 Bad Request", b"Bad Request: can't parse entities", Ending.REFUSED),
]


@pytest.mark.parametrize(("place", "reason"), SAFE)
async def test_what_was_never_written_is_tried_again(
    place: Callable[[], Place], reason: str
) -> None:
    ended = await outcome(place())
    assert (ended.ending, ended.after, ended.is_flood) == (Ending.RETRY, SOON, False)
    assert reason in ended.reason


async def test_without_a_free_connection_nothing_was_written() -> None:
    request = AioRequest(connections=1, seconds=0.2)
    async with listening(HANG) as line, request, asyncio.TaskGroup() as group:
        api = f"{line.url}/bot"
        bot = Bot("1:x", api, request=request, get_updates_request=request)
        holding = group.create_task(request.do_request(api, "POST", read_timeout=9.0))
        await line.heard.wait()
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(5, "Monday")
        holding.cancel()
    assert read(caught.value).ending is Ending.RETRY


@pytest.mark.parametrize("place", UNKNOWN)
async def test_what_was_written_and_not_answered_is_unknown(
    place: Callable[[], Place],
) -> None:
    assert (await outcome(place())).ending is Ending.UNKNOWN


async def test_a_connection_lost_in_the_midst_of_writing_is_unknown() -> None:
    ended = await outcome(resetting(100), "x" * 4_000_000, seconds=9)
    assert ended.ending is Ending.UNKNOWN


@pytest.mark.parametrize(("answer", "seconds"), FLOODS)
async def test_a_flood_was_not_taken_and_says_how_long_to_wait(
    answer: bytes, seconds: float
) -> None:
    ended = await outcome(answering(answer)(), seconds=9)
    assert (ended.ending, ended.after, ended.is_flood) == (Ending.RETRY, seconds, True)


@pytest.mark.parametrize(("status", "words", "ending"), FINAL)
async def test_a_refusal_is_final(status: str, words: bytes, ending: Ending) -> None:
    body = b'{"ok":false,"error_code":%s,"description":"%s"}' % (
        status[:3].encode(),
        words,
    )
    assert (await outcome(answering(http(status, body))(), seconds=9)).ending is ending


async def test_a_group_that_moved_says_where_to() -> None:
    body = b'{"ok":false,"parameters":{"migrate_to_chat_id":-1007}}'
    ended = await outcome(answering(http("400 Bad Request", body))(), seconds=9)
    assert (ended.ending, ended.moved_to) == (Ending.MOVED, -1007)


async def test_an_answer_is_an_answer() -> None:
    assert await outcome(answering(WHOLE)(), seconds=9) == Outcome(
        Ending.SENT, message_id=7
    )
