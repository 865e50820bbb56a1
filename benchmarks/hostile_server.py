"""A server that answers with hostile inputs, in a process of its own."""

import asyncio
import re
from contextlib import suppress
from multiprocessing.connection import Connection

from benchmarks.hostile_answers import Input, rss
from benchmarks.hostile_inputs import by_hand
from benchmarks.hostile_mutations import mutations

GOOD = "127.0.0.1"
# One for each input: a host that failed is left alone for a while.
HOSTS = [f"127.0.{7 + n // 250}.{1 + n % 250}" for n in range(1_250)]
TRAP = 8443  # a port the fetcher takes for a web server's


class Server:
    """Answers with the inputs by their number, and with a good feed that grows."""

    def __init__(self, inputs: list[Input]) -> None:
        self._inputs = inputs
        self._articles = 0
        self.trapped = 0

    async def answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer one request, and hang up."""
        with suppress(OSError, asyncio.IncompleteReadError):
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split(b" ")[1].decode()
            await self._write(writer, path, request)
        writer.close()

    async def _write(
        self, writer: asyncio.StreamWriter, path: str, request: bytes
    ) -> None:
        if not (found := re.fullmatch(r"/(p?)(\d+)", path)):
            writer.write(self._other(path))
            await writer.drain()
            return
        chosen = self._inputs[int(found[2])]
        if found[1]:
            writer.write(chosen.page)
            await writer.drain()
            return
        host = re.search(rb"(?i)host: (\S+)", request)
        place = b"http://%s/p%s" % (host[1] if host else b"", found[2].encode())
        writer.write(
            chosen.answer.replace(b"PAGE", place) if chosen.page else chosen.answer
        )
        await writer.drain()
        while chosen.piece or chosen.pause:
            writer.write(chosen.piece)
            await writer.drain()
            if chosen.pause:
                await asyncio.sleep(chosen.pause)

    def _other(self, path: str) -> bytes:
        body = b""
        if path == "/good":
            self._articles += 1
            text = (
                f"Ferry {self._articles} left Ilmer with {self._articles} on board. "
                * 20
            )
            link = f"<link>https://good.example/{self._articles}</link>"
            body = rss(
                f"<item><title>Ferry {self._articles}</title>{link}"
                f"<description>{text}</description></item>"
            ).encode()
        elif path == "/trapped":
            body = str(self.trapped).encode()
        status = b"200 OK" if body else b"404 Not Found"
        return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (
            status,
            len(body),
            body,
        )

    async def spring(
        self, _: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Count somebody in the trap."""
        self.trapped += 1
        writer.close()


def serve(count: int, seed: int, pipe: Connection) -> None:
    """Be the server's process; tell its port, and the kind and name of each input."""
    inputs = by_hand(TRAP)
    inputs += mutations(count - len(inputs), seed)

    async def run() -> None:
        server = Server(inputs)
        trap = await asyncio.start_server(server.spring, ["127.0.0.1", "::1"], TRAP)
        first = await asyncio.start_server(server.answer, GOOD, 0)
        port = first.sockets[0].getsockname()[1]
        rest = await asyncio.start_server(server.answer, HOSTS, port)
        pipe.send((port, [(each.kind, each.name) for each in inputs]))
        async with trap, first, rest:
            await asyncio.Event().wait()

    asyncio.run(run())
