"""Pages that were made a moment ago, so that many readers of one cost as much as one.

A page is made of a dozen articles, in 5 to 30 ms. Of all who ask for it at once one has
it made. It is kept for a few seconds only: what is corrected is corrected everywhere.
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.web.answers import Leaf

SECONDS = 5.0
MOST = 128
"""Pages kept; some tens of kilobytes each."""

Make = Callable[[], Awaitable[str | None]]


class Shelf:
    """Remembers the pages made last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[float, Leaf]] = {}
        self._making: dict[str, asyncio.Lock] = {}
        self._turn = asyncio.Lock()

    async def get(self, address: str, make: Make) -> Leaf | None:
        """Return the page of this address, made if need be; None if there is none."""
        lock = self._making.setdefault(address, asyncio.Lock())
        try:
            async with lock:
                return self._fresh(address) or await self._made(address, make)
        finally:
            # Who waits holds the lock by itself; who comes now begins another.
            self._making.pop(address, None)

    def _fresh(self, address: str) -> Leaf | None:
        made, leaf = self._kept.get(address, (0.0, None))
        is_fresh = self._clock.monotonic() - made < SECONDS
        return leaf if is_fresh else None

    async def _made(self, address: str, make: Make) -> Leaf | None:
        # One at a time, with room for others in between: making one keeps the process
        # busy, which may be the one that answers people.
        async with self._turn:
            page = await make()
            await self._clock.sleep(0)
        self._kept.pop(address, None)
        if page is None:
            return None
        leaf = Leaf.of(page)
        self._kept[address] = (self._clock.monotonic(), leaf)
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return leaf
