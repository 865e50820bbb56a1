"""Takes an article into the store: analysed, placed in its story, kept once."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import SourceError
from bot.jobs.analysis import Analyst
from bot.jobs.bursts import Bursts, Ready
from bot.jobs.placer import Placer
from bot.jobs.sorting import sort_figures
from bot.jobs.texts import Texts
from bot.model import Article, Feed, Listed, Report
from bot.store.articles import Arrival, Kept
from bot.store.quarantine import TRIES, Unread
from bot.store.stores import Stores

MOST_SETTLED = 100_000
_NEXT = timedelta(microseconds=1)

log = logging.getLogger(__name__)


class Keeper:
    """Keeps articles; remembers which need not be looked at again."""

    def __init__(
        self, stores: Stores, analyst: Analyst, hands: asyncio.Semaphore
    ) -> None:
        self._stores = stores
        self._analyst = analyst
        self._hands = hands
        self._placer = Placer(stores)
        self._bursts = Bursts(stores, self._placer)
        self._settled: dict[str, str] = {}
        self._failed: set[str] = set()

    async def is_settled(self, article_id: str) -> bool:
        """Return whether an article of this id was kept, doubled or given up."""
        if article_id in self._settled:
            return True
        async with self._hands:
            report = await self._stores.articles.report(article_id)
            if report is None:
                return await self._stores.quarantine.holds(article_id)
            await self._mend(report)
        self.settle(article_id)
        return True

    def will_retry(self, article_id: str) -> bool:
        """Return whether an article failed and is to be tried again soon."""
        return article_id in self._failed

    async def is_given_up(self, article_id: str) -> bool:
        """Return whether an article failed so often that it is left alone."""
        async with self._hands:
            return await self._stores.quarantine.holds(article_id)

    def is_passed(self, listed: Listed) -> bool:
        """Return whether this very entry was looked at, and needs no further look."""
        return self._settled.get(listed.mark) == listed.digest

    async def open(self, feed: Feed) -> None:
        """Show everybody what a feed brought while it was a chat's own."""
        if not feed.is_own:
            async with self._hands:
                await self._stores.articles.publish(feed.url)

    async def kept(self, article_id: str, mark: str, feed: Feed) -> Kept | None:
        """Return the article an entry lists, in its story; None when there is none.

        Nor where not all who may see the feed may see that.
        """
        async with self._hands:
            found = await self._standing(article_id, mark, feed)
        if found:
            await self.is_settled(found.article_id)
        return found

    async def _standing(self, article_id: str, mark: str, feed: Feed) -> Kept | None:
        # A mark may be that of what the feed brought while it was a chat's own.
        for known_by in (mark, ""):
            found = await self._stores.articles.standing(article_id, known_by)
            if found is None or found.is_for(feed):
                return found
        return None

    async def is_gone(self, article_id: str, now: datetime) -> bool:
        """Return whether an undated article went because it was old."""
        async with self._hands:
            return await self._stores.retention.is_gone(article_id, now)

    async def oldest(self, moment: datetime) -> datetime:
        """Return before when nothing is taken in: this moment, or what had no room."""
        async with self._hands:
            floor = await self._stores.retention.floor()
        return max(moment, floor + _NEXT) if floor else moment

    def forget(self) -> None:
        """Have every article and entry looked at again."""
        self._settled.clear()

    def settle(self, name: str, digest: str = "") -> None:
        """Remember that this article, or an entry that gives this, was looked at."""
        if len(self._settled) >= MOST_SETTLED:
            self.forget()
        self._settled[name] = digest
        self._failed.discard(name)

    async def keep(
        self,
        article: Article,
        *,
        lasts: bool = False,
        listed: Listed | None = None,
        is_undated: bool = False,
    ) -> bool:
        """Analyse and keep the article; False when it is known or cannot be read.

        One that lasts stays however old it is.
        """
        if await self.is_known(article):
            return False
        arrival = Arrival(lasts, listed, is_undated)
        ready = await self.analysed(article, arrival, self._analyst)
        return ready is not None and (await self.put([ready]))[0]

    async def is_known(self, article: Article) -> bool:
        """Return whether all who may see the article have its text or address."""
        articles = self._stores.articles
        async with self._hands:
            known = await articles.known(article.url, article.text, article.feed)
        if known:
            self.settle(article.id)
        return known is not None

    async def analysed(
        self,
        article: Article,
        arrival: Arrival,
        reader: Analyst | Texts,
        feed: str = "",
    ) -> Ready | None:
        """Return the article with what it holds; None if it is unreadable.

        `feed` is the address of the feed that brought it.
        """
        try:
            analysis = await reader.analyse(article)
        except SourceError as error:
            await self._note(article, str(error), feed)
            return None
        return Ready(replace(article, language=analysis.language), analysis, arrival)

    async def put(self, group: Sequence[Ready]) -> list[bool]:
        """Keep these articles in their stories; False for what came in the meantime."""
        are_new = await self._bursts.put(group)
        for ready in group:
            self.settle(ready.article.id)
        return are_new

    async def _note(self, article: Article, problem: str, feed: str) -> None:
        """Count the failure; after the third the article is left alone."""
        text = Unread(article.id, article.title, article.url, problem, feed=feed)
        async with self._hands:
            tries = await self._stores.quarantine.note(text)
        log.warning(
            "article %s, %r, try %d: %s", article.id, article.title, tries, problem
        )
        if tries < TRIES:
            self._failed.add(article.id)
        else:
            self._failed.discard(article.id)

    async def _mend(self, report: Report) -> None:
        """Put an article into its story if we were stopped before we could."""
        story = await self._stores.stories.get(report.story_id)
        if story and report.origin.article_id in story.article_ids:
            reports = await self._placer.reports(story)
            await sort_figures(self._stores.series, report, reports)
            return
        async with self._stores.placing.held():
            await self._placer.mend(report)
