"""Which updates of Telegram were handled already."""

from bot.store import keys
from bot.store.connection import Redis

# As long as Telegram itself keeps an update that was not confirmed.
KEPT = 24 * 3600


class Seen:
    """Remembers updates for a day."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def is_new(self, update_id: int) -> bool:
        """Return whether this update was not handled before."""
        return not await self._redis.exists(keys.seen(update_id))

    async def note(self, update_id: int) -> None:
        """Remember that this update was handled; only then, or a crash loses it."""
        await self._redis.set(keys.seen(update_id), "", ex=KEPT)
