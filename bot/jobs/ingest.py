"""Brings articles in: from the feeds that are due, and from files.

A feed's new state is saved after its entries were kept, so that a crash in between
loses nothing: the feed is read again, and what is known is passed over.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import wording_problems as wording
from bot.clock import Clock
from bot.errors import HostBusy, NewsbriefError, SourceError
from bot.jobs.alarm import Alarm
from bot.jobs.analysis import Analyst
from bot.jobs.correcting import Corrector
from bot.jobs.holding import Gate
from bot.jobs.hubs import new_hearing
from bot.jobs.keeping import Keeper
from bot.jobs.pages import Pages
from bot.jobs.permission import PermittedFetcher
from bot.jobs.taking import Taker
from bot.jobs.visits import Visits
from bot.model import Article, Feed
from bot.sources import polling
from bot.sources.entries import FeedText
from bot.sources.fetch import Fetcher, Page
from bot.sources.habits import learned
from bot.sources.links import hub_and_topic
from bot.sources.outlets import cleaned
from bot.sources.silence import paused
from bot.store.connection import guard
from bot.store.hubs import Push
from bot.store.stores import Stores

HANDS = 32  # feeds at the store at once; its client has a hundred connections for all
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

    def __init__(  # noqa: PLR0913 - the parts it is made of
        self,
        stores: Stores,
        fetcher: Fetcher,
        clock: Clock,
        analyst: Analyst,
        retention: timedelta = RETENTION,
        *,
        listens: bool = False,
        operators: Collection[int] = (),
        zone: str = "UTC",
        pages: Fetcher | None = None,
    ) -> None:
        """`zone` is that of operators of whom none is known."""
        self._stores = stores
        self._fetcher = fetcher
        self._clock = clock
        self._analyst = analyst
        self._alarm = Alarm(stores, clock, operators, Gate(stores, clock, zone))
        # Whether hubs can call us.
        self._listens = listens
        self._hands = asyncio.Semaphore(HANDS)
        self._keeper = Keeper(stores, analyst, self._hands)
        corrector = Corrector(stores, analyst, self._keeper)
        permitted = PermittedFetcher(
            stores.robots, stores.hosts, pages or fetcher, analyst
        )
        reader = Pages(permitted, analyst, stores.missed, clock)
        self._taker = Taker(corrector, reader, clock, analyst, retention)
        self._visits = Visits(stores.feeds, clock, self._visit)

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

    async def run(self, stop: asyncio.Event, brought: Callable[[int], None]) -> None:
        """Read feeds as they fall due, until told to stop; `brought` hears of each."""
        await self._visits.run(stop, brought)

    async def poll(self) -> int:
        """Ask the feeds that are due now; how many new articles they brought."""
        return await self._visits.once()

    async def _read(self, page: Page) -> FeedText:
        return await self._analyst.read_feed(
            page.body, url=page.url, content_type=page.content_type
        )

    async def _visit(self, feed: Feed) -> int:
        """Return how many new articles a feed brought; its problem is kept with it."""
        try:
            async with asyncio.timeout(BUDGET):
                with guard():
                    return await self._ask(feed)
        except HostBusy as busy:
            again = self._clock.now() + timedelta(seconds=busy.seconds)
            await self._stores.feeds.give_back([feed.url], again)
            return 0
        except (SourceError, TimeoutError) as error:
            problem = str(error) or wording.TOOK_SECONDS.format(seconds=f"{BUDGET:g}")
            log.info("feed %s: %s", feed.url, problem)
        except NewsbriefError:
            raise
        except Exception as error:  # the boundary: one feed never stops another
            problem = wording.FAILED.format(kind=type(error).__name__)
            log.exception("feed %s", feed.url)
        return await self._fail(feed, problem)

    async def _ask(self, feed: Feed) -> int:
        """Return how many new articles the feed brought."""
        now = self._clock.now()
        page, digest, text = await self._fetched(feed, now)
        if text:
            return await self._hear(feed, page, digest, text)
        told = await self._spared(polling.unchanged(feed, page, now), 0)
        await self._save(told, feed, page)
        await self._listen_to(told)
        return 0

    async def _fetched(
        self, feed: Feed, now: datetime
    ) -> tuple[Page, str, FeedText | None]:
        """Return the answer, the digest of its body and what that says, if it is new.

        The body itself is let go: the pages of its entries may take a minute, and
        others need the room.
        """
        etag, modified = polling.validators(feed, now)
        page = await self._fetcher.get(feed.url, etag=etag, modified=modified)
        digest = _digest(page)
        is_new = page.status == 200 and digest != feed.body_hash
        text = await self._read(page) if is_new else None
        return replace(page, body=b""), digest, text

    async def _hear(self, feed: Feed, page: Page, digest: str, text: FeedText) -> int:
        """Keep what is new in a feed; how many articles that brought."""
        now = self._clock.now()
        named = replace(feed, title=feed.title or cleaned(text.title))
        added, is_whole, has_later = await self._taker.take(named, text.entries)
        if not is_whole:
            await self._save(polling.interrupted(named, now), feed, page)
            return added
        hub, topic = hub_and_topic(text, page.url, page.links)
        wiser = replace(_wiser(named, text, added, now), hub=hub, self_url=topic)
        told = polling.answered(wiser, page, now, body_hash=digest)
        spared = await self._spared(told, added)
        if has_later:  # asked as without a hub
            spared = polling.forgetful(replace(spared, due=told.due))
        await self._save(spared, feed, page)
        await self._listen_to(spared)
        return added

    async def take_in(self, push: Push) -> int:
        """Keep what is new in what a hub brought; how many articles that was.

        The feed is asked itself where that cannot be read, or says no more than that
        there is something.
        """
        feed = await self._stores.feeds.get(push.feed)
        if feed is None or feed.is_stopped:
            return 0
        try:
            async with asyncio.timeout(BUDGET):
                return await self._take_in(feed, push)
        except (SourceError, TimeoutError) as error:
            log.info("what was pushed for %s: %s", feed.url, error)
            await self._stores.feeds.give_back([feed.url], self._clock.now())
            return 0

    async def _take_in(self, feed: Feed, push: Push) -> int:
        now = self._clock.now()
        text = await self._analyst.read_feed(
            push.body, url=feed.url, content_type=push.content_type
        )
        added, is_whole, has_later = await self._taker.take(feed, text.entries)
        wiser = _wiser(feed, text, added, now)
        # A push may be a piece of the feed, without what the feed says of itself.
        told = replace(
            wiser,
            wish=feed.wish,
            skip_hours=feed.skip_hours,
            skip_days=feed.skip_days,
            told_silent=feed.told_silent and not added,
        )
        if has_later:
            # The push does not come again: the feed itself is asked what waits.
            told = replace(polling.forgetful(told), due=now + polling.SOONEST)
        elif is_whole:
            told = polling.spared(told, now)
        if not is_whole:
            told = replace(told, due=now + polling.SOON)
        await self._stores.feeds.settle(feed, told)
        return added

    async def _spared(self, told: Feed, added: int) -> Feed:
        """Return the feed as it is after a look, asked seldom if its hub tells us.

        One that kept news back is not relied on, nor one that the feed names no more.
        """
        if not self._is_told_of(told):
            return told
        now, hubs = self._clock.now(), self._stores.hubs
        if added:
            await hubs.miss(told.url)
        known = await hubs.of_feed(told.url)
        named = (told.hub, told.self_url)
        is_named = known is not None and (known.hub, known.topic) == named
        is_heard = is_named and await hubs.is_heard(told.url, now)
        return polling.spared(told, now) if is_heard else told

    async def _listen_to(self, told: Feed) -> None:
        """Have a feed's hub asked to tell us, if it was not, once the feed is kept.

        Before, whoever looks after hubs would find that no feed names it.
        """
        if self._is_told_of(told):
            await self._stores.hubs.note(new_hearing(told), self._clock.now())

    def _is_told_of(self, told: Feed) -> bool:
        """Return whether a hub could tell us of a feed."""
        return self._listens and bool(told.hub) and not told.problem

    async def _fail(self, feed: Feed, problem: str) -> int:
        told = polling.failed(feed, problem, self._clock.now())
        async with self._hands:
            told = await self._alarm.heed(told)
            await self._stores.feeds.settle(feed, told)
        return 0

    async def _save(self, told: Feed, feed: Feed, page: Page) -> None:
        """Save how the feed stands, under its new address where it has moved.

        A body that could be read, or the one we know, shows that it did: what a captive
        portal says is neither.
        """
        async with self._hands:
            told = await self._alarm.heed(told)
            if page.status != 200 or page.moved in ("", feed.url):
                await self._stores.feeds.settle(feed, told)
            else:
                await self._move(polling.moved(told, page.moved), feed)

    async def _move(self, moved: Feed, feed: Feed) -> None:
        """Keep the feed at its new address; two that come to one address become one."""
        feeds = self._stores.feeds
        if await feeds.get(feed.url) is None:
            return  # removed while it was read
        await self._stores.own.move(feed.url, moved.url)
        there = await feeds.get(moved.url)
        if there:
            await feeds.save(polling.joined(there, moved))
        else:
            await feeds.add(moved)
        await feeds.remove(feed.url)


def _wiser(feed: Feed, text: FeedText, added: int, now: datetime) -> Feed:
    """Return the feed with all a reading says of how it speaks."""
    return paused(feed, learned(feed, text, added, now), text, added, now)


def _digest(page: Page) -> str:
    return hashlib.sha256(page.body).hexdigest()
