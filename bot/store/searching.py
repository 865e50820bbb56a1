"""Finds the articles that fit some terms best, among those that may be seen.

The server gives the postings, adding up is ours; when an article was published, and
that it may be seen, is read from the lists that hold it: what is for everybody, and
what the own feeds of who looks have brought.
"""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from bot.model import Story
from bot.store import keys
from bot.store.asking import ask_all
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.entries import few_of
from bot.store.narrowing import ANYTHING, Narrowing, Within
from bot.store.postings import SATURATED, add_up, asked, in_all, numbers_key
from bot.store.records import unpack_story
from bot.store.scripts import Script


class Hit(NamedTuple):
    """An article that fits some terms, how well, and whether it has all of them."""

    article_id: str
    score: float
    has_all: bool = True


class Searcher:
    """Searches what one chat may see, or everything."""

    def __init__(self, redis: Redis, owned: frozenset[str] | None = None) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        self._narrowing = Narrowing(redis, owned)
        self._counts = Script(redis, "index", "postings", "counts")
        self._search = Script(redis, "index", "postings", "search")
        self._near = Script(redis, "index", "postings", "article", "stories_near")

    async def search(
        self, terms: Mapping[str, float], count: int, until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return the ids of the articles that fit these terms best, best first."""
        hits = await self.find(terms, count, Within(until=until))
        return tuple(hit.article_id for hit in hits)

    async def find(
        self, terms: Mapping[str, float], count: int, within: Within = ANYTHING
    ) -> tuple[Hit, ...]:
        """Return the articles within these bounds that fit best, best first.

        Who has every term that any article has comes before who has one often.
        """
        if not terms or count < 1:
            return ()
        found = await self._found(terms)
        scores, whole = add_up(found, SATURATED), in_all(found)
        wanted, hits = count, tuple[Hit, ...]()
        while scores and len(hits) < count:
            numbers = _best(scores, wanted, whole)
            named = await self._named(numbers, within)
            hits = tuple(Hit(id_, scores[n], n in whole) for id_, n in named.items())
            if wanted >= len(scores):
                break
            wanted *= 4
        return hits[:count]

    async def counts(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many articles these terms stand, whoever may see them."""
        words = " ".join(f"{term} {few_of(term)}" for term in terms)
        found = await self._counts([keys.by_time()], [words]) if words else ()
        return dict(zip(terms, map(int, found), strict=True))

    async def near(self, terms: Mapping[str, float], count: int) -> tuple[Story, ...]:
        """Return the stories of the articles that fit these terms best, all seen."""
        scores = add_up(await self._found(terms))
        if not scores:
            return ()
        found = await self._near([keys.by_time()], _best(scores, count))
        pairs = zip(map(text_of, found[::2]), map(_fields, found[1::2]), strict=True)
        stories = (unpack_story(id_, fields) for id_, fields in pairs)
        return tuple(story for story in stories if story)

    async def _found(self, terms: Mapping[str, float]) -> list[bytes]:
        return list(await self._search([keys.by_time()], asked(terms)))

    async def _named(self, numbers: Sequence[int], within: Within) -> dict[str, int]:
        """Return those of these that are meant and may be seen, by their ids."""
        commands = [("HGET", *numbers_key(number)) for number in numbers]
        pairs = zip(await ask_all(self._redis, commands), numbers, strict=True)
        named = {text_of(id_): number for id_, number in pairs if id_}
        ids = await self._narrowing.narrowed(list(named), within)
        return {id_: named[id_] for id_ in ids}

    async def shown(
        self, ids: Sequence[str], until: datetime | None = None
    ) -> tuple[str, ...]:
        """Return those of these articles that may be seen, none published later."""
        return await self._narrowing.narrowed(ids, Within(until=until))


def _best(
    scores: Mapping[int, float], count: int, whole: Container[int] = ()
) -> list[int]:
    """Return the numbers of the best articles; of equal ones the newest.

    Those in `whole` come before all others.
    """
    return nlargest(count, scores, key=lambda n: (n in whole, scores[n], n))


def _fields(words: Sequence[bytes]) -> dict[bytes, bytes]:
    return dict(zip(words[::2], words[1::2], strict=True))
