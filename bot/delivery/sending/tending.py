"""What keeps leases in order while messages go out.

Every second what waits in our hands since the second before is prolonged, and leases
of processes that died are taken back. It runs beside the sending, so it happens however
little room there is for more. It goes by the server's time, as leases do, and not by
the service's clock.
"""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress

from bot.clock import Clock
from bot.delivery.sending.failures import Failures
from bot.metrics import Metrics
from bot.store.outbox import Lease, Outbox

logger = logging.getLogger(__name__)

# Several times in the life of a lease.
SECONDS = 1.0


class Tending:
    """Looks after leases; `waiting` gives those in hand with nothing attempted."""

    def __init__(
        self,
        outbox: Outbox,
        clock: Clock,
        metrics: Metrics,
        waiting: Callable[[], Collection[Lease]],
    ) -> None:
        self._outbox = outbox
        self._clock = clock
        self._waiting = waiting
        self._failures = Failures("tending", logger, clock, metrics)
        self._seen: frozenset[str] = frozenset()

    async def run(self, stop: asyncio.Event) -> None:
        """Look after leases, from the start and until told to stop."""
        while not stop.is_set():
            await self._once()
            with suppress(TimeoutError):
                async with asyncio.timeout(SECONDS):
                    await stop.wait()

    async def _once(self) -> None:
        try:
            await self._outbox.prolong(self._grown())
            await self._outbox.reap(self._clock.now())
        except Exception as error:  # noqa: BLE001 - the loop's boundary
            self._failures.note("leases could not be looked after", error)

    def _grown(self) -> list[Lease]:
        """Return the leases that waited the last time, too; most are over by then."""
        waiting = self._waiting()
        grown = [lease for lease in waiting if lease.ticket in self._seen]
        self._seen = frozenset(lease.ticket for lease in waiting)
        return grown
