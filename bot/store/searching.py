"""Finds the articles that fit some terms best, among those that may be seen.

The server gives the postings, adding up is ours; when an article was published, and
that it may be seen, is read from the lists that hold it: what is for everybody, and
what the own feeds of who looks have brought.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from heapq import nlargest

from bot.model import Story
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.postings import add_up, asked, numbers_key
from bot.store.records import unpack_story
from bot.store.scripts import Script


class Searcher:
    """Searches what one chat may see, or everything."""

    def __init__(self, redis: Redis, owned: frozenset[str] | None = None) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        own = [""] if owned is None else sorted(owned)
        self._lists = [keys.by_time(), *map(keys.by_own, own)]
        self._search = Script(redis, "index", "postings", "search")
        self._near = Script(redis, "index", "postings", "article", "stories_near")

    async def search(
        self, terms: Mapping[str, float], count: int, until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return the ids of the articles that fit these terms best, best first."""
        if not terms or count < 1:
            return ()
        scores = await self._scores(terms)
        wanted, ids = count, tuple[str, ...]()
        while scores and len(ids) < count:
            best = _best(scores, wanted)
            ids = await self._named(best, until)
            if wanted >= len(scores):
                break
            wanted *= 4
        return ids[:count]

    async def near(self, terms: Mapping[str, float], count: int) -> tuple[Story, ...]:
        """Return the stories of the articles that fit these terms best, all seen."""
        scores = await self._scores(terms)
        if not scores:
            return ()
        found = await self._near([keys.by_time()], _best(scores, count))
        pairs = zip(map(text_of, found[::2]), map(_fields, found[1::2]), strict=True)
        stories = (unpack_story(id_, fields) for id_, fields in pairs)
        return tuple(story for story in stories if story)

    async def _scores(self, terms: Mapping[str, float]) -> dict[int, float]:
        found: list[bytes] = await self._search([keys.by_time()], asked(terms))
        return add_up(found)

    async def _named(
        self, numbers: Sequence[int], until: datetime | None
    ) -> tuple[str, ...]:
        """Return the ids of these numbers that may be seen, of none published later."""
        pipe = self._redis.pipeline(transaction=False)
        for number in numbers:
            pipe.hget(*numbers_key(number))
        ids = [text_of(id_) for id_ in await pipe.execute() if id_]
        return await self.shown(ids, until)

    async def shown(
        self, ids: Sequence[str], until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return those of these articles that may be seen, none published later."""
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


def _best(scores: Mapping[int, float], count: int) -> list[int]:
    """Return the numbers of the best articles; of equal ones the newest."""
    return nlargest(count, scores, key=lambda each: (scores[each], each))


def _fields(words: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(zip(words[::2], words[1::2], strict=True))
