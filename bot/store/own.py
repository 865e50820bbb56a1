"""The feeds chats read for themselves alone.

The chat's own record decides. Who reads a feed is noted beside the feeds as well, so
that a feed nobody reads any more is found; a note without its record is dropped when it
is met.

An article is kept under the address its feed had when it came. So who follows a feed to
a new address sees what it brought at the old one, and nobody else does who reads the
new one: whoever has a feed of his own could have anything of his read as another's.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import Raw, text_of
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script

_MOST_BEFORE = 8
"""Former addresses of a feed that are remembered, the last ones."""


class OwnFeeds:
    """Keeps which chat reads which feeds for itself."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "own_put")
        self._move = Script(redis, "own_move")

    async def add(self, chat_id: int, url: str, quota: int, now: datetime) -> bool:
        """Keep a chat's feed; False when the chat has as many as it may."""
        names = [keys.own(chat_id)]
        if not await self._put(names, [url, score(now), quota]):
            return False
        await self._redis.sadd(keys.owners(url), chat_id)
        return True

    async def remove(self, chat_id: int, url: str) -> bool:
        """Forget a chat's feed; False when it was not its own."""
        removed = await self._redis.hdel(keys.own(chat_id), url)
        await self._redis.hdel(keys.own_before(chat_id), url)
        await self._note_goes(chat_id, url)
        return bool(removed)

    async def of(self, chat_id: int) -> tuple[str, ...]:
        """Return the addresses of a chat's own feeds, in their order."""
        urls = await ask(self._redis, "HKEYS", keys.own(chat_id))
        return tuple(sorted(map(text_of, urls)))

    async def seen_by(self, chat_id: int) -> tuple[str, ...]:
        """Return the addresses under which a chat sees what feeds brought to it alone.

        Those of its own feeds, and those they had before.
        """
        urls = await self.of(chat_id)
        if not urls:
            return ()
        before = await self._redis.hgetall(keys.own_before(chat_id))
        return seen_by([url.encode() for url in urls], before)

    async def readers(self, url: str) -> tuple[int, ...]:
        """Return the chats that read this feed for themselves."""
        noted = await self._redis.smembers(keys.owners(url))
        chats = sorted(map(int, noted))
        return tuple([chat for chat in chats if await self._reads(chat, url)])

    async def move(self, old: str, new: str) -> None:
        """Have all who read a feed for themselves read it at its new address."""
        for chat_id in await self.readers(old):
            names = [keys.own(chat_id), keys.own_before(chat_id)]
            await self._move(names, [old, new, _MOST_BEFORE])
            await self._redis.sadd(keys.owners(new), chat_id)
            await self._redis.srem(keys.owners(old), chat_id)

    async def _reads(self, chat_id: int, url: str) -> bool:
        if await self._redis.hexists(keys.own(chat_id), url):
            return True
        # The note goes and then we look again: a chat that adds the feed at this moment
        # writes its record before its note.
        await self._note_goes(chat_id, url)
        if await self._redis.hexists(keys.own(chat_id), url):
            await self._redis.sadd(keys.owners(url), chat_id)
            return True
        return False

    async def _note_goes(self, chat_id: int, url: str) -> None:
        await self._redis.srem(keys.owners(url), chat_id)


async def reown(redis: Redis, old: int, new: int | None) -> None:
    """Have the feeds' notes name a chat's new id, or the chat no more."""
    for url in map(text_of, await redis.hkeys(keys.own(old))):
        if new is not None:
            await redis.sadd(keys.owners(url), new)
        await redis.srem(keys.owners(url), old)


def seen_by(own: Iterable[bytes], before: Raw) -> tuple[str, ...]:
    """Return the addresses of a chat's own feeds, and those they had before."""
    urls = list(own)
    former = (url for each in urls for url in text_of(before.get(each)).split())
    return tuple(sorted({*map(text_of, urls), *former}))
