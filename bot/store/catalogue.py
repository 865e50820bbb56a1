"""How many articles are kept, and of which topics and sources, as one chat sees it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.copies import Copies
from bot.store.labels import Labels, labels
from bot.store.records import score

MOST_OWN = 200
"""Articles of one own feed that are listed: what two weeks of a busy one bring."""


class Catalogue:
    """Counts what everybody may see, and what the own feeds of one chat brought."""

    def __init__(
        self, redis: Redis, owned: frozenset[str] | None, copies: Copies
    ) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        self._owned = owned
        self._copies = copies

    async def topics(self) -> dict[str, int]:
        """Return the topics and how many articles each has, most first."""
        own = [topic for each in await self._of_own() for topic in each.topics]
        return await self._counts(keys.topics(), own)

    async def sources(self) -> dict[str, int]:
        """Return the sources and how many articles each has, most first."""
        own = [each.source for each in await self._of_own() if each.source]
        return await self._counts(keys.sources(), own)

    async def count(self) -> int:
        """Return how many articles for everybody are kept."""
        return int(await self._redis.zcard(keys.by_time()))

    async def kept(self) -> int:
        """Return how many articles are kept, those of own feeds among them."""
        return await kept(self._redis)

    async def version(self) -> int:
        """Return a number that grows whenever articles, stories or series change."""
        return int(await ask(self._redis, "GET", keys.version()) or 0)

    async def _of_own(self) -> Iterable[Labels]:
        """Return the labels of what the feeds of the chat that looks brought lately."""
        lists = [
            await newest_ids(self._redis, keys.by_own(feed), 0, MOST_OWN)
            for feed in sorted(self._owned or ())
        ]
        found = (await labels(self._redis, chain.from_iterable(lists))).values()
        held = await self._copies.public(each.mark for each in found)
        return [each for each in found if each.mark not in held]

    async def _counts(self, key: str, own: Iterable[str]) -> dict[str, int]:
        pairs = await ask(self._redis, "ZREVRANGE", key, "0", "-1", "WITHSCORES")
        counts = Counter({text_of(name): int(number) for name, number in pairs})
        counts.update(own)
        return dict(counts.most_common())


async def kept(redis: Redis) -> int:
    """Return how many articles are kept, those of own feeds among them."""
    return sum([int(await redis.zcard(n)) for n in (keys.by_time(), keys.by_own())])


async def newest_ids(
    redis: Redis, key: str, offset: int, count: int, until: datetime | None = None
) -> list[str]:
    """Return the ids of articles in this list, newest first, none later than that."""
    bounds = (latest(until), "-inf", "LIMIT", str(offset), str(count))
    found = await ask(redis, "ZREVRANGEBYSCORE", key, *bounds)
    return list(map(text_of, found))


def latest(until: datetime | None) -> str:
    """Return the highest score of what was published by then."""
    return score(until) if until else "+inf"
