"""Keeps the store small and deliveries moving: retention, lost leases, second tries.

Articles go when they are old, and the oldest when there are more than may be, or when
the server's memory is nearly full: what came last, and what people set up, goes on.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.store.settling import KEPT
from bot.store.stores import Stores

MOST_ARTICLES = 100_000
"""Articles kept: 350 MB, a year and a half of 200 a day."""
FULL = 0.85
"""Part of the memory the server may take, from which on the oldest articles go."""
LEAST = 1000
"""Articles that stay all the same: they are not what fills the memory then."""
# The part that stays each time, until there is room: a round comes every few seconds.
_LEAVING = 0.98

log = logging.getLogger(__name__)


class Tidy:
    """Removes what is old and takes up what was dropped."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        retention: timedelta = timedelta(days=30),
        is_doubtful: Callable[[], bool] = lambda: False,
        most: int = MOST_ARTICLES,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._retention = retention
        self._is_doubtful = is_doubtful
        self._most = most

    async def run(self) -> None:
        """Do all of it once; nothing is removed while the clock is in doubt."""
        now = self._clock.now()
        await self._stores.outbox.reap(now)
        await self._stores.outbox.requeue_due(now)
        if self._is_doubtful():
            return
        await self._stores.ledger.forget_stuck(now - KEPT)
        removed = await self._stores.retention.remove_before(now - self._retention, now)
        if removed:
            log.info("%d articles were older than they are kept", removed)
        await self._make_room(now)
        await self._stores.retention.forget_gone(now)

    async def _make_room(self, now: datetime) -> None:
        """Let the oldest articles go where there are too many for the memory."""
        most = self._most
        # Without need no number is counted: what comes in meanwhile would push one out.
        if await self._stores.retention.fullness() > FULL:
            kept = await self._stores.articles.kept()
            most = min(most, max(int(kept * _LEAVING), LEAST))
        removed = await self._stores.retention.remove_oldest(most, now)
        if removed:
            is_short = most < self._most
            reason = "memory is short" if is_short else f"more than {most} were kept"
            log.warning("the %d oldest articles went: %s", removed, reason)

    async def drop_unread(self) -> None:
        """Forget the feeds that only chats read for themselves, once none does."""
        for feed in await self._stores.feeds.all():
            if not feed.is_own or await self._stores.own.readers(feed.url):
                continue
            if await self._stores.feeds.orphan(feed.url):
                log.info("feed %s: no chat reads it any more", feed.url)
