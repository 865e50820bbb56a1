"""Takes deliveries from the outbox and sees each part through to its settlement.

take → wait for the budget → attempt → send → read the outcome → its effect → settle.
The parts of one delivery go in order; different deliveries go side by side. Whatever
goes wrong with one touches no other. An attempt nobody could settle, because we died
or the store did, is found by its lease and counts as unknown; it is never sent twice.

Told to stop, it takes nothing new, finishes what is in hand and gives back what waits;
after four seconds it drops the rest, and their leases speak for them.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field, replace

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery import outcome as outcomes
from bot.delivery import pace
from bot.delivery.caption import words_alone
from bot.delivery.messenger import Messenger
from bot.delivery.runs import encode, visible
from bot.delivery.turns import Turns
from bot.metrics import Metrics
from bot.model import Ending, Message, Outcome
from bot.store.budget import Ask, Budget, Turn
from bot.store.chats import Chats
from bot.store.outbox import Lease, Outbox

logger = logging.getLogger(__name__)

# At 30 messages a second this bears half a second of Telegram's time for each.
IN_FLIGHT = 16
DRAIN_SECONDS = 4.0
IDLE_SECONDS = 0.2
# How often deliveries whose time to be tried again has come are looked for.
REQUEUE_SECONDS = 1.0
# Together well under the life of a lease.
STORE_PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


@dataclass
class Sender:
    """Sends what the outbox holds, until told to stop."""

    outbox: Outbox
    budget: Budget
    messenger: Messenger
    chats: Chats
    clock: Clock
    metrics: Metrics = field(default_factory=Metrics)
    in_flight: int = IN_FLIGHT
    drain_seconds: float = DRAIN_SECONDS
    _flying: set[asyncio.Task[None]] = field(default_factory=set, init=False)
    _requeued: float = field(default=float("-inf"), init=False)
    _turns: Turns = field(init=False)

    def __post_init__(self) -> None:
        self._turns = Turns(self.budget, self.clock, self.metrics)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop, then finish what is in hand."""
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                group.create_task(self._limit(stop, limit))
                while not stop.is_set():
                    await self._round(group, stop)

    async def _limit(self, stop: asyncio.Event, limit: asyncio.Timeout) -> None:
        await stop.wait()
        limit.reschedule(asyncio.get_running_loop().time() + self.drain_seconds)

    async def _round(self, group: asyncio.TaskGroup, stop: asyncio.Event) -> None:
        """Take as many deliveries as there is room for, or rest a moment."""
        leases = await self._take(self.in_flight - len(self._flying))
        for lease in leases:
            task = group.create_task(self._deliver(lease, stop))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)
        if len(self._flying) >= self.in_flight:
            await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        elif not leases:
            await _rest(stop)

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
            while following and (turn := await self._may_send(following, stop)):
                following = await self._send_part(following, turn)
        except Exception as error:  # noqa: BLE001 - the boundary of one delivery
            self._note(lease.delivery.name, error)

    async def _may_send(self, lease: Lease, stop: asyncio.Event) -> Turn | None:
        """Wait for our turn and return it; otherwise put the delivery aside."""
        if self.clock.now() >= lease.delivery.expires:
            await self.outbox.settle(lease, _TOO_LATE)
            return None
        turn = await self._turns.take(_ask(lease), pace.PATIENCE, stop)
        if stop.is_set():
            await self.outbox.release(lease)
        elif not turn.may_go:
            await self.outbox.settle(lease, _aside(turn.wait, "waits for its turn"))
        elif await self.outbox.attempt(lease, lease.part):
            return turn
        return None

    async def _send_part(self, lease: Lease, turn: Turn) -> Lease | None:
        """Send one part and settle it; return the lease of the next, if any."""
        message = lease.delivery.messages[lease.part]
        outcome = await self._send(lease, message, turn)
        if words := words_alone(message, outcome):
            message = words
            outcome = await self._send_again(lease, words, outcome)
        if outcome.ending is Ending.REFUSED:
            outcome = await self._send_again(lease, bare(message), outcome)
        self.metrics.count("sends_total", ending=outcome.ending.value)
        if outcome.ending is not Ending.SENT:
            logger.warning(
                "%s: %s, %s", lease.delivery.name, outcome.ending, outcome.reason
            )
        return await self._settle(lease, outcome)

    async def _send_again(
        self, lease: Lease, plainer: Message, outcome: Outcome
    ) -> Outcome:
        """Send a plainer form of what was refused; the attempt is still the same."""
        logger.warning("%s goes plainer: %s", lease.delivery.name, outcome.reason)
        # However long it takes: the attempt is ours and goes on.
        turn = await self._turns.take(_ask(lease))
        return await self._send(lease, plainer, turn)

    async def _send(self, lease: Lease, message: Message, turn: Turn) -> Outcome:
        address = lease.delivery.address
        try:
            sent = await self.messenger.send(address, message, is_paid=turn.is_paid)
        except TelegramError as error:
            return outcomes.read(error)
        return outcomes.sent(sent)

    async def _settle(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Write the outcome down, then let it have its effect."""
        await self._heed(lease, outcome)
        # Telegram away is no fault of the delivery: its expiry ends the trying, not
        # the number of tries.
        uncounted = outcome.ending is Ending.RETRY
        following = await self._write(lease, replace(outcome, is_flood=uncounted))
        chat_id = lease.delivery.address.chat_id
        if outcome.ending is Ending.GONE:
            await self.chats.deactivate(chat_id, outcome.reason)
        elif outcome.ending is Ending.MOVED:
            await self.chats.migrate(chat_id, outcome.moved_to)
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
        self.metrics.count("failures_total", loop="sender")
        logger.error("%s: %s", what, error, exc_info=error)


def bare(message: Message) -> Message:
    """Return the message's words alone, which Telegram cannot misread."""
    html = encode(visible(message.html))
    return replace(message, html=html, buttons=(), picture="")


def _ask(lease: Lease) -> Ask:
    """Return what to ask the budget for one part of this delivery."""
    address = lease.delivery.address
    return pace.asks(address, pace.lane(lease.delivery.kind, address.chat_id))


_TOO_LATE = Outcome(Ending.REFUSED, reason="it was too late to send it")


def _aside(seconds: float, reason: str) -> Outcome:
    return Outcome(Ending.RETRY, after=seconds, is_flood=True, reason=reason)


async def _rest(stop: asyncio.Event) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(IDLE_SECONDS):
            await stop.wait()
