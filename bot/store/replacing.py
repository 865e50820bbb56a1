"""Puts a publisher's new version of an article in the place of the one kept.

What changes is worked out from the record as it was read, and put in its place in one
script, which refuses where the record is another by then.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.model import Article, Findings, Listed, Version
from bot.store import codec, keys
from bot.store.connection import Redis
from bot.store.entries import best_terms, entered, own_feeds
from bot.store.packing import pack
from bot.store.records import score
from bot.store.revisions import pack_versions
from bot.store.scripts import Script, Word

MOST_CORRECTED = 1000
"""Corrected articles remembered by when that was seen."""


class Replacer:
    """Replaces articles."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        parts = ("index", "postings", "article", "article_replace")
        self._replace = Script(redis, *parts)

    async def replace(
        self,
        article: Article,
        findings: Findings,
        terms: Mapping[str, float],
        version: Version | None = None,
        listed: Listed | None = None,
    ) -> bool:
        """Put a new version in the place of the one kept; False when that cannot be.

        It keeps its story. Not kept is one of no article, one that came in between, one
        whose text is another article's, or one that others than its feed's would see.
        """
        raw = await self._read_old(article.id)
        old = codec.opened(article.id, raw[1])
        if old is None:
            return False
        was, best = codec.standing_of(raw[0], raw[3]), best_terms(terms)
        if was.feeds != own_feeds(article):
            return False
        now = was._replace(listed=listed or was.listed)
        new = replace(old, article=article, findings=findings, terms=tuple(best))
        data = pack(new)
        words: list[Word] = [
            *(article.id, was.number, article.feed, was.story_id, now.words),
            *(entered(old, was), entered(new, now, best)),
            *(score(version.seen) if version else "", MOST_CORRECTED),
            *("z", data),
        ]
        words += ["v", _versions(article.id, raw, version)] if version else []
        key = keys.article(article.id)
        if await self._replace([key], words):
            return True
        # It may be there all the same: the answer to a first call got lost.
        return bool(await self._redis.hget(key, "z") == data)

    async def _read_old(self, article_id: str) -> list[object]:
        key = keys.article(article_id)
        return list(await self._redis.hmget(key, list(codec.REPORT_FIELDS)))


def _versions(article_id: str, raw: list[object], version: Version) -> str:
    """Return what is kept of an article's versions, this one the last."""
    had = codec.unpack_report(article_id, raw)
    return pack_versions((*(had.versions if had else ()), version))
