"""Finds the articles that fit some terms best, among those that may be seen.

The server gives the postings, adding up is ours; when an article was published, and
that it may be seen, is read from the lists that hold it: what is for everybody, and
what the own feeds of who looks have brought.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from heapq import nlargest

from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.postings import add_up, asked, numbers_key
from bot.store.scripts import Script


class Searcher:
    """Searches what one chat may see, or everything."""

    def __init__(self, redis: Redis, owned: frozenset[str] | None = None) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        own = [""] if owned is None else sorted(owned)
        self._lists = [keys.by_time(), *map(keys.by_own, own)]
        self._search = Script(redis, "index", "postings", "search")

    async def search(
        self, terms: Mapping[str, float], count: int, until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return the ids of the articles that fit these terms best, best first."""
        if not terms or count < 1:
            return ()
        found: list[bytes] = await self._search([keys.by_time()], asked(terms))
        scores = add_up(found)
        wanted, ids = count, tuple[str, ...]()
        while scores and len(ids) < count:
            # Of equal ones the newest.
            best = nlargest(wanted, scores, key=lambda each: (scores[each], each))
            ids = await self._named(best, until)
            if wanted >= len(scores):
                break
            wanted *= 4
        return ids[:count]

    async def _named(
        self, numbers: Sequence[int], until: datetime | None
    ) -> tuple[str, ...]:
        """Return the ids of these numbers that may be seen, of none published later."""
        pipe = self._redis.pipeline(transaction=False)
        for number in numbers:
            pipe.hget(*numbers_key(number))
        ids = [text_of(id_) for id_ in await pipe.execute() if id_]
        moments = await self._moments(ids) if ids else {}
        latest = until.timestamp() if until else float("inf")
        return tuple(id_ for id_ in ids if id_ in moments and moments[id_] <= latest)

    async def _moments(self, ids: Sequence[str]) -> dict[str, float]:
        """Return when those of these articles that may be seen were published."""
        pipe = self._redis.pipeline(transaction=False)
        for name in self._lists:
            pipe.zmscore(name, list(ids))
        answers = await pipe.execute()
        return {
            id_: float(moment)
            for answer in answers
            for id_, moment in zip(ids, answer, strict=True)
            if moment is not None
        }
