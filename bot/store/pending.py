"""What a chat has begun and not finished: a draft, a question asked, long words.

One hash per chat that goes a week after it was last touched, so a button pressed later
is stale and says so.
"""

from bot.store import keys
from bot.store.asking import ask
from bot.store.connection import Redis

KEPT = 7 * 24 * 3600
"""Seconds an unfinished thing is remembered."""


class Pending:
    """Remembers, for a week, what a chat has begun."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def put(self, chat_id: int, name: str, value: str) -> None:
        """Remember a value under this name for the chat."""
        key = keys.pending(chat_id)
        pipe = self._redis.pipeline(transaction=False)
        pipe.hset(key, name, value)
        pipe.expire(key, KEPT)
        await pipe.execute()

    async def get(self, chat_id: int, name: str) -> str | None:
        """Return the value remembered under this name, None when there is none."""
        value = await ask(self._redis, "HGET", keys.pending(chat_id), name)
        return value.decode() if isinstance(value, bytes) else value

    async def drop(self, chat_id: int, name: str) -> None:
        """Forget the value under this name."""
        await self._redis.hdel(keys.pending(chat_id), name)
