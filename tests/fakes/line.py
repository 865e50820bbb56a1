"""A server of bytes: what it is told to answer, it answers, good HTTP or not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

HANG = b"hang"


def http(status: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


@dataclass
class Line:
    """Its address, what it will answer, and what it was asked."""

    url: str = ""
    answers: list[bytes] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    connections: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.connections += 1
        while self.answers and (asked := await _read(reader)):
            self.asked.append(asked)
            self.heard.set()
            answer = self.answers.pop(0)
            if answer == HANG:
                await reader.read()
                break
            writer.write(answer)


async def _read(reader: asyncio.StreamReader) -> bytes:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    lengths = [
        int(row.split(b":")[1])
        for row in head.lower().split(b"\r\n")
        if row.startswith(b"content-length")
    ]
    return head + await reader.readexactly(sum(lengths))


@asynccontextmanager
async def serving(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    """The address of a server that talks so; none of its connections outlives it."""
    talks: dict[asyncio.Task[None] | None, asyncio.StreamWriter] = {}

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks[asyncio.current_task()] = writer
        try:
            await talk(reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    server = await asyncio.start_server(met, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}"
    going_on = [task for task in talks if task and not task.done()]
    for task in going_on:
        talks[task].transport.abort()
    if going_on:
        await asyncio.wait(going_on)


@asynccontextmanager
async def listening(*answers: bytes) -> AsyncIterator[Line]:
    line = Line(answers=list(answers))
    async with serving(line.talk) as url:
        line.url = url
        yield line
