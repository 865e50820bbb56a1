"""Tells those who track a figure when a new article changes it.

An article waits in the store from the moment its figures are sorted until its messages
are in the outbox. Cut off in between, it is looked at again; the names of the messages
are used up by then, so that nobody hears twice. One that cannot be told of goes on
waiting, and holds up no other.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import chain

from bot.briefing.tracking import Change, changes
from bot.clock import Clock
from bot.delivery.fitting import fitted
from bot.errors import NewsbriefError
from bot.model import Delivery, Kind, Message, Report, Track
from bot.store.connection import guard
from bot.store.stores import Stores

Render = Callable[[Change], Message]

# A change of the day before yesterday is in no hurry any more.
_WORTH = timedelta(days=1)

HANDS = 8  # stories told of at once

log = logging.getLogger(__name__)


class Alerts:
    """Looks through new articles for figures that somebody tracks."""

    def __init__(self, stores: Stores, clock: Clock, render: Render) -> None:
        self._stores = stores
        self._clock = clock
        self._render = render
        self._failed: frozenset[str] = frozenset()
        self._hands = asyncio.Semaphore(HANDS)

    async def run(self) -> None:
        """Put a message into the outbox for each change that somebody waits for."""
        now = self._clock.now()
        waiting = await self._stores.series.fresh(now)
        stories = await self._stores.tracks.followed(waiting)
        await self._stores.series.told(id_ for id_ in waiting if id_ not in stories)
        # Of one story each is told of after those before it; another needs not wait.
        of_story: defaultdict[str, list[str]] = defaultdict(list)
        for article_id, story_id in stories.items():
            of_story[story_id].append(article_id)
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(self._tell_all(ids, now))
                    for ids in of_story.values()
                ]
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        self._failed = frozenset(chain(*(task.result() for task in tasks)))

    async def _tell_all(self, waiting: list[str], now: datetime) -> list[str]:
        """Tell of a story's articles in their order; return which failed."""
        failed = []
        async with self._hands:
            while waiting:
                article_id = waiting.pop(0)
                if not await self._try(article_id, waiting, now):
                    failed.append(article_id)
        return failed

    async def _try(
        self, article_id: str, waiting: Iterable[str], now: datetime
    ) -> bool:
        """Tell of an article; False when that failed by no fault of the store."""
        try:
            with guard():
                # None when it has been tidied away meanwhile.
                for report in await self._stores.articles.reports([article_id]):
                    await self._tell(report, waiting, now)
                await self._stores.series.told([article_id])
        except NewsbriefError:
            raise
        except Exception:
            # It is tried every second, and said once.
            if article_id not in self._failed:
                log.exception("article %s cannot be told of", article_id)
            return False
        return True

    async def _tell(
        self, report: Report, waiting: Iterable[str], now: datetime
    ) -> None:
        tracks = await self._stores.tracks.of_story(report.story_id)
        if not tracks:
            return
        placed = await self._stores.series.of(report.story_id)
        known = set(placed) - {*waiting, report.origin.article_id}
        told = [
            each
            for each in await self._stores.articles.reports(sorted(known))
            if each.origin.published <= now
        ]
        for owned, group in (await self._by_sight(tracks, (report, *told))).items():
            if report.is_for(owned):
                seen = [each for each in told if each.is_for(owned)]
                await self._stores.outbox.add_all(
                    self._delivery(change, now)
                    for change in changes(report, seen, placed, group)
                )

    async def _by_sight(
        self, tracks: Iterable[Track], reports: Iterable[Report]
    ) -> dict[frozenset[str], list[Track]]:
        """Return the tracks by which of the own feeds behind these reports they see."""
        own = frozenset(feed for each in reports for feed in each.feeds)
        groups: defaultdict[frozenset[str], list[Track]] = defaultdict(list)
        for track in tracks:
            chat_id = track.address.chat_id
            owned = own & {*await self._stores.own.seen_by(chat_id)} if own else own
            groups[owned].append(track)
        return groups

    def _delivery(self, change: Change, now: datetime) -> Delivery:
        return Delivery(
            name=change.name,
            address=change.track.address,
            kind=Kind.ALERT,
            messages=fitted(self._render(change)),
            expires=now + _WORTH,
        )
