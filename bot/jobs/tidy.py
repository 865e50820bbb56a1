"""Keeps the store small and deliveries moving: retention, lost leases, second tries."""

import logging
from datetime import timedelta

from bot.clock import Clock
from bot.store.stores import Stores

log = logging.getLogger(__name__)


class Tidy:
    """Removes what is old and takes up what was dropped."""

    def __init__(
        self, stores: Stores, clock: Clock, retention: timedelta = timedelta(days=30)
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._retention = retention

    async def run(self) -> None:
        """Do all of it once."""
        now = self._clock.now()
        await self._stores.outbox.reap(now)
        await self._stores.outbox.requeue_due(now)
        removed = await self._stores.articles.remove_before(now - self._retention)
        if removed:
            log.info("%d articles were older than they are kept", removed)
