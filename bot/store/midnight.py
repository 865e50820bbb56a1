"""How deliveries stood when the day began, so that those of today can be counted.

The tallies count since the service was first started. What they were at the first look
of a day is kept beside them; the difference is what ended today.
"""

import json
from collections.abc import Mapping
from datetime import date as Date
from datetime import datetime, timedelta

from bot.store import keys
from bot.store.codec import dumps, moment_of
from bot.store.connection import Redis

KEPT = timedelta(days=3)


class Midnight:
    """Remembers the counts a day began with."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def is_noted(self, day: Date) -> bool:
        """Return whether the counts of this day's beginning are kept."""
        return bool(await self._redis.exists(keys.midnight(day.isoformat())))

    async def note(self, day: Date, now: datetime, counts: Mapping[str, int]) -> None:
        """Keep the counts a day begins with, unless somebody did."""
        value = dumps([now.timestamp(), dict(counts)])
        name = keys.midnight(day.isoformat())
        await self._redis.set(name, value, ex=KEPT, nx=True)

    async def since(
        self, day: Date, counts: Mapping[str, int]
    ) -> tuple[datetime, dict[str, int]] | None:
        """Return since when, and how many more there are now; None when not known.

        A tally may also fall, when something settled is sent again.
        """
        raw = await self._redis.get(keys.midnight(day.isoformat()))
        if raw is None:
            return None
        moment, before = json.loads(raw)
        more = {name: count - before.get(name, 0) for name, count in counts.items()}
        return moment_of(moment), {name: n for name, n in more.items() if n > 0}
