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
from typing import cast

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery import outcome as outcomes
from bot.delivery import pace
from bot.delivery.effects import Effects
from bot.delivery.instead import Post, instead
from bot.delivery.messenger import Messenger
from bot.delivery.tending import Tending
from bot.delivery.turns import Turns
from bot.log import Seldom
from bot.metrics import Metrics
from bot.model import Address, Ending, Outcome
from bot.stopping import DRAIN
from bot.store.budget import Ask, Budget, Turn
from bot.store.outbox import Lease, Outbox
from bot.store.refusals import sentence

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
# Seconds between tries to write an outcome down.
STORE_PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


# A turn is lost when the store hung or was away until the attempt was marked: what had
# its turn before would go at once with those after, more than Telegram allows. Once
# only, so that a store that is always so slow still sends. Not where it is paid for: of
# a thousand a second some wait so long for their place in this process.
FRESH = 0.1


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
    # Leases with nothing attempted, by who has each in hand.
    _waiting: dict[asyncio.Task[None], Lease] = field(default_factory=dict, init=False)
    _requeued: float = field(default=float("-inf"), init=False)
    _is_away: bool = field(default=False, init=False)
    _landed: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _turns: Turns = field(init=False)
    _seldom: Seldom = field(init=False)

    def __post_init__(self) -> None:
        self._seldom = Seldom(logger, self.clock.monotonic)
        self._turns = Turns(self.budget, self.clock, self.metrics)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop, then finish what is in hand."""
        self._is_away = False
        tending = Tending(self.outbox, self.clock, self.metrics, self._leases)
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                group.create_task(self._drain(stop, limit))
                group.create_task(tending.run(stop))
                while not stop.is_set():
                    await self._round(group, stop)

    def _leases(self) -> tuple[Lease, ...]:
        """Return the leases in hand with nothing attempted."""
        return tuple(self._waiting.values())

    async def _drain(self, stop: asyncio.Event, limit: asyncio.Timeout) -> None:
        """Once told to stop, interrupt all that waits, and set the rest a limit."""
        await stop.wait()
        limit.reschedule(asyncio.get_running_loop().time() + self.drain_seconds)
        # Again and again: redis-py can swallow a cancellation that meets an answer.
        while self._waiting:
            for task in self._waiting:
                task.cancel()
            await _either(asyncio.Event(), AGAIN_SECONDS)

    async def _round(self, group: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        """Take as many deliveries as there is room for, or rest a moment.

        While Telegram cannot be reached, one at a time is sent to find out whether it
        can: else the whole outbox would be tried again and again.
        """
        most = self.in_flight
        if self._is_away:
            most = 1
            await _either(stop, self.away_seconds)
        room = max(most - len(self._flying), 0)
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
            if (closed := self._turns.closed()) > pace.PATIENCE:
                # Taken now, all that waits would only be put aside, piece by piece.
                await self.clock.sleep(min(closed, REQUEUE_SECONDS))
                return ()
            return await self.outbox.take(room)
        except Exception as error:  # noqa: BLE001 - the loop's boundary
            self._note("cannot take deliveries", error)
            return ()

    async def _deliver(self, lease: Lease, stop: asyncio.Event) -> None:
        """Send the parts of one delivery in order, as far as they go."""
        following: Lease | None = lease
        try:
            post = _post(lease, lease.delivery.address)
            while following and (ready := await self._ready(following, post, stop)):
                outcome = await self._send(following, *ready)
                if other := instead(ready[0], outcome):
                    await self._detour(following, outcome)
                    post = other
                elif following := await self._settle(following, outcome):
                    # A topic that is no more is left out for all parts to come.
                    post = _post(following, post.address)
        except Exception as error:  # noqa: BLE001 - the boundary of one delivery
            self._note(lease.delivery.name, error)

    async def _ready(
        self, lease: Lease, post: Post, stop: asyncio.Event
    ) -> tuple[Post, Turn] | None:
        """Return the post with its picture when it is to go now, its attempt marked.

        Until then nothing is attempted: the lease is prolonged, and given back if we
        are told to stop.
        """
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._waiting[task] = lease
        try:
            return await self._in_turn(lease, post, stop)
        except asyncio.CancelledError:
            if not stop.is_set():
                raise
        finally:
            del self._waiting[task]
        await self.outbox.release(lease)
        return None

    async def _in_turn(
        self, lease: Lease, post: Post, stop: asyncio.Event
    ) -> tuple[Post, Turn] | None:
        # Drawn before the attempt: who dies while drawing leaves nothing unknown.
        picture = post.picture or await self.messenger.picture(post.message)
        turn = await self._may_send(lease, stop)
        return (replace(post, picture=picture), turn) if turn else None

    async def _may_send(self, lease: Lease, stop: asyncio.Event) -> Turn | None:
        """Wait for our turn and return it; otherwise put the delivery aside."""
        if self.clock.now() >= lease.delivery.expires:
            await self.outbox.settle(lease, _TOO_LATE)
            return None
        turn = await self._marked(lease, stop)
        if turn and not turn.is_paid and self.clock.monotonic() - turn.asked > FRESH:
            await self.outbox.retract(lease)
            turn = await self._marked(lease, stop)
        return turn

    async def _marked(self, lease: Lease, stop: asyncio.Event) -> Turn | None:
        """Return our turn, the attempt marked."""
        turn = await self._turns.take(_ask(lease), pace.PATIENCE, stop)
        if stop.is_set():
            await self.outbox.release(lease)
        elif not turn.may_go:
            await self.outbox.settle(lease, _aside(turn.wait, "waits for its turn"))
        elif await self.outbox.attempt(lease, lease.part):
            return turn
        return None

    async def _send(self, lease: Lease, post: Post, turn: Turn) -> Outcome:
        outcome = await self._sent(post, turn)
        await self._heed(lease, outcome)
        return outcome

    async def _sent(self, post: Post, turn: Turn) -> Outcome:
        try:
            sent = await self._say(post, turn)
        except TelegramError as error:
            return outcomes.read(error)
        except Exception as error:  # noqa: BLE001 - nobody knows how far it came
            self._note("a send failed", error)
            return Outcome(Ending.UNKNOWN, reason=f"{type(error).__name__}: {error}")
        return outcomes.sent(sent)

    async def _say(self, post: Post, turn: Turn) -> int:
        """Send the message or put it in the place of another; return its number."""
        self._turns.went(post.address.chat_id, turn)
        if post.edits:
            chat_id = post.address.chat_id
            await self.messenger.edit(chat_id, post.edits, post.message)
            return post.edits
        return await self.messenger.send(
            post.address, post.message, picture=post.picture, is_paid=turn.is_paid
        )

    async def _detour(self, lease: Lease, outcome: Outcome) -> None:
        """Let another form take its turn: what was refused surely did not arrive."""
        logger.warning("%s goes otherwise: %s", lease.delivery.name, outcome.reason)
        await self.outbox.retract(lease)
        if outcome.ending is Ending.UNPLACED:
            await self.effects.of_delivery(lease.delivery.address, outcome)

    async def _settle(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Write the outcome down, then let it have its effect."""
        self.metrics.count("sends_total", ending=outcome.ending.value)
        self._is_away = outcome.ending is Ending.RETRY and not outcome.is_flood
        following = await self._write(lease, outcome)
        if outcome.ending is not Ending.SENT:
            logger.warning(
                "%s: %s, %s", lease.delivery.name, outcome.ending, outcome.reason
            )
            await self.effects.of_delivery(lease.delivery.address, outcome)
        return following

    async def _heed(self, lease: Lease, outcome: Outcome) -> None:
        """Tell who waits what Telegram said of our pace, before any other goes."""
        try:
            await self._turns.heed(lease.delivery.address.chat_id, outcome)
        except Exception as error:  # noqa: BLE001 - a store away is no send error
            self._note(f"{lease.delivery.name}: nobody else hears of the flood", error)

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
        """Log what went wrong; a store that is away befalls all, and is told seldom."""
        self.metrics.count("failures_total", loop="sender")
        if trouble := sentence(error):
            self._seldom.error(f"{what}: {trouble}")
        else:
            logger.error("%s: %s", what, error, exc_info=error)


def _ask(lease: Lease) -> Ask:
    """Return what to ask the budget for one part of this delivery."""
    address = lease.delivery.address
    return pace.asks(address, pace.lane(lease.delivery.kind, address.chat_id))


def _post(lease: Lease, address: Address) -> Post:
    """Return the part of a delivery that is next, for this address."""
    edits = lease.delivery.edits
    number = edits[lease.part] if edits else 0
    return Post(address, lease.delivery.messages[lease.part], edits=number)


_TOO_LATE = Outcome(Ending.EXPIRED, reason="it was too late to send it")


def _aside(seconds: float, reason: str) -> Outcome:
    return Outcome(Ending.RETRY, after=seconds, reason=reason)


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but not longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
