"""The feeds we poll, and when to ask each again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.model import Feed
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.records import pack_feed, score, unpack_feed
from bot.store.scripts import Call, Script

_PORTION = 500
"""Feeds added or asked for in one crossing."""


class Feeds:
    """Keeps feeds by their address."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "kept", "feed_put")
        self._orphan = Script(redis, "feed_orphan")

    async def add(self, feed: Feed) -> bool:
        """Keep a new feed; False when its address is kept already."""
        return bool(await self.add_all([feed]))

    async def add_all(self, feeds: Iterable[Feed]) -> int:
        """Keep new feeds; how many were not kept already."""
        calls = [_call("new", feed) for feed in feeds]
        added = 0
        for start in range(0, len(calls), _PORTION):
            added += sum(await self._put.each(calls[start : start + _PORTION]))
        return added

    async def save(self, feed: Feed) -> bool:
        """Keep what is now known of a feed; False when it was removed meanwhile."""
        return bool(await self._put(*_call("old", feed)))

    async def remove(self, url: str) -> bool:
        """Forget a feed; False when it is not kept."""
        pipe = self._redis.pipeline(transaction=False)
        pipe.zrem(keys.feeds_due(), url)
        pipe.hdel(keys.feeds(), url)
        _, removed = await pipe.execute()
        return bool(removed)

    async def orphan(self, url: str) -> bool:
        """Forget a feed that no chat reads for itself any more, if it is such a one."""
        names = [keys.feeds(), keys.feeds_due(), keys.owners(url)]
        return bool(await self._orphan(names, [url]))

    async def get(self, url: str) -> Feed | None:
        """Return the feed of this address."""
        raw = await self._redis.hget(keys.feeds(), url)
        return unpack_feed(raw) if raw else None

    async def some(self, urls: Sequence[str]) -> dict[str, Feed]:
        """Return those feeds of these addresses that are kept, by address."""
        found: dict[str, Feed] = {}
        for start in range(0, len(urls), _PORTION):
            portion = list(urls[start : start + _PORTION])
            raws = await self._redis.hmget(keys.feeds(), portion)
            found |= {
                url: unpack_feed(raw)
                for url, raw in zip(portion, raws, strict=True)
                if raw
            }
        return found

    async def all(self) -> tuple[Feed, ...]:
        """Return all feeds, in the order of their addresses."""
        kept = await self._redis.hgetall(keys.feeds())
        return tuple(unpack_feed(kept[url]) for url in sorted(kept))

    async def due(self, now: datetime) -> tuple[Feed, ...]:
        """Return the feeds to ask now, longest due first; stopped ones are not."""
        urls = await self._redis.zrangebyscore(keys.feeds_due(), "-inf", score(now))
        if not urls:
            return ()
        kept = await self._redis.hmget(keys.feeds(), [text_of(url) for url in urls])
        return tuple(unpack_feed(raw) for raw in kept if raw)


def _call(how: str, feed: Feed) -> Call:
    moment = score(feed.due) if feed.due else "-inf"
    due = "" if feed.is_stopped else moment
    return [keys.feeds(), keys.feeds_due()], [how, feed.url, pack_feed(feed), due]
