"""What has come in since a process last looked, for the index it keeps of all articles.

Every version of an article has a number, the next one up; ids stand by number in blocks
(`lua/article.lua`). So whoever remembers the highest number seen can read what is new,
and go down from there for what is older.
"""

from collections.abc import Iterable, Mapping

from bot.model import Article, Findings
from bot.store import codec, keys
from bot.store.asking import ask
from bot.store.connection import Redis
from bot.store.leafbook import Arrived

BLOCK = 100
"""Numbers in a block, as in lua/article.lua."""


class Arrivals:
    """Reads articles in the order they came in."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def latest(self) -> int:
        """Return the number given last; 0 before the first article."""
        return int(await ask(self._redis, "GET", keys.number()) or 0)

    async def between(self, first: int, last: int) -> dict[int, str]:
        """Return the ids of the articles in these blocks, by number, newest first."""
        places = range(first, last + 1)
        pipe = self._redis.pipeline(transaction=False)
        for place in places:
            pipe.hgetall(keys.numbers(place))
        found = {
            BLOCK * place + int(n): codec.text_of(id_)
            for place, raw in zip(places, await pipe.execute(), strict=True)
            for n, id_ in raw.items()
        }
        return dict(sorted(found.items(), reverse=True))

    async def arrived(self, numbered: Mapping[int, str]) -> tuple[Arrived, ...]:
        """Return the versions with these numbers; those gone are left out."""
        pipe = self._redis.pipeline(transaction=False)
        for id_ in numbered.values():
            pipe.hstrlen(keys.article(id_), "z")
        found = zip(numbered.items(), await pipe.execute(), strict=True)
        return tuple(Arrived(*each, size) for each, size in found if size)

    async def opened(self, ids: Iterable[str]) -> tuple[tuple[Article, Findings], ...]:
        """Return these articles as they are kept, unproven; those gone are left out."""
        wanted = list(ids)
        pipe = self._redis.pipeline(transaction=False)
        for id_ in wanted:
            pipe.hget(keys.article(id_), "z")
        packed = zip(wanted, await pipe.execute(), strict=True)
        found = (codec.opened(id_, data) for id_, data in packed if data)
        return tuple((each.article, each.findings) for each in found if each)
