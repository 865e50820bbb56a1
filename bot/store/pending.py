"""What a chat has begun and not finished: a draft, a question asked, long words.

One hash per chat that goes a week after it was last touched, so a button pressed later
is stale and says so. In a chat that is never quiet so long, what only old buttons need
goes when there is very much of it.
"""

from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import text_of
from bot.store.connection import Redis

KEPT = 7 * 24 * 3600
"""Seconds an unfinished thing is remembered."""
MOST = 300
"""Things remembered for a chat from which those go that only old buttons need."""
_FOR_BUTTONS = ("~", "found:", "list:")


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
        pipe.hlen(key)
        *_, held = await pipe.execute()
        if held > MOST:
            await self._clear(key, name)

    async def get(self, chat_id: int, name: str) -> str | None:
        """Return the value remembered under this name, None when there is none."""
        value = await ask(self._redis, "HGET", keys.pending(chat_id), name)
        return value.decode() if isinstance(value, bytes) else value

    async def _clear(self, key: str, kept: str) -> None:
        """Forget what only buttons need, but what was put just now."""
        names = map(text_of, await self._redis.hkeys(key))
        old = [each for each in names if each.startswith(_FOR_BUTTONS)]
        if gone := [each for each in old if each != kept]:
            await self._redis.hdel(key, *gone)

    async def drop(self, chat_id: int, name: str) -> None:
        """Forget the value under this name."""
        await self._redis.hdel(keys.pending(chat_id), name)
