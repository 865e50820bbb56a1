"""Telling the open pages what has just happened."""

import asyncio
from collections.abc import AsyncGenerator

from bot.playground.answers import Json

# A page that is so far behind is told to start afresh instead.
BACKLOG = 500
PULSE_SECONDS = 20.0


class Feed:
    """Sends each event to every page that listens."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Json | None]] = set()

    def publish(self, kind: str, **data: object) -> None:
        """Tell all pages; those too far behind are cut off and come again."""
        for queue in tuple(self._queues):
            if queue.qsize() < BACKLOG:
                queue.put_nowait({"kind": kind, **data})
            else:
                self._end(queue)

    def close(self) -> None:
        """End all listening."""
        for queue in tuple(self._queues):
            self._end(queue)

    async def listen(self) -> AsyncGenerator[Json, None]:
        """Yield events as they happen, and a pulse when nothing does."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            while (event := await _next(queue)) is not None:
                yield event
        finally:
            self._queues.discard(queue)

    def _end(self, queue: asyncio.Queue[Json | None]) -> None:
        self._queues.discard(queue)
        queue.put_nowait(None)


async def _next(queue: asyncio.Queue[Json | None]) -> Json | None:
    try:
        return await asyncio.wait_for(queue.get(), PULSE_SECONDS)
    except TimeoutError:
        return {"kind": "pulse"}
