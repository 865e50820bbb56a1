"""What somebody asked last in a chat, for as long as they may come back to it."""

from bot.store import keys
from bot.store.asking import ask
from bot.store.connection import Redis

KEPT = 600
"""Seconds after which a question stands for itself again."""


class AskedBefore:
    """Remembers for ten minutes what each person asked last in a chat."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def put(self, chat_id: int, user_id: int, question: str) -> None:
        """Remember a question."""
        await self._redis.set(keys.asked(chat_id, user_id), question, ex=KEPT)

    async def last(self, chat_id: int, user_id: int) -> str:
        """Return the question asked last, or nothing if that was long ago."""
        found = await ask(self._redis, "GET", keys.asked(chat_id, user_id))
        return found.decode() if isinstance(found, bytes) else found or ""
