"""The feeds we poll, and when to ask each again.

A feed that is taken is simply due again when its lease ends; saving it says when it is
really due. So any number of processes may take from one store, and what one had in
hand when it died comes back by itself.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from math import isfinite
from typing import Any

from bot.model import Feed
from bot.store import keys
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import pack_feed, score, unpack_feed
from bot.store.scripts import Call, Script
from bot.store.spans import milliseconds

_PORTION = 500
"""Feeds added or asked for in one crossing."""

LEASE = timedelta(minutes=3)
"""Longer than anybody may be busy with one feed."""
BETWEEN = timedelta(seconds=1)
"""Between two feeds of one host: a request and the rest after it, so that who comes
when he was told to finds it free."""

log = logging.getLogger(__name__)


class Feeds:
    """Keeps feeds by their address."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "kept", "host", "visit", "feed_put")
        self._drop = Script(redis, "host", "visit", "feed_drop")
        self._take = Script(redis, "host", "feeds_take")
        self._back = Script(redis, "host", "visit", "feeds_back")
        self._orphan = Script(redis, "host", "visit", "feed_orphan")

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

    async def settle(self, before: Feed, feed: Feed) -> bool:
        """Save what a visit found out; False when the feed was removed meanwhile.

        `before` is the feed as it was taken: what others changed since then stays as
        they want it. One that is over by this is noted, to be told of.
        """
        is_over = feed.is_stopped and not before.is_stopped
        known, told = pack_feed(before), feed
        while True:
            answer: int | bytes = await self._put(
                *_call("old", told, tell="1" if is_over else "", known=known)
            )
            if not isinstance(answer, bytes):
                return bool(answer)
            known = answer.decode()
            told = _merged(before, told, unpack_feed(known))

    async def ended(self) -> tuple[Feed, ...]:
        """Return the feeds that are over and nobody was told of."""
        urls = sorted(map(text_of, await self._redis.smembers(keys.feeds_ended())))
        found = [await self.get(url) for url in urls]
        return tuple(feed for feed in found if feed)

    async def told(self, url: str) -> None:
        """Note that everybody concerned was told of a feed's end."""
        await self._redis.srem(keys.feeds_ended(), url)

    async def remove(self, url: str) -> bool:
        """Forget a feed; False when it is not kept."""
        return bool(await self._drop(_names(), [keys.visit(""), url]))

    async def orphan(self, url: str) -> bool:
        """Forget a feed that no chat reads for itself any more, if it is such a one."""
        names = [*_names(), keys.owners(url)]
        return bool(await self._orphan(names, [keys.visit(""), url]))

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

    async def count(self) -> int:
        """Return how many feeds there are."""
        return int(await self._redis.hlen(keys.feeds()))

    async def next_due(self) -> datetime | None:
        """Return when the feed to be asked next is due; None when none is."""
        first: list[Any] = await self._redis.zrange(
            keys.feeds_due(), 0, 0, withscores=True
        )
        # A new feed may be due from the beginning of time on.
        moments = (moment for _, moment in first if isfinite(moment))
        return next(map(moment_of, moments), None)

    async def take(self, now: datetime, most: int) -> tuple[Feed, ...]:
        """Return feeds to ask now, longest due first, each of another host.

        They are the caller's alone until saved or given back, or for `LEASE`. Those of
        a host that is busy are due a little later.
        """
        taken = await self._take(
            [keys.feeds(), keys.feeds_due()],
            [
                score(now),
                score(now + LEASE),
                milliseconds(LEASE),
                most,
                milliseconds(BETWEEN),
                keys.visit(""),
                keys.line(""),
                keys.turn(""),
            ],
        )
        return tuple(filter(None, map(_unpacked, taken)))

    async def give_back(self, urls: Iterable[str], due: datetime) -> None:
        """Let feeds that were taken be due at this moment."""
        await self._back([keys.feeds_due()], [score(due), keys.visit(""), *urls])


def _call(how: str, feed: Feed, tell: str = "", known: str = "") -> Call:
    """Return a call that gives 1 when the feed was kept, or the record not known."""
    moment = score(feed.due) if feed.due else "-inf"
    due = "" if feed.is_stopped else moment
    words = [keys.visit(""), how, feed.url, pack_feed(feed), due, tell, known]
    return _names(), words


def _merged(before: Feed, ours: Feed, theirs: Feed) -> Feed:
    """Return our feed with what others changed since both were as before."""
    names = [field.name for field in fields(Feed)]
    changed = {
        name: getattr(theirs, name)
        for name in names
        if getattr(theirs, name) != getattr(before, name)
    }
    return replace(ours, **changed)


def _unpacked(raw: bytes) -> Feed | None:
    """Return the feed; None for a damaged record, which must not hold up others."""
    try:
        return unpack_feed(raw)
    except (AttributeError, KeyError, TypeError, ValueError):
        log.warning("a feed's record cannot be read: %.200r", raw)
        return None


def _names() -> list[str]:
    return [keys.feeds(), keys.feeds_due(), keys.feeds_ended()]
