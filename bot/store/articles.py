"""The articles kept, with what was found in them, and the ways to find them again.

An article is one hash: its standing, and all the rest packed together
(`bot.store.packing`). It is entered in sorted sets by time, topic, source and story,
among the postings of its terms (`lua/postings.lua`), and under digests of its address,
its text and the entry that listed it. All of that happens in one script, so that no
index ever names an article that is not there; what it is entered in is worked out from
the record again when it goes (`bot.store.entries`).

A view (`seen_by`) is what one chat may see: to what is for everybody it adds what the
chat's own feeds brought. Whatever a view is asked for, nothing else is there.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.metrics import Metrics
from bot.model import Article, Feed, Findings, Listed, Report
from bot.store import codec, keys
from bot.store.asking import ask, ask_all
from bot.store.catalogue import MOST_OWN, Catalogue, latest, newest_ids
from bot.store.codec import Standing
from bot.store.connection import Redis
from bot.store.copies import Copies
from bot.store.crossing import Command
from bot.store.entries import best_terms, entered, known_key, own_feeds
from bot.store.labels import labels
from bot.store.listing import by_time, newest
from bot.store.opening import Opener
from bot.store.packing import Packed, pack
from bot.store.records import score
from bot.store.replacing import Replacer
from bot.store.scripts import Script, Word, together
from bot.store.searching import Searcher

Terms = Mapping[str, float]
Check = Callable[[str, tuple[object, ...]], codec.Checked | None]

log = logging.getLogger(__name__)


class Arrival(NamedTuple):
    """How an article came: to last or not, as which entry, and with a date or not."""

    lasts: bool = False
    listed: Listed | None = None
    is_undated: bool = False


class Kept(NamedTuple):
    """An article that is kept, how the feed that brought it listed it, and its date.

    `feeds` are the own feeds that brought it; without any it is for everybody.
    """

    article_id: str
    listed: Listed | None
    published: float
    feeds: tuple[str, ...] = ()

    def is_for(self, feed: Feed) -> bool:
        """Return whether who may see what the feed brings may see it."""
        names = {feed.url, feed.known_by}
        return not self.feeds or (feed.is_own and not names.isdisjoint(self.feeds))

    def is_only(self, feed: Feed) -> bool:
        """Return whether it is for those alone who may see what the feed brings."""
        return self.is_for(feed) and len(self.feeds) == int(feed.is_own)


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
        parts = ("index", "postings", "article")
        self._put = Script(redis, *parts, "article_put")
        self._note = Script(redis, "article_note")
        self._copies = Copies(redis)
        self.known = self._copies.known
        catalogue = Catalogue(redis, owned, self._copies)
        self.topics, self.sources = catalogue.topics, catalogue.sources
        self.count, self.kept = catalogue.count, catalogue.kept
        self.version = catalogue.version
        searcher = Searcher(redis, owned)
        self.search, self.near = searcher.search, searcher.near
        self.shown = searcher.shown
        self.find, self.counts = searcher.find, searcher.counts
        self.publish = Opener(redis).publish
        self.replace = Replacer(redis).replace

    def seen_by(self, owned: Iterable[str]) -> "Articles":
        """Return the articles as a chat sees them that reads these feeds for itself."""
        return Articles(self._redis, self._metrics, frozenset(owned))

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
        arrival = Arrival(lasts, listed, is_undated)
        command = self.adding(article, findings, story_id, terms, arrival)
        (is_new,) = await together(self._redis, [command])
        return bool(is_new)

    def adding(
        self,
        article: Article,
        findings: Findings,
        story_id: str,
        terms: Terms,
        arrival: Arrival,
    ) -> Command:
        """Return the call that keeps the article: 1 when it is new, 0 when not."""
        lasts, listed, is_undated = arrival
        best = best_terms(terms)
        packed = Packed(article, findings, tuple(best), lasts, is_undated)
        standing = Standing("", story_id, listed, own_feeds(article))
        places = entered(packed, standing, best)
        words: list[Word] = [article.id, standing.words, places, "z", pack(packed)]
        words += ["feed", article.feed] if article.feed else []
        return self._put.command([keys.article(article.id)], words)

    async def standing(self, article_id: str, mark: str = "") -> Kept | None:
        """Return the article an entry lists: known by its mark, or else by its id."""
        found = await ask(self._redis, "HGET", known_key(mark), mark)
        id_ = codec.text_of(found) or article_id
        (at, feed), for_all, own = await ask_all(
            self._redis,
            [
                ("HMGET", keys.article(id_), "at", "feed"),
                ("ZSCORE", keys.by_time(), id_),
                ("ZSCORE", keys.by_own(), id_),
            ],
        )
        moment = own if for_all is None else for_all
        if at is None or moment is None:
            return None
        listed, feeds = codec.standing_of(at, feed)[2:]
        return Kept(id_, listed, float(moment), feeds)

    async def note(self, article_id: str, listed: Listed) -> None:
        """Remember how its feed lists an article now."""
        await self._note(
            [keys.article(article_id), known_key(listed.mark)],
            [article_id, listed.mark, listed.digest],
        )

    async def corrected(self, since: datetime) -> tuple[str, ...]:
        """Return the ids of articles whose correction was seen since, in that order."""
        command = "ZRANGEBYSCORE", keys.corrected(), score(since), "+inf"
        ids = await ask(self._redis, *command)
        return tuple(map(codec.text_of, ids))

    async def get(self, article_id: str) -> Article | None:
        """Return the article with its text."""
        packed, feed = await self._redis.hmget(keys.article(article_id), ["z", "feed"])
        if not self._may_see(codec.feeds_of(feed)):
            return None
        return codec.unpack_article(article_id, packed, feed)

    async def texts(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """Return these articles with their texts; those not kept are left out."""
        wanted = list(ids)
        answers = await ask_all(
            self._redis, [("HMGET", keys.article(id_), "z", "feed") for id_ in wanted]
        )
        found = zip(wanted, answers, strict=True)
        articles = (
            codec.unpack_article(id_, packed, feed)
            for id_, (packed, feed) in found
            if self._may_see(codec.feeds_of(feed))
        )
        return tuple(article for article in articles if article)

    async def report(self, article_id: str) -> Report | None:
        """Return what was found in the article, without its text."""
        (raw,) = await self._raw([article_id])
        return self._read(article_id, codec.checked(article_id, tuple(raw)))

    async def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles; those not kept are left out.

        In a chat's view also those whose text it has by another (`bot.store.copies`).
        """
        return await self._reports(ids, codec.checked)

    async def people(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the same reports; of what was found in them they have people alone."""
        return await self._reports(ids, codec.people)

    async def _reports(self, ids: Iterable[str], check: Check) -> tuple[Report, ...]:
        wanted = list(ids)
        raws = map(tuple, await self._raw(wanted))
        read = map(self._read, wanted, map(check, wanted, raws))
        found = tuple(report for report in read if report is not None)
        return await self._copies.without(found, self.owned) if self.owned else found

    async def outlines(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return the reports of these articles without what was found in them."""
        wanted = list(ids)
        found = map(codec.unpack_outline, wanted, await self._raw(wanted))
        return tuple(report for report in found if report is not None)

    async def _raw(self, ids: Iterable[str]) -> list[list[object]]:
        fields = codec.REPORT_FIELDS
        commands = [("HMGET", keys.article(id_), *fields) for id_ in ids]
        return await ask_all(self._redis, commands)

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
            return await self._listed(by_time(topic), offset, count, until)
        wanted = offset + count
        found = await self._listed(by_time(topic), 0, wanted, until)
        for feed in sorted(self.owned):
            key = keys.by_own(feed)
            ids = await newest_ids(self._redis, key, 0, MOST_OWN, until)
            if topic:
                own = await labels(self._redis, ids)
                ids = [id_ for id_ in ids if topic in own[id_].topics]
            found += await self._first(ids, wanted)
        return newest(found)[offset:wanted]

    async def _first(self, ids: Sequence[str], count: int) -> tuple[Report, ...]:
        """Return the first shown reports of these articles, at least `count`."""
        found: tuple[Report, ...] = ()
        step = max(count, 1)
        for start in range(0, len(ids), step):
            found += await self.reports(ids[start : start + step])
            if len(found) >= count:
                break
        return found

    async def since(
        self, moment: datetime, *, topic: str = "", until: datetime | None = None
    ) -> tuple[Report, ...]:
        """Return all reports for everybody from this moment on, newest first."""
        ids = await self._redis.zrevrangebyscore(
            by_time(topic), latest(until), score(moment)
        )
        return await self.reports(codec.text_of(id_) for id_ in ids)

    def _read(self, article_id: str, checked: codec.Checked | None) -> Report | None:
        """Return the report, and note what its text does not say and is left out."""
        if not checked:
            return None
        for kind, words, verdict in checked.refused:
            self._metrics.count("refused_total", kind=kind)
            log.warning(
                "article %s: a %s is not in its text and is not shown (%s): %s",
                article_id,
                kind,
                verdict.reason,
                words,
            )
        return checked.report if self._may_see(checked.report.feeds) else None

    def _may_see(self, feeds: Sequence[str]) -> bool:
        return not feeds or self.owned is None or not self.owned.isdisjoint(feeds)

    async def _listed(
        self, key: str, offset: int, count: int, until: datetime | None
    ) -> tuple[Report, ...]:
        ids = await newest_ids(self._redis, key, offset, count, until)
        return await self.reports(ids)
