"""What somebody asked last in a chat, for as long as they may come back to it."""

from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import text_of
from bot.store.connection import Redis

KEPT = 600
"""Seconds after which a question stands for itself again."""


class AskedBefore:
    """Remembers for ten minutes what each person asked last in a chat."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def put(self, chat_id: int, user_id: int, question: str) -> None:
        """Remember a question."""
        askers = keys.askers(chat_id)
        pipe = self._redis.pipeline(transaction=False)
        # First who it was, so that it is found when the chat is forgotten.
        pipe.sadd(askers, user_id)
        pipe.expire(askers, KEPT)
        pipe.set(keys.asked(chat_id, user_id), question, ex=KEPT)
        await pipe.execute()

    async def last(self, chat_id: int, user_id: int) -> str:
        """Return the question asked last, or nothing if that was long ago."""
        found = await ask(self._redis, "GET", keys.asked(chat_id, user_id))
        return found.decode() if isinstance(found, bytes) else found or ""


async def questions(redis: Redis, chat_id: int) -> list[str]:
    """Return what was asked last in a chat; who did is nobody else's business."""
    found = [await redis.get(key) for key in await _places(redis, chat_id)]
    return sorted(text_of(each) for each in found if each)


async def unask(redis: Redis, chat_id: int) -> None:
    """Forget what anybody asked in a chat."""
    await redis.delete(*await _places(redis, chat_id), keys.askers(chat_id))


async def _places(redis: Redis, chat_id: int) -> list[str]:
    askers = await redis.smembers(keys.askers(chat_id))
    return [keys.asked(chat_id, int(each)) for each in askers]
