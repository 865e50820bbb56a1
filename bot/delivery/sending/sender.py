"""Takes deliveries from the outbox, as many as there is room for, and has them carried.

The parts of one delivery go in order (`bot.delivery.sending.carrying`); different
deliveries go side by side.

Told to stop, it takes nothing new, gives back at once what only waits, and finishes
what is on its way to Telegram; after some seconds it drops the rest, and their leases
speak for them.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.delivery.calls import outcome as outcomes
from bot.delivery.sending import pace
from bot.delivery.sending.carrying import Carrying
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.failures import Failures
from bot.delivery.sending.messenger import Messenger
from bot.delivery.sending.tending import Tending
from bot.delivery.sending.turns import Turns
from bot.metrics import Metrics
from bot.stopping import DRAIN
from bot.store.budget import Budget
from bot.store.outbox import Lease, Outbox

logger = logging.getLogger(__name__)

# At 30 messages a second this bears a second of waiting for each. What is in hand when
# we are killed waits for its lease to run out, so it should not be much more.
IN_FLIGHT = 32
# As many connections as the transport keeps; at 1,000 a second, a quarter of a second.
MOST_IN_FLIGHT = 256
AGAIN_SECONDS = 0.05
IDLE_SECONDS = 0.2
# How often deliveries whose time to be tried again has come are looked for.
REQUEUE_SECONDS = 1.0
# How long to let room for several gather. At 30 a second eight are taken together then,
# while the others in hand wait for their turns anyway; each taken by itself, that made
# two of the five times a message asked the store.
GATHER_SECONDS = 0.25


def in_flight(rate: float) -> int:
    """Return how many deliveries to have in hand at so many messages a second."""
    return min(max(round(rate), IN_FLIGHT), MOST_IN_FLIGHT)


@dataclass
class Sender:
    """Sends what the outbox holds, until told to stop."""

    outbox: Outbox
    budget: Budget
    messenger: Messenger
    effects: Effects
    clock: Clock
    metrics: Metrics = field(default_factory=Metrics)
    in_flight: int = IN_FLIGHT
    drain_seconds: float = DRAIN
    away_seconds: float = outcomes.SOON
    _flying: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _requeued: float = field(default=float("-inf"), init=False)
    _landed: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _turns: Turns = field(init=False)
    _failures: Failures = field(init=False)
    carrying: Carrying = field(init=False)

    def __post_init__(self) -> None:
        self._turns = Turns(self.budget, self.clock, self.metrics)
        self._failures = Failures("sender", logger, self.clock, self.metrics)
        self.carrying = Carrying(
            *(self.outbox, self.messenger, self.effects, self._turns),
            *(self.clock, self.metrics, self._failures),
        )

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop, then finish what is in hand."""
        self.carrying.is_away = False
        leases = self.carrying.leases
        tending = Tending(self.outbox, self.clock, self.metrics, leases)
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                group.create_task(self._drain(stop, limit))
                group.create_task(tending.run(stop))
                while not stop.is_set():
                    await self._round(group, stop)

    async def _drain(self, stop: asyncio.Event, limit: asyncio.Timeout) -> None:
        """Once told to stop, interrupt all that waits, and set the rest a limit."""
        await stop.wait()
        limit.reschedule(asyncio.get_running_loop().time() + self.drain_seconds)
        # Again and again: redis-py can swallow a cancellation that meets an answer.
        while self.carrying.waiting:
            for task in self.carrying.waiting:
                task.cancel()
            await _either(asyncio.Event(), AGAIN_SECONDS)

    async def _round(self, group: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        """Take as many deliveries as there is room for, or rest a moment.

        While Telegram cannot be reached, one at a time is sent to find out whether it
        can: else the whole outbox would be tried again and again.
        """
        most = self.in_flight
        if self.carrying.is_away:
            most = 1
            await _either(stop, self.away_seconds)
        room = max(most - len(self._flying), 0)
        leases = await self._take(room)
        for lease in leases:
            task = group.create_task(self.carrying.carry(lease, stop))
            self._flying.add(task)
            task.add_done_callback(self._land)
        if len(leases) < room:
            await _either(stop, IDLE_SECONDS)
        else:
            await self._room()

    def _land(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        self._landed.set()

    async def _room(self) -> None:
        """Wait until there is room for one more, and a moment for several."""
        await self._until(self.in_flight - 1)
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER_SECONDS):
                await self._until(self.in_flight * 3 // 4)

    async def _until(self, most: int) -> None:
        """Wait until no more than so many deliveries are in hand."""
        while len(self._flying) > most:
            self._landed.clear()
            await self._landed.wait()

    async def _take(self, room: int) -> tuple[Lease, ...]:
        try:
            if self.clock.monotonic() - self._requeued >= REQUEUE_SECONDS:
                self._requeued = self.clock.monotonic()
                await self.outbox.requeue_due(self.clock.now())
            if (closed := self._turns.closed()) > pace.PATIENCE:
                # Taken now, all that waits would only be put aside, piece by piece.
                await self.clock.sleep(min(closed, REQUEUE_SECONDS))
                return ()
            return await self.outbox.take(room)
        except Exception as error:  # noqa: BLE001 - the loop's boundary
            self._failures.note("cannot take deliveries", error)
            return ()


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but not longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
