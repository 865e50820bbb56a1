"""Takes deliveries from the outbox and sees each part through to its settlement.

take → draw its picture → wait for the budget → attempt → send → read the outcome →
settle → its effect. The parts of one delivery go in order; different deliveries go side
by side. Whatever goes wrong with one touches no other. An attempt nobody could settle,
because we died or the store did, is found by its lease and counts as unknown.

Told to stop, it takes nothing new, gives back at once what only waits, and finishes
what is on its way to Telegram; after some seconds it drops the rest, and their leases
speak for them.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field, replace

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery import outcome as outcomes
from bot.delivery import pace
from bot.delivery.effects import Effects
from bot.delivery.instead import Post, instead
from bot.delivery.messenger import Messenger
from bot.delivery.tending import Tending
from bot.metrics import Metrics
from bot.model import Ending, Outcome
from bot.store.budget import Budget
from bot.store.outbox import Lease, Outbox

logger = logging.getLogger(__name__)

# At 30 messages a second this bears a second of waiting for each. What is in hand when
# we are killed waits for its lease to run out, so it should not be much more.
IN_FLIGHT = 32
# As many connections as the transport keeps; at 1,000 a second, a quarter of a second.
MOST_IN_FLIGHT = 256
# Telegram answers within a second; the whole service has four to end in.
DRAIN_SECONDS = 3.0
AGAIN_SECONDS = 0.05
IDLE_SECONDS = 0.2
# How often deliveries whose time to be tried again has come are looked for.
REQUEUE_SECONDS = 1.0
# How long to let room for several gather, so that each is not asked for by itself.
GATHER_SECONDS = 0.02
# Seconds between tries to write an outcome down.
STORE_PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


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
    drain_seconds: float = DRAIN_SECONDS
    _flying: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    # Leases with nothing attempted, by their tickets, and who has each in hand.
    _waiting: dict[str, tuple[Lease, asyncio.Task[None] | None]] = field(
        default_factory=dict, init=False
    )
    _requeued: float = field(default=float("-inf"), init=False)
    _landed: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop, then finish what is in hand."""
        tending = Tending(self.outbox, self.clock, self.metrics, self._leases)
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                group.create_task(self._drain(stop, limit))
                group.create_task(tending.run(stop))
                while not stop.is_set():
                    await self._round(group, stop)

    def _leases(self) -> tuple[Lease, ...]:
        """Return the leases in hand with nothing attempted."""
        return tuple(lease for lease, _ in self._waiting.values())

    async def _drain(self, stop: asyncio.Event, limit: asyncio.Timeout) -> None:
        """Once told to stop, interrupt all that waits, and set the rest a limit."""
        await stop.wait()
        limit.reschedule(asyncio.get_running_loop().time() + self.drain_seconds)
        # Again and again: redis-py can swallow a cancellation that meets an answer.
        while self._waiting:
            for _, task in tuple(self._waiting.values()):
                if task:
                    task.cancel()
            await _either(asyncio.Event(), AGAIN_SECONDS)

    async def _round(self, group: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        """Take as many deliveries as there is room for, or rest a moment."""
        room = self.in_flight - len(self._flying)
        leases = await self._take(room)
        for lease in leases:
            task = group.create_task(self._deliver(lease, stop))
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
            return await self.outbox.take(room)
        except Exception as error:  # noqa: BLE001 - the loop's boundary
            self._note("cannot take deliveries", error)
            return ()

    async def _deliver(self, lease: Lease, stop: asyncio.Event) -> None:
        """Send the parts of one delivery in order, as far as they go."""
        following: Lease | None = lease
        try:
            post = Post(lease.delivery.address, lease.delivery.messages[lease.part])
            while following and (ready := await self._ready(following, post, stop)):
                outcome = await self._send(ready)
                if other := instead(ready, outcome):
                    await self._detour(following, outcome)
                    post = other
                elif following := await self._settle(following, outcome):
                    # A topic that is no more is left out for all parts to come.
                    message = following.delivery.messages[following.part]
                    post = Post(post.address, message)
        except Exception as error:  # noqa: BLE001 - the boundary of one delivery
            self._note(lease.delivery.name, error)

    async def _ready(
        self, lease: Lease, post: Post, stop: asyncio.Event
    ) -> Post | None:
        """Return the post with its picture when it is to go now, its attempt marked.

        Until then nothing is attempted: the lease is prolonged, and given back if we
        are told to stop.
        """
        name = f"{lease.shard}/{lease.ticket}"
        self._waiting[name] = lease, asyncio.current_task()
        try:
            # Drawn before the attempt: who dies while drawing leaves nothing unknown.
            picture = post.picture or await self.messenger.picture(post.message)
            may_go = await self._may_send(lease, stop)
            return replace(post, picture=picture) if may_go else None
        except asyncio.CancelledError:
            if not stop.is_set():
                raise
        finally:
            del self._waiting[name]
        await self.outbox.release(lease)
        return None

    async def _may_send(self, lease: Lease, stop: asyncio.Event) -> bool:
        """Wait for our turn; otherwise put the delivery aside and say no."""
        if self.clock.now() >= lease.delivery.expires:
            await self.outbox.settle(lease, _TOO_LATE)
            return False
        ask = pace.asks(lease.delivery.address, pace.lane(lease.delivery.kind))
        while not stop.is_set():
            wait = await self.budget.reserve(ask)
            if not wait:
                return await self.outbox.attempt(lease, lease.part)
            if wait > pace.PATIENCE:
                await self.outbox.settle(lease, _aside(wait, "waits for its turn"))
                return False
            await self.clock.sleep(wait)
        await self.outbox.release(lease)
        return False

    async def _send(self, post: Post) -> Outcome:
        try:
            sent = await self.messenger.send(
                post.address, post.message, picture=post.picture
            )
        except TelegramError as error:
            return outcomes.read(error)
        except Exception as error:  # noqa: BLE001 - nobody knows how far it came
            self._note("a send failed", error)
            return Outcome(Ending.UNKNOWN, reason=f"{type(error).__name__}: {error}")
        return outcomes.sent(sent)

    async def _detour(self, lease: Lease, outcome: Outcome) -> None:
        """Let another form take its turn: what was refused surely did not arrive."""
        logger.warning("%s goes otherwise: %s", lease.delivery.name, outcome.reason)
        await self.outbox.retract(lease)
        if outcome.ending is Ending.UNPLACED:
            await self.effects.of_delivery(lease.delivery.address, outcome)

    async def _settle(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Write the outcome down, then let it have its effect."""
        self.metrics.count("sends_total", ending=outcome.ending.value)
        following = await self._write(lease, outcome)
        if outcome.ending is not Ending.SENT:
            logger.warning(
                "%s: %s, %s", lease.delivery.name, outcome.ending, outcome.reason
            )
            await self._apply(lease, outcome)
        return following

    async def _apply(self, lease: Lease, outcome: Outcome) -> None:
        address = lease.delivery.address
        if outcome.is_flood:
            self.metrics.count("floods_total")
            await self.budget.halt(pace.halts(address.chat_id), outcome.after)
        await self.effects.of_delivery(address, outcome)

    async def _write(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Settle, again while the store is away: what we know must not get lost."""
        for pause in STORE_PAUSES:
            try:
                return await self.outbox.settle(lease, outcome)
            except Exception as error:  # noqa: BLE001 - a store away is no send error
                self._note(f"{lease.delivery.name} is not settled yet", error)
            await self.clock.sleep(pause)
        return await self.outbox.settle(lease, outcome)

    def _note(self, what: str, error: Exception) -> None:
        self.metrics.count("failures_total", loop="sender")
        logger.error("%s: %s", what, error, exc_info=error)


_TOO_LATE = Outcome(Ending.EXPIRED, reason="it was too late to send it")


def _aside(seconds: float, reason: str) -> Outcome:
    return Outcome(Ending.RETRY, after=seconds, reason=reason)


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but not longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
