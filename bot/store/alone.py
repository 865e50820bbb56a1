"""One thing at a time, whichever process does it.

A lock in the store that ends by itself, so that a process that dies with it holds up
the others for as long as `_SECONDS` and no longer.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex

from bot.clock import Clock, SystemClock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.scripts import Script

# What is done alone takes some milliseconds; a busy machine takes a hundred times that.
_SECONDS = 10
_PAUSE = 0.01


class Alone:
    """Lets one holder at a time do what has this name."""

    def __init__(self, redis: Redis, name: str, clock: Clock | None = None) -> None:
        self._redis = redis
        self._key = keys.lock(name)
        self._clock = clock or SystemClock()
        self._unlock = Script(redis, "unlock")

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Wait for our turn and have it until the end of the block."""
        ours = token_hex(8)
        while not await self._redis.set(self._key, ours, nx=True, ex=_SECONDS):
            # One taken while the server's clock was ahead would be held until then.
            if await self._redis.ttl(self._key) > _SECONDS:
                await self._redis.delete(self._key)
            await self._clock.sleep(_PAUSE)
        try:
            yield
        finally:
            await self._unlock([self._key], [ours])
