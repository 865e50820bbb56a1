"""The articles kept, with what was found in them, and the ways to find them again.

An article is one hash: small fields as they are, so that a list reads a few of them,
and the text compressed. It is entered in sorted sets by time, topic, source, story and
term in one script, so that no index ever names an article that is not there.

A view (`seen_by`) is what one chat may see: to what is for everybody it adds what the
chat's own feeds brought. Whatever a view is asked for, nothing else is there.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from bot.metrics import Metrics
from bot.model import Article, Findings, Report
from bot.store import codec, keys
from bot.store.asking import ask
from bot.store.connection import Redis
from bot.store.listing import Terms, by_time, entries, newest, public
from bot.store.records import score
from bot.store.scripts import Script

_PAGE = 500
# Articles of one own feed that are listed: what two weeks of a busy one bring.
MOST_OWN = 200

log = logging.getLogger(__name__)


class Articles:
    """Keeps articles and finds them again."""

    def __init__(
        self,
        redis: Redis,
        metrics: Metrics | None = None,
        owned: frozenset[str] | None = None,
    ) -> None:
        """`owned` are the feeds of the one chat that looks; None may see everything."""
        self._redis = redis
        self._metrics = metrics or Metrics()
        self.owned = owned
        self._put = Script(redis, "index", "article_put")
        self._drop = Script(redis, "index", "article_drop")
        self._open = Script(redis, "index", "article_open")
        self._search = Script(redis, "search")

    def seen_by(self, owned: Iterable[str]) -> "Articles":
        """Return the articles as a chat sees them that reads these feeds for itself."""
        return Articles(self._redis, self._metrics, frozenset(owned))

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
        is_found = article.url and not article.feed
        kept = await self._redis.hget(keys.urls(), article.url) if is_found else None
        key = keys.article(codec.text_of(kept) or article.id)
        old = await self._redis.hmget(key, ["id", "story", "feed"])
        if old[0] is None:
            return False
        fields = {
            **codec.pack_article(article, findings),
            "story": codec.text_of(old[1]),
        }
        fields["id"] = codec.text_of(old[0])
        fields["feed"] = codec.text_of(old[2])
        return await self._store("replace", article, fields, terms)

    async def open(self, article_id: str, feed: str = "") -> bool:
        """Show an article to those who read this feed, "" to everybody; False if known.

        An article that is for everybody stays so. Any view may be asked.
        """
        key = keys.article(article_id)
        raw = await self._redis.hmget(key, list(codec.REPORT_FIELDS))
        report = codec.unpack_report(raw)
        if report is None or report.is_for((feed,)):
            return False
        names = [keys.by_own(feed)] if feed else public(report.origin, report.topics)
        listed = [name.removeprefix(keys.INDEX) for name in names]
        return bool(await self._open([key], [article_id, feed, *listed]))

    async def publish(self, feed: str, to: str = "") -> int:
        """Show what an own feed brought to everybody, or to the readers of `to`.

        Return how many articles. To be called when a feed stops being own, or moves.
        """
        ids = await self._redis.zrange(keys.by_own(feed), 0, -1)
        return sum([await self.open(codec.text_of(id_), to) for id_ in ids])

    async def get(self, article_id: str) -> Article | None:
        """Return the article with its text."""
        raw = await self._redis.hgetall(keys.article(article_id))
        if not raw or not self._may_see(codec.feeds_of(raw.get(b"feed"))):
            return None
        return codec.unpack_article(raw)

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
        if not self.owned:
            key = by_time(topic)
            return await self._listed(key, offset, count, until)
        wanted = offset + count
        found = await self._listed(by_time(topic), 0, wanted, until)
        for feed in sorted(self.owned):
            own = await self._listed(keys.by_own(feed), 0, MOST_OWN, until)
            found += tuple(each for each in own if not topic or topic in each.topics)
        # An article of two own feeds is in both lists.
        return newest(found)[offset:wanted]

    async def since(
        self, moment: datetime, *, topic: str = "", until: datetime | None = None
    ) -> tuple[Report, ...]:
        """Return all reports for everybody from this moment on, newest first."""
        ids = await self._redis.zrevrangebyscore(
            by_time(topic), _latest(until), score(moment)
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
        sight = "*" if self.owned is None else codec.feeds_text(self.owned)
        found: list[bytes] = await self._search(
            [keys.scratch(), keys.by_time(), *postings],
            [count, latest, sight, *terms.values()],
        )
        return tuple(map(codec.text_of, found))

    async def topics(self) -> dict[str, int]:
        """Return the topics and how many articles each has, most first."""
        own = [topic for each in await self._of_own() for topic in each.topics]
        return await self._counts(keys.topics(), own)

    async def sources(self) -> dict[str, int]:
        """Return the sources and how many articles each has, most first."""
        own = [each.origin.source for each in await self._of_own()]
        return await self._counts(keys.sources(), own)

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
        report = codec.unpack_report(raw)
        return report if report and self._may_see(report.feeds) else None

    def _may_see(self, feeds: Sequence[str]) -> bool:
        return not feeds or self.owned is None or not self.owned.isdisjoint(feeds)

    async def _listed(
        self, key: str, offset: int, count: int, until: datetime | None
    ) -> tuple[Report, ...]:
        ids = await self._redis.zrevrangebyscore(
            key, _latest(until), "-inf", start=offset, num=count
        )
        return await self.reports(codec.text_of(id_) for id_ in ids)

    async def _of_own(self) -> tuple[Report, ...]:
        """Return what the feeds of the chat that looks have brought lately."""
        lists = [
            await self._listed(keys.by_own(feed), 0, MOST_OWN, None)
            for feed in sorted(self.owned or ())
        ]
        return newest(chain.from_iterable(lists))

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
        feeds = codec.feeds_of(fields["feed"])
        listed = entries(article, str(fields["story"]), terms, feeds, lasts=lasts)
        done = await self._put(
            [keys.article(id_), keys.urls(), keys.contents()],
            [
                how,
                id_,
                # A feed may name any address: that alone must not show its readers
                # what another's own feed says there, nor be in the way of anybody.
                "" if feeds else article.url,
                content,
                len(listed),
                *_flat(listed),
                *_flat(fields),
            ],
        )
        return bool(done)

    async def _remove(self, ids: Sequence[str]) -> int:
        return int(await self._drop([keys.article(id_) for id_ in ids], ids))

    async def _counts(self, key: str, own: Iterable[str]) -> dict[str, int]:
        pairs: list[Any] = await self._redis.zrevrange(key, 0, -1, withscores=True)
        counts = Counter({codec.text_of(name): int(number) for name, number in pairs})
        counts.update(own)
        return dict(counts.most_common())


def _flat(pairs: Mapping[str, str | bytes]) -> Iterator[str | bytes]:
    return chain.from_iterable(pairs.items())


def _latest(until: datetime | None) -> str:
    return score(until) if until else "+inf"
