"""The articles kept, with what was found in them, and the ways to find them again.

An article is one hash: its standing, and all the rest packed together
(`bot.store.packing`). It is entered in sorted sets by time, topic, source and story,
among the postings of its terms (`lua/postings.lua`), and under digests of its address,
its text and the entry that listed it. All of that happens in one script, so that no
index ever names an article that is not there; what it is entered in is worked out from
the record again when it goes (`bot.store.entries`).
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from heapq import nlargest
from typing import Any, NamedTuple

from bot.metrics import Metrics
from bot.model import Article, Findings, Listed, Report, Version
from bot.store import codec, keys
from bot.store.asking import ask
from bot.store.codec import Standing
from bot.store.connection import Redis
from bot.store.entries import best_terms, entered, known_key, marks_of
from bot.store.packing import Packed, pack
from bot.store.postings import add_up, asked, numbers_key
from bot.store.records import score
from bot.store.revisions import pack_versions
from bot.store.scripts import Script, Word

MOST_CORRECTED = 1000
"""Corrected articles remembered by when that was seen."""

Terms = Mapping[str, float]

log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """An article that is kept, how the feed that brought it listed it, and its date."""

    article_id: str
    listed: Listed | None
    published: float


class Articles:
    """Keeps articles and finds them again."""

    def __init__(self, redis: Redis, metrics: Metrics | None = None) -> None:
        self._redis = redis
        self._metrics = metrics or Metrics()
        parts = ("index", "postings", "article")
        self._put = Script(redis, *parts, "article_put")
        self._replace = Script(redis, *parts, "article_replace")
        self._note = Script(redis, "article_note")
        self._search = Script(redis, "index", "postings", "search")

    async def add(  # noqa: PLR0913  # how it came belongs to it
        self,
        article: Article,
        findings: Findings,
        story_id: str,
        terms: Terms,
        *,
        lasts: bool = False,
        listed: Listed | None = None,
        is_undated: bool = False,
    ) -> bool:
        """Keep the article; False when its address or its text is kept already.

        One that lasts stays however old it is.
        """
        best = best_terms(terms)
        packed = Packed(article, findings, tuple(best), lasts, is_undated)
        standing = Standing("", story_id, listed)
        arrival = entered(packed, standing, best)
        done = await self._put(
            [keys.article(article.id)],
            [article.id, standing.words, arrival, "z", pack(packed)],
        )
        return bool(done)

    async def replace(
        self,
        article: Article,
        findings: Findings,
        terms: Terms,
        version: Version | None = None,
        listed: Listed | None = None,
    ) -> bool:
        """Put a new version in the place of the one kept; False when that cannot be.

        It keeps its story. Not kept is one of no article, or one that came in between,
        or whose text is another article's.
        """
        raw = await self._read_old(article.id)
        old = codec.opened(article.id, raw[1])
        if old is None:
            return False
        was, best = codec.standing_of(raw[0]), best_terms(terms)
        now = was._replace(listed=listed or was.listed)
        new = replace(old, article=article, findings=findings, terms=tuple(best))
        data = pack(new)
        words: list[Word] = [
            article.id,
            was.number,
            was.story_id,
            now.words,
            entered(old, was),
            entered(new, now, best),
            score(version.seen) if version else "",
            MOST_CORRECTED,
            *("z", data),
        ]
        if version:
            had = codec.unpack_report(article.id, raw)
            words += ["v", pack_versions((*(had.versions if had else ()), version))]
        key = keys.article(article.id)
        if await self._replace([key], words):
            return True
        # It may be there all the same: the answer to a first call got lost.
        return bool(await self._redis.hget(key, "z") == data)

    async def _read_old(self, article_id: str) -> list[object]:
        fields = list(codec.REPORT_FIELDS)
        return list(await self._redis.hmget(keys.article(article_id), fields))

    async def standing(self, article_id: str, mark: str) -> Kept | None:
        """Return the article an entry lists: known by its mark, or else by its id."""
        found = await ask(self._redis, "HGET", known_key(mark), mark)
        id_ = codec.text_of(found) or article_id
        pipe = self._redis.pipeline(transaction=False)
        pipe.hget(keys.article(id_), "at")
        pipe.zscore(keys.by_time(), id_)
        at, moment = await pipe.execute()
        if at is None or moment is None:
            return None
        return Kept(id_, codec.standing_of(at).listed, float(moment))

    async def note(self, article_id: str, listed: Listed) -> None:
        """Remember how its feed lists an article now."""
        await self._note(
            [keys.article(article_id), known_key(listed.mark)],
            [article_id, listed.mark, listed.digest],
        )

    async def corrected(self, since: datetime) -> tuple[str, ...]:
        """Return the ids of articles whose correction was seen since, in that order."""
        ids = await self._redis.zrangebyscore(keys.corrected(), score(since), "+inf")
        return tuple(map(codec.text_of, ids))

    async def get(self, article_id: str) -> Article | None:
        """Return the article with its text."""
        raw = await self._redis.hget(keys.article(article_id), "z")
        return codec.unpack_article(article_id, raw)

    async def report(self, article_id: str) -> Report | None:
        """Return what was found in the article, without its text."""
        (report,) = await self.reports([article_id]) or (None,)
        return report

    async def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles; those not kept are left out."""
        pipe, wanted = self._redis.pipeline(transaction=False), list(ids)
        for article_id in wanted:
            pipe.hmget(keys.article(article_id), list(codec.REPORT_FIELDS))
        found = map(self._read, wanted, await pipe.execute())
        return tuple(report for report in found if report is not None)

    async def latest(
        self,
        count: int,
        *,
        topic: str = "",
        offset: int = 0,
        until: datetime | None = None,
    ) -> tuple[Report, ...]:
        """Return reports, newest first, none later than `until`."""
        ids = await self._redis.zrevrangebyscore(
            _by_time(topic), _latest(until), "-inf", start=offset, num=count
        )
        return await self.reports(codec.text_of(id_) for id_ in ids)

    async def since(
        self, moment: datetime, *, topic: str = "", until: datetime | None = None
    ) -> tuple[Report, ...]:
        """Return all reports from this moment on, newest first."""
        ids = await self._redis.zrevrangebyscore(
            _by_time(topic), _latest(until), score(moment)
        )
        return await self.reports(codec.text_of(id_) for id_ in ids)

    async def search(
        self, terms: Terms, count: int, until: datetime | None = None
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
        """Return the ids of these numbers, but for articles published later."""
        pipe = self._redis.pipeline(transaction=False)
        for number in numbers:
            pipe.hget(*numbers_key(number))
        ids = [codec.text_of(id_) for id_ in await pipe.execute() if id_]
        if until is None or not ids:
            return tuple(ids)
        moments = await self._redis.zmscore(keys.by_time(), ids)
        latest = until.timestamp()
        both = zip(ids, moments, strict=True)
        return tuple(id_ for id_, at in both if at is not None and at <= latest)

    async def topics(self) -> dict[str, int]:
        """Return the topics and how many articles each has, most first."""
        return await self._counts(keys.topics())

    async def sources(self) -> dict[str, int]:
        """Return the sources and how many articles each has, most first."""
        return await self._counts(keys.sources())

    async def count(self) -> int:
        """Return how many articles are kept."""
        return int(await self._redis.zcard(keys.by_time()))

    async def version(self) -> int:
        """Return a number that grows whenever articles, stories or series change."""
        return int(await ask(self._redis, "GET", keys.version()) or 0)

    async def known(self, url: str, content: str) -> str | None:
        """Return the id of the article kept under this address or with this text."""
        pipe = self._redis.pipeline(transaction=False)
        marks = marks_of(url, content)
        for mark in marks:
            pipe.hget(known_key(mark), mark)
        found = filter(None, await pipe.execute())
        return codec.text_of(next(found, None)) or None

    def _read(self, article_id: str, raw: Sequence[object]) -> Report | None:
        """Return the report, and note what its text does not say and is left out."""
        for kind, words, verdict in codec.refused(article_id, raw):
            self._metrics.count("refused_total", kind=kind)
            log.warning(
                "article %s: a %s is not in its text and is not shown (%s): %s",
                article_id,
                kind,
                verdict.reason,
                words,
            )
        return codec.unpack_report(article_id, raw)

    async def _counts(self, key: str) -> dict[str, int]:
        pairs: list[Any] = await self._redis.zrevrange(key, 0, -1, withscores=True)
        return {codec.text_of(name): int(number) for name, number in pairs}


def _by_time(topic: str) -> str:
    return keys.by_topic(topic) if topic else keys.by_time()


def _latest(until: datetime | None) -> str:
    return score(until) if until else "+inf"
