"""Entries whose page could not be had: how often, so that nobody waits for ever.

A page is asked for again whenever its feed is looked at. Three times that lie half an
hour apart are enough: a site that cannot give its robots.txt counts as closed for an
hour, so the last of them asks anew.
"""

from datetime import datetime, timedelta

from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.spans import seconds

TRIES = 3
_APART = timedelta(minutes=30)
_REMEMBERED = timedelta(days=7)


class Missed:
    """Counts the tries to read the pages of entries."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._miss = Script(redis, "page_miss")

    async def miss(self, entry_id: str, now: datetime) -> bool:
        """Count that a page could not be had; return whether that was the last try."""
        apart, kept = map(seconds, (_APART, _REMEMBERED))
        names, words = [keys.missed(entry_id)], (score(now), apart, kept)
        times: int = await self._miss(names, words)
        return times >= TRIES

    async def forget(self, entry_id: str) -> None:
        """Let an entry's page be waited for as long as any."""
        await self._redis.delete(keys.missed(entry_id))
