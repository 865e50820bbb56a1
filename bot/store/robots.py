"""What each site's robots.txt says, for as long as that may be relied on."""

import zlib
from datetime import timedelta
from typing import Any

from bot.store import keys
from bot.store.connection import Redis

_CLOSED = b"-"  # no compressed text begins like this


class RobotsTexts:
    """Keeps the texts by their address, packed, each with an end."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def get(self, address: str) -> tuple[bytes, bool] | None:
        """Return the text and whether all is closed; None when it is not known."""
        raw: Any = await self._redis.get(keys.robots(address))
        if raw is None:
            return None
        return (b"", True) if raw == _CLOSED else (zlib.decompress(raw), False)

    async def keep(
        self, address: str, text: bytes, lasts: timedelta, *, is_closed: bool
    ) -> None:
        """Keep what was found there for so long."""
        raw = _CLOSED if is_closed else zlib.compress(text)
        await self._redis.set(keys.robots(address), raw, ex=lasts)
