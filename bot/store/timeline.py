"""The latest moment anybody saw, and what a clock that was wrong leaves behind.

Moments to come are kept as times of day: when a delivery is tried again, when a feed is
asked, until when a lease runs. One written while the clock was ten years ahead would be
waited for ten years.
"""

from datetime import datetime

from bot.store import keys
from bot.store.codec import moment_of
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script


class Timeline:
    """Remembers the present, and brings nearer what lies too far ahead of it."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._shard = Script(redis, "nearer", "nearer_shard")
        self._feeds = Script(redis, "nearer", "nearer_feeds")

    async def latest(self) -> datetime | None:
        """Return the moment noted last."""
        raw = await self._redis.get(keys.latest())
        return moment_of(raw) if raw else None

    async def note(self, now: datetime) -> None:
        """Note that it is now."""
        await self._redis.set(keys.latest(), score(now))

    async def bring_nearer(
        self, now: datetime, farthest: datetime, rest: datetime
    ) -> None:
        """Try now what is to be tried after `farthest`; let no lease run past its time.

        A lease is begun anew where the server's clock is behind its beginning. What is
        held, and briefings an editor sees first, are looked at now if that was to be
        after `rest`: whoever looks works out anew how long they wait.
        """
        words = [score(now), score(farthest)]
        await self._shard.each(
            ([keys.later(number), keys.queue(number), keys.fired(number)], words)
            for number in range(keys.SHARDS)
        )
        await self._feeds.each(
            ([place], words)
            for place in (keys.feeds_due(), keys.hubs_due(), keys.awaited())
        )
        await self._feeds.each(
            ([keys.spares(number)], words) for number in range(keys.SHARDS)
        )
        await self._feeds.each(
            ([place(number)], [score(now), score(rest)])
            for place in (keys.holds, keys.proofs)
            for number in range(keys.SHARDS)
        )
