"""Shows what a chat's own feed brought to further readers, or to everybody.

What changes is worked out from the record as it was read, and put in its place in one
script, which refuses where the record is another by then; so it is done again.
"""

from bot.store import keys
from bot.store.codec import opened, standing_of, text_of
from bot.store.connection import Redis
from bot.store.entries import turned
from bot.store.scripts import Script, Word


class Opener:
    """Changes who may see an article."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._open = Script(redis, "index", "postings", "article", "article_open")

    async def open(self, article_id: str, feed: str = "") -> bool:
        """Show an article to those who read this feed, "" to everybody; False if known.

        An article that is for everybody stays so. Any view may be asked.
        """
        while turn := await self._turn(article_id, feed):
            if await self._open([keys.article(article_id)], turn):
                return True
        return False

    async def _turn(self, article_id: str, feed: str) -> list[Word]:
        """Return how an article is shown to these readers; nothing if it is theirs."""
        key = keys.article(article_id)
        at, packed, feeds = await self._redis.hmget(key, ["at", "z", "feed"])
        old = opened(article_id, packed)
        if old is None:
            return []
        was = standing_of(at, feeds)
        if not was.feeds or feed in was.feeds:
            return []
        now = was._replace(feeds=(*was.feeds, feed) if feed else ())
        words: list[Word] = [article_id, was.number, text_of(feeds)]
        return [*words, was.story_id, feed, turned(old, was, now)]

    async def publish(self, feed: str, to: str = "") -> int:
        """Show what an own feed brought to everybody, or to the readers of `to`.

        Return how many articles. To be called when a feed stops being own, or moves.
        """
        ids = await self._redis.zrange(keys.by_own(feed), 0, -1)
        return sum([await self.open(text_of(id_), to) for id_ in ids])
