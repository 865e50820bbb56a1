"""What somebody asked last in a chat, for as long as they may come back to it.

With it stand the persons the answer told of, for whom "she" may stand in the next
question. What a story shown was about takes the same place.
"""

from bot.model import About, Someone
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

    async def put(self, chat_id: int, user_id: int, about: About) -> None:
        """Remember what the last answer, or the story last shown, was about."""
        askers = keys.askers(chat_id)
        pipe = self._redis.pipeline(transaction=False)
        # First who it was, so that it is found when the chat is forgotten.
        pipe.sadd(askers, user_id)
        pipe.expire(askers, KEPT)
        pipe.set(keys.asked(chat_id, user_id), _written(about), ex=KEPT)
        await pipe.execute()

    async def last(self, chat_id: int, user_id: int) -> About | None:
        """Return what was put last, or None if that was long ago."""
        found = await ask(self._redis, "GET", keys.asked(chat_id, user_id))
        return _read(text_of(found)) if isinstance(found, str | bytes) else None


def _written(about: About) -> str:
    """Return as a line the words, then each person, with his pronoun after a tab."""
    people = (f"{each.name}\t{each.pronoun}" for each in about.people)
    return "\n".join((about.words, *people))


def _read(text: str) -> About:
    words, *people = text.split("\n")
    return About(words, tuple(Someone(*each.split("\t")) for each in people))


async def questions(redis: Redis, chat_id: int) -> list[str]:
    """Return what was asked last in a chat; who did is nobody else's business."""
    found = [await redis.get(key) for key in await _places(redis, chat_id)]
    return sorted(_shown(_read(text_of(each))) for each in found if each)


def _shown(about: About) -> str:
    """Return all that is kept, on one line."""
    names = ", ".join(each.name for each in about.people)
    return f"{about.words} ({names})" if names else about.words


async def unask(redis: Redis, chat_id: int) -> None:
    """Forget what anybody asked in a chat."""
    await redis.delete(*await _places(redis, chat_id), keys.askers(chat_id))


async def _places(redis: Redis, chat_id: int) -> list[str]:
    askers = await redis.smembers(keys.askers(chat_id))
    return [keys.asked(chat_id, int(each)) for each in askers]
