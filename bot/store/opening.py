"""Shows what a chat's own feed brought to further readers, or to everybody.

What changes is worked out from the record as it was read, and put in its place in one
script, which refuses where the record is another by then; so it is done again.

An address that an own feed gives may hold a key that is its reader's alone. So where
everybody is shown an article because another feed brings the same text, it goes by the
title, the address, the outlet and the date that feed gives: who copies a text into a
feed of his own before it comes must not make it old for everybody. And readers of two
own feeds that give one text two addresses are shown neither. What the first feed had
said before and corrected is its readers' own as well, and is forgotten.
"""

from dataclasses import replace

from bot.model import Article
from bot.store import keys
from bot.store.codec import opened, standing_of, text_of
from bot.store.connection import Redis
from bot.store.entries import turned
from bot.store.packing import pack
from bot.store.scripts import Script, Word


class Opener:
    """Changes who may see an article."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._open = Script(redis, "index", "postings", "article", "article_open")

    async def open(
        self, article_id: str, feed: str = "", again: Article | None = None
    ) -> bool:
        """Show an article to those who read this feed, "" to everybody; False if known.

        `again` is the same text as another feed brings it. An article that is for
        everybody stays so. Any view may be asked.
        """
        while turn := await self._turn(article_id, feed, again):
            if await self._open([keys.article(article_id)], turn):
                return True
        return False

    async def _turn(
        self, article_id: str, feed: str, again: Article | None
    ) -> list[Word]:
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
        new = replace(old, article=_named(old.article, again)) if again else old
        words: list[Word] = [article_id, was.number, text_of(feeds), was.story_id]
        words += [feed, turned((old, was), (new, now)), pack(new)]
        return [*words, "1" if again else ""]

    async def publish(self, feed: str, to: str = "") -> int:
        """Show what an own feed brought to everybody, or to the readers of `to`.

        Return how many articles. To be called when a feed stops being own, or moves.
        """
        ids = await self._redis.zrange(keys.by_own(feed), 0, -1)
        return sum([await self.open(text_of(id_), to) for id_ in ids])


def _named(own: Article, again: Article) -> Article:
    """Return an own article as all who see it by now may know it."""
    if again.feed:
        return own if own.url == again.url else replace(own, url="")
    return replace(
        own,
        title=again.title,
        url=again.url,
        source=again.source,
        published=again.published,
        topics=again.topics,
        is_paywalled=again.is_paywalled,
    )
