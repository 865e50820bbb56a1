"""Tells those who track a figure when a new article changes it.

An article waits in the store from the moment its figures are sorted until its messages
are in the outbox, or held till they may go. Cut off in between, it is looked at again;
the names of the messages are used up by then, so that nobody hears twice. One that
cannot be told of goes on waiting, and holds up no other.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.briefing.tracking import TRACK, Change, changes
from bot.clock import Clock
from bot.delivery.fitting import fitted
from bot.delivery.snoozing import snooze_row
from bot.errors import NewsbriefError
from bot.jobs.holding import Gate
from bot.model import Delivery, Kind, Message, Report, Track
from bot.store.connection import guard
from bot.store.held import Alert
from bot.store.stores import Stores

Render = Callable[[Change], Message]

# A change of the day before yesterday is in no hurry any more.
_WORTH = timedelta(days=1)

log = logging.getLogger(__name__)


class Alerts:
    """Looks through new articles for figures that somebody tracks."""

    def __init__(
        self, stores: Stores, clock: Clock, render: Render, gate: Gate
    ) -> None:
        self._stores = stores
        self._gate = gate
        self._clock = clock
        self._render = render
        self._failed: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Put a message into the outbox for each change that somebody waits for."""
        now = self._clock.now()
        waiting = list(await self._stores.series.fresh(now))
        failed: set[str] = set()
        while waiting:
            article_id = waiting.pop(0)
            if not await self._try(article_id, waiting, now):
                failed.add(article_id)
        self._failed = frozenset(failed)

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
                await self._gate.send(
                    self._alert(change, now)
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
            owned = own & {*await self._stores.own.of(chat_id)} if own else own
            groups[owned].append(track)
        return groups

    def _alert(self, change: Change, now: datetime) -> Alert:
        """Return what to say; news of a series replaces what is held of it."""
        message = self._render(change)
        delivery = Delivery(
            name=change.name,
            address=change.track.address,
            kind=Kind.ALERT,
            messages=fitted(replace(message, buttons=(*message.buttons, snooze_row()))),
            expires=now + _WORTH,
        )
        return Alert(delivery, f"{TRACK}/{change.series.id}")
