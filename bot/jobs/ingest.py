"""Brings articles in: from the feeds that are due, and from files.

A feed's new state is saved after its entries were kept, so that a crash in between
loses nothing: the feed is read again, and what is known is passed over.
"""

import asyncio
import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import Clock
from bot.errors import NewsbriefError, SourceError
from bot.jobs.analysis import Analyst
from bot.jobs.correcting import Corrector
from bot.jobs.keeping import Keeper
from bot.jobs.taking import Taker
from bot.model import Article, Feed
from bot.sources import polling
from bot.sources.entries import FeedText
from bot.sources.fetch import Fetcher, Page
from bot.store.connection import guard
from bot.store.stores import Stores

AT_ONCE = 256  # feeds asked at the same time; 200 slow ones must not delay a good one
HANDS = 32  # of them at the store; its client has a hundred connections for all
BUDGET = 120.0  # seconds for one feed with its pages, whatever it does
RETENTION = timedelta(days=30)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of articles: kept, not kept (known or unreadable), still to come."""

    added: int
    passed: int
    waiting: int


class Ingest:
    """Polls feeds and takes articles into the store."""

    def __init__(
        self,
        stores: Stores,
        fetcher: Fetcher,
        clock: Clock,
        analyst: Analyst,
        retention: timedelta = RETENTION,
    ) -> None:
        self._stores = stores
        self._fetcher = fetcher
        self._clock = clock
        self._analyst = analyst
        self._room = asyncio.Semaphore(AT_ONCE)
        self._hands = asyncio.Semaphore(HANDS)
        self._keeper = Keeper(stores, analyst, self._hands)
        corrector = Corrector(stores, analyst, self._keeper)
        self._taker = Taker(corrector, fetcher, clock, analyst, retention)

    async def load(self, articles: Iterable[Article]) -> Counts:
        """Keep the articles that are dated by now; how many were new, known, waiting.

        May be called again and again with the same articles. They stay however old
        they are: whoever loads an archive wants to ask it.
        """
        now = self._clock.now()
        in_order = sorted(articles, key=lambda article: article.published)
        due = [article for article in in_order if article.published <= now]
        added = 0
        for article in due:
            if not await self._keeper.is_settled(article.id):
                added += await self._keeper.keep(article, lasts=True)
        return Counts(added, len(due) - added, len(in_order) - len(due))

    async def poll(self) -> int:
        """Ask every feed that is due; how many new articles they brought."""
        due = await self._stores.feeds.due(self._clock.now())
        async with asyncio.TaskGroup() as group:
            visits = [group.create_task(self._visit(feed)) for feed in due]
        return sum(visit.result() for visit in visits)

    async def _read(self, page: Page) -> FeedText:
        return await self._analyst.read_feed(
            page.body, url=page.url, content_type=page.content_type
        )

    async def _visit(self, feed: Feed) -> int:
        """Ask one feed; whatever happens stays with this feed."""
        async with self._room:
            try:
                with guard():
                    return await self._try(feed)
            except NewsbriefError as error:
                # The store is busy: the feed is not to blame, and stays due.
                log.warning("feed %s: %s", feed.url, error)
                return 0

    async def _try(self, feed: Feed) -> int:
        try:
            async with asyncio.timeout(BUDGET):
                with guard():
                    return await self._ask(feed)
        except (SourceError, TimeoutError) as error:
            problem = str(error) or f"It took more than {BUDGET:g} seconds."
            log.info("feed %s: %s", feed.url, problem)
        except NewsbriefError:
            raise
        except Exception as error:  # the boundary: one feed never stops another
            problem = f"Reading it failed ({type(error).__name__})."
            log.exception("feed %s", feed.url)
        return await self._fail(feed, problem)

    async def _ask(self, feed: Feed) -> int:
        """Return how many new articles the feed brought."""
        page = await self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
        digest = hashlib.sha256(page.body).hexdigest()
        if page.status == 200 and digest != feed.body_hash:
            return await self._hear(feed, page, digest)
        await self._save(polling.unchanged(feed, page, self._clock.now()))
        return 0

    async def _hear(self, feed: Feed, page: Page, digest: str) -> int:
        """Keep what is new in the feed, then how the feed now stands."""
        now = self._clock.now()
        text = await self._read(page)
        named = replace(feed, title=feed.title or text.title)
        added, is_whole, has_later = await self._taker.take(named, text.entries)
        told = (
            polling.answered(named, page, now, body_hash=digest, ttl=text.ttl)
            if is_whole
            else polling.interrupted(named, now)
        )
        if has_later:  # what waits must be seen though the feed stays as it is
            told = replace(told, etag="", modified="", body_hash="")
        await self._save(replace(told, url=page.moved or feed.url), feed.url)
        return added

    async def _fail(self, feed: Feed, problem: str) -> int:
        await self._save(polling.failed(feed, problem, self._clock.now()))
        return 0

    async def _save(self, feed: Feed, old_url: str = "") -> None:
        """Save the feed; under a new address when it moved away from the old one."""
        async with self._hands:
            if old_url in ("", feed.url):
                await self._stores.feeds.save(feed)
                return
            await self._stores.feeds.add(feed)
            await self._stores.feeds.remove(old_url)
