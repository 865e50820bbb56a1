"""Which pictures Telegram already has, so that each is uploaded once."""

from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis

KEPT = 30 * 24 * 3600
"""Seconds; a chart that is still asked for after a month is uploaded anew."""


class Pictures:
    """Remembers Telegram's name of each picture by the digest of its drawing."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def get(self, digest: str) -> str:
        """Return Telegram's file_id of the picture, empty when it has none."""
        return text_of(await self._redis.get(keys.picture(digest)))

    async def put(self, digest: str, file_id: str) -> None:
        """Remember the file_id that Telegram gave the picture."""
        await self._redis.set(keys.picture(digest), file_id, ex=KEPT)

    async def drop(self, digest: str) -> None:
        """Forget a file_id that Telegram no longer takes."""
        await self._redis.delete(keys.picture(digest))
