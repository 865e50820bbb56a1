"""Shows what a chat's own feed brought to everybody, when the feed becomes everybody's.

What changes is worked out from the record as it was read, and put in its place in one
script, which refuses where the record is another by then; so it is done again.

Each own feed has a record of its own of what it brings, whatever others bring, so that
nobody reads the title, the outlet or the date that a stranger's feed gave a text. Where
everybody has the text by another feed by then, the record stays what it was: who was
told of it is not told again (`bot.briefing.compose`), and nobody finds it beside the
other (`bot.store.copies`). An older version let own feeds share a record; such a one is
left to the others.
"""

from bot.store import keys
from bot.store.codec import opened, standing_of, text_of
from bot.store.connection import Redis
from bot.store.entries import turned
from bot.store.scripts import Script, Word


class Opener:
    """Changes who may see what an own feed brought."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._open = Script(redis, "index", "postings", "article", "article_open")

    async def publish(self, feed: str) -> int:
        """Show what an own feed brought to everybody; return how many articles.

        To be called when a feed stops being own. Any view may be asked.
        """
        ids = await self._redis.zrange(keys.by_own(feed), 0, -1)
        return sum([await self._opened(text_of(id_), feed) for id_ in ids])

    async def _opened(self, article_id: str, feed: str) -> bool:
        while turn := await self._turn(article_id, feed):
            if answer := await self._open([keys.article(article_id)], turn):
                return bool(answer == 1)
        return False

    async def _turn(self, article_id: str, feed: str) -> list[Word]:
        """Return how an article goes to everybody; nothing if it is not the feed's."""
        key = keys.article(article_id)
        at, data, feeds = await self._redis.hmget(key, ["at", "z", "feed"])
        packed = opened(article_id, data)
        if packed is None:
            return []
        was = standing_of(at, feeds)
        if feed not in was.feeds:
            return []
        now = was._replace(feeds=tuple(each for each in was.feeds if each != feed))
        words: list[Word] = [article_id, was.number, text_of(feeds), was.story_id]
        return [*words, feed, turned(packed, was, now)]
