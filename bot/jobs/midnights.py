"""Notes at the beginning of each day how deliveries stood, see `bot.store.midnight`."""

from datetime import date as Date
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.store.stores import Stores


class Midnights:
    """Notes how deliveries stand when a day begins in the service's zone."""

    def __init__(self, stores: Stores, clock: Clock, zone: str) -> None:
        self._stores = stores
        self._clock = clock
        self._zone = ZoneInfo(zone)
        self._noted: Date | None = None

    async def run(self) -> None:
        """Note it, unless somebody did today."""
        now = self._clock.now()
        day = now.astimezone(self._zone).date()
        if day != self._noted:
            if not await self._stores.midnight.is_noted(day):
                counts = await self._stores.ledger.counts()
                await self._stores.midnight.note(day, now, counts)
            self._noted = day
