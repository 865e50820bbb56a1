"""The articles kept, with what was found in them, and the ways to find them again.

An article is one hash: small fields as they are, so that a list reads a few of them,
and the text compressed. It is entered in sorted sets by time, topic, source, story and
term in one script, so that no index ever names an article that is not there.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from bot.metrics import Metrics
from bot.model import Article, Findings, Report
from bot.store import codec, keys
from bot.store.asking import ask
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script

# 25 terms found every article of a trial by its title; 40 leave room for its figures.
TERMS = 40
_PAGE = 500

Terms = Mapping[str, float]

log = logging.getLogger(__name__)


class Articles:
    """Keeps articles and finds them again."""

    def __init__(self, redis: Redis, metrics: Metrics | None = None) -> None:
        self._redis = redis
        self._metrics = metrics or Metrics()
        self._put = Script(redis, "index", "article_put")
        self._drop = Script(redis, "index", "article_drop")
        self._search = Script(redis, "search")

    async def add(
        self,
        article: Article,
        findings: Findings,
        story_id: str,
        terms: Terms,
        *,
        lasts: bool = False,
    ) -> bool:
        """Keep the article; False when its address or its text is kept already.

        One that lasts stays however old it is.
        """
        fields = {**codec.pack_article(article, findings), "story": story_id}
        return await self._store("add", article, fields, terms, lasts=lasts)

    async def replace(self, article: Article, findings: Findings, terms: Terms) -> bool:
        """Put a new text in the place of the one kept; False when nothing is new.

        The article kept under the same address or id keeps its id and story.
        """
        kept = await self._redis.hget(keys.urls(), article.url) if article.url else None
        key = keys.article(codec.text_of(kept) or article.id)
        old = await self._redis.hmget(key, ["id", "story"])
        if old[0] is None:
            return False
        fields = {
            **codec.pack_article(article, findings),
            "story": codec.text_of(old[1]),
        }
        fields["id"] = codec.text_of(old[0])
        return await self._store("replace", article, fields, terms)

    async def get(self, article_id: str) -> Article | None:
        """Return the article with its text."""
        raw = await self._redis.hgetall(keys.article(article_id))
        return codec.unpack_article(raw) if raw else None

    async def report(self, article_id: str) -> Report | None:
        """Return what was found in the article, without its text."""
        raw = await self._redis.hmget(
            keys.article(article_id), list(codec.REPORT_FIELDS)
        )
        return self._read(raw)

    async def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles; those not kept are left out."""
        pipe = self._redis.pipeline(transaction=False)
        for article_id in ids:
            pipe.hmget(keys.article(article_id), list(codec.REPORT_FIELDS))
        found = map(self._read, await pipe.execute())
        return tuple(report for report in found if report is not None)

    async def outlines(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles without what was found in them."""
        pipe = self._redis.pipeline(transaction=False)
        for article_id in ids:
            pipe.hmget(keys.article(article_id), list(codec.OUTLINE_FIELDS))
        found = map(codec.unpack_outline, await pipe.execute())
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
        postings = [keys.by_term(term) for term in terms]
        latest = score(until) if until else ""
        found: list[bytes] = await self._search(
            [keys.scratch(), keys.by_time(), *postings],
            [count, latest, *terms.values()],
        )
        return tuple(map(codec.text_of, found))

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
        pipe.hget(keys.urls(), url)
        pipe.hget(keys.contents(), codec.digest(content))
        by_url, by_content = await pipe.execute()
        return codec.text_of(by_url or by_content) or None

    async def remove(self, article_id: str) -> bool:
        """Forget an article; False when it is not kept."""
        return await self._remove([article_id]) == 1

    async def remove_before(self, moment: datetime) -> int:
        """Forget the articles published before this moment; return how many.

        Those that were added to last stay.
        """
        removed = 0
        while ids := await self._redis.zrangebyscore(
            keys.fading(), "-inf", f"({score(moment)}", start=0, num=_PAGE
        ):
            removed += await self._remove([codec.text_of(id_) for id_ in ids])
        return removed

    def _read(self, raw: Sequence[object]) -> Report | None:
        """Return the report, and note what its text does not say and is left out."""
        for kind, words, verdict in codec.refused(raw):
            self._metrics.count("refused_total", kind=kind)
            log.warning(
                "article %s: a %s is not in its text and is not shown (%s): %s",
                codec.text_of(raw[0]),
                kind,
                verdict.reason,
                words,
            )
        return codec.unpack_report(raw)

    async def _store(
        self,
        how: str,
        article: Article,
        fields: Mapping[str, str | bytes],
        terms: Terms,
        *,
        lasts: bool = False,
    ) -> bool:
        id_, content = str(fields["id"]), codec.digest(article.text)
        entries = _entries(article, str(fields["story"]), terms, lasts=lasts)
        done = await self._put(
            [keys.article(id_), keys.urls(), keys.contents()],
            [
                how,
                id_,
                article.url,
                content,
                len(entries),
                *_flat(entries),
                *_flat(fields),
            ],
        )
        return bool(done)

    async def _remove(self, ids: Sequence[str]) -> int:
        return int(await self._drop([keys.article(id_) for id_ in ids], ids))

    async def _counts(self, key: str) -> dict[str, int]:
        pairs: list[Any] = await self._redis.zrevrange(key, 0, -1, withscores=True)
        return {codec.text_of(name): int(number) for name, number in pairs}


def _entries(
    article: Article, story_id: str, terms: Terms, *, lasts: bool
) -> dict[str, str]:
    """Return the index entries of an article: names without prefix, and scores."""
    moment = score(article.published)
    places = [keys.by_time(), keys.by_source(article.source), keys.by_story(story_id)]
    places += [keys.by_topic(topic) for topic in article.topics]
    places += [] if lasts else [keys.fading()]
    best = sorted(terms.items(), key=lambda term: (-term[1], term[0]))[:TERMS]
    entries = dict.fromkeys(places, moment)
    entries |= {keys.by_term(term): f"{weight:.4g}" for term, weight in best}
    return {name.removeprefix(keys.INDEX): value for name, value in entries.items()}


def _flat(pairs: Mapping[str, str | bytes]) -> Iterator[str | bytes]:
    return chain.from_iterable(pairs.items())


def _by_time(topic: str) -> str:
    return keys.by_topic(topic) if topic else keys.by_time()


def _latest(until: datetime | None) -> str:
    return score(until) if until else "+inf"
