"""One thing at a time, whichever process does it.

A lock in the store that ends by itself, so that a process that dies with it holds up
the others for as long as `_SECONDS` and no longer. Who holds it renews it before he
writes: so he hears whether another may have had it since, and looks again.

Those who wait for it in one process hand it on to each other for a while: to take it
and to let go of it are two writes that must reach the disk, which for a burst of news
took a tenth of its time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex

from bot.clock import Clock, SystemClock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.scripts import Script

# What is done alone takes some milliseconds; a busy machine takes a hundred times that.
# It is held for a second at most before it is renewed or let go.
_SECONDS = 4
# A version before this one held it for so long.
_LONGEST = 10
_PAUSE = 0.01
# After so long other processes have their turn.
_SHARED = 1.0


class Alone:
    """Lets one holder at a time do what has this name."""

    def __init__(self, redis: Redis, name: str, clock: Clock | None = None) -> None:
        self._redis = redis
        self._key = keys.lock(name)
        self._clock = clock or SystemClock()
        self._unlock = Script(redis, "unlock")
        self._renew = Script(redis, "renew")
        self._turn = asyncio.Lock()
        self._wanted = 0
        self._ours = ""
        self._since = 0.0

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Wait for our turn and have it until the end of the block."""
        self._wanted += 1
        try:
            async with self._turn:
                await self._have()
                yield
        finally:
            self._wanted -= 1
            # Whoever waits has it next; if he gives up, he is the last and lets go.
            if not self._wanted:
                await self._give()

    async def renew(self) -> bool:
        """Have our turn for as long again; False when another may have had his since.

        Then we waited for it anew, and what was read before may not be so any more.
        """
        if await self._renew([self._key], [self._ours, _SECONDS]):
            return True
        await self._take()
        return False

    async def _have(self) -> None:
        if self._ours and self._clock.monotonic() > self._since + _SHARED:
            await self._give()
            # Long enough for another process to look.
            await self._clock.sleep(2 * _PAUSE)
        if not self._ours:
            await self._take()

    async def _take(self) -> None:
        ours = token_hex(8)
        while not await self._redis.set(self._key, ours, nx=True, ex=_SECONDS):
            # One taken while the server's clock was ahead would be held until then.
            if await self._redis.ttl(self._key) > _LONGEST:
                await self._redis.delete(self._key)
            await self._clock.sleep(_PAUSE)
        self._ours, self._since = ours, self._clock.monotonic()

    async def _give(self) -> None:
        ours, self._ours = self._ours, ""
        await self._unlock([self._key], [ours])
