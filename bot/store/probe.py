"""Finds out whether the store takes anything in, by writing a word to it.

A server that is full, read-only or without a disk answers every question as if nothing
were wrong; only a write tells.
"""

from bot.store import keys
from bot.store.connection import Redis, guard, is_cluster

_KEPT = 60  # seconds


class Probe:
    """Writes a word to the store, on a Cluster one to each shard."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def check(self) -> None:
        """Raise StoreBusy, or StoreReadOnly that says what to do, unless it writes."""
        numbers = range(keys.SHARDS if is_cluster(self._redis) else 1)
        pipe = self._redis.pipeline(transaction=False)
        for number in numbers:
            pipe.set(keys.probe(number), "", ex=_KEPT)
        with guard():
            await pipe.execute()
