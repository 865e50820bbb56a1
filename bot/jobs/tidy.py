"""Keeps the store small and deliveries moving: retention, lost leases, second tries."""

import logging
from collections.abc import Callable
from datetime import timedelta

from bot.clock import Clock
from bot.store.settling import KEPT
from bot.store.stores import Stores

log = logging.getLogger(__name__)


class Tidy:
    """Removes what is old and takes up what was dropped."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        retention: timedelta = timedelta(days=30),
        is_doubtful: Callable[[], bool] = lambda: False,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._retention = retention
        self._is_doubtful = is_doubtful

    async def run(self) -> None:
        """Do all of it once; nothing is removed while the clock is in doubt."""
        now = self._clock.now()
        await self._stores.outbox.reap(now)
        await self._stores.outbox.requeue_due(now)
        if self._is_doubtful():
            return
        await self._stores.ledger.forget_stuck(now - KEPT)
        removed = await self._stores.articles.remove_before(now - self._retention)
        if removed:
            log.info("%d articles were older than they are kept", removed)

    async def drop_unread(self) -> None:
        """Forget the feeds that only chats read for themselves, once none does."""
        for feed in await self._stores.feeds.all():
            if not feed.is_own or await self._stores.own.readers(feed.url):
                continue
            if await self._stores.feeds.orphan(feed.url):
                log.info("feed %s: no chat reads it any more", feed.url)
