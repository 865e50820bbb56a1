"""Lets articles go: the old ones, and the oldest where there are too many.

Each goes in a script of its own, with all it is entered in, so that a removal cut off
leaves whole articles behind and others are served in between: one takes the server less
than a millisecond. A story goes with its last article.

What went must not come back while its feed still lists it. Of dated articles the date
says so: for those that went because they were too many, the newest is remembered as
the floor, and nothing older is taken in. Undated ones would get today's date, so their
ids are remembered until no feed lists them any more.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.model import Article, Findings
from bot.store import keys
from bot.store.catalogue import kept
from bot.store.codec import moment_of, opened, standing_of, text_of
from bot.store.connection import Redis
from bot.store.entries import entered
from bot.store.packing import Packed
from bot.store.records import score
from bot.store.scripts import Call, Script, Word

PAGE = 100
MOST_GONE = 10_000
"""Undated articles remembered after they went; a feed's 500 are few of them."""
REMEMBERED = timedelta(days=30)

log = logging.getLogger(__name__)


class Retention:
    """Takes articles out of the store, and remembers which must not come back."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        parts = ("index", "postings", "article", "article_drop")
        self._drop = Script(redis, *parts)

    async def remove(self, article_id: str) -> bool:
        """Forget an article; False when it is not kept."""
        return await self._remove([article_id], None) == 1

    async def remove_before(self, moment: datetime, now: datetime) -> int:
        """Forget the articles published before this moment; return how many.

        Those that were added to last stay.
        """
        removed = 0
        while ids := await self._redis.zrangebyscore(
            keys.fading(), "-inf", f"({score(moment)}", start=0, num=PAGE
        ):
            went = await self._remove(list(map(text_of, ids)), now)
            removed += went
            if not went:  # all were changed meanwhile: the next round takes them
                break
        return removed

    async def remove_oldest(self, most: int, now: datetime) -> int:
        """Forget the oldest articles until so many are left; return how many went.

        Those that were added to last stay, and count among those left.
        """
        removed = 0
        while (excess := await kept(self._redis) - most) > 0:
            number = min(excess, PAGE)
            pairs: list[Any] = await self._redis.zrange(
                keys.fading(), 0, number - 1, withscores=True
            )
            if not pairs:
                break
            # First the floor: cut off here, the rest goes next time.
            await self._raise_floor(pairs[-1][1])
            went = await self._remove([text_of(id_) for id_, _ in pairs], now)
            removed += went
            if not went:
                break
        return removed

    async def fullness(self) -> float:
        """Return which part of the memory the server may take is taken; 0 without end.

        Of several servers the fullest one's.
        """
        found: dict[str, Any] = await self._redis.info("memory")
        nodes = [found] if "used_memory" in found else list(found.values())
        return max(
            float(node["used_memory"]) / (float(node["maxmemory"]) or float("inf"))
            for node in nodes
        )

    async def floor(self) -> datetime | None:
        """Return how old the newest article is that went for want of room."""
        found = await self._redis.get(keys.floor())
        return moment_of(found) if found else None

    async def is_gone(self, article_id: str, now: datetime) -> bool:
        """Return whether an undated article went; if so, that it is still listed."""
        if await self._redis.zscore(keys.gone(), article_id) is None:
            return False
        await self._redis.zadd(keys.gone(), {article_id: now.timestamp()}, xx=True)
        return True

    async def forget_gone(self, now: datetime) -> None:
        """Forget the undated articles that no feed has listed for a month."""
        await self._redis.zremrangebyscore(keys.gone(), "-inf", score(now - REMEMBERED))

    async def _raise_floor(self, moment: float) -> None:
        found = await self._redis.get(keys.floor())
        if found is None or float(found) < moment:
            await self._redis.set(keys.floor(), repr(moment))

    async def _remove(self, ids: Sequence[str], now: datetime | None) -> int:
        pipe = self._redis.pipeline(transaction=False)
        for article_id in ids:
            pipe.hmget(keys.article(article_id), ["at", "z", "feed"])
        found = zip(ids, await pipe.execute(), strict=True)
        calls = [_call(id_, [*map(_bytes, raw)], now) for id_, raw in found if raw[0]]
        return sum(await self._drop.each(calls))


def _call(article_id: str, raw: Sequence[bytes], now: datetime | None) -> Call:
    """Return the call that takes an article out."""
    at, packed, feed = raw
    standing = standing_of(at, feed)
    found = opened(article_id, packed)
    if found is None:
        # What it was entered in cannot be read any more; its number leads nowhere.
        log.warning("article %s is damaged and goes", article_id)
    leaving = entered(found or _damaged(article_id), standing)
    is_noted = now is not None and found is not None and found.is_undated
    moment = score(now) if now is not None and is_noted else ""
    words: list[Word] = [article_id, standing.number, text_of(feed)]
    words += [standing.story_id, leaving, moment, MOST_GONE]
    return [keys.article(article_id)], words


def _damaged(article_id: str) -> Packed:
    """Return an article of which only the id is known."""
    nothing = Article(article_id, "", "", "", "", moment_of(0.0))
    return Packed(nothing, Findings())


def _bytes(raw: object) -> bytes:
    return raw if isinstance(raw, bytes) else b""
