"""Sees one delivery through: each of its parts, in order, to its settlement.

draw its picture → wait for the budget → attempt → send → read the outcome → settle →
its effect. An attempt nobody could settle, because we died or the store did, is found
by its lease and counts as unknown.
"""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import cast

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery.calls import outcome as outcomes
from bot.delivery.sending import pace
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.failures import Failures
from bot.delivery.sending.instead import Post, instead
from bot.delivery.sending.messenger import Messenger
from bot.delivery.sending.turns import Turns
from bot.metrics import Metrics
from bot.model import Address, Ending, Outcome
from bot.store.budget import Ask, Turn
from bot.store.outbox import Lease, Outbox

logger = logging.getLogger(__name__)

# Seconds between tries to write an outcome down.
STORE_PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
# A turn is lost when the store hung or was away until the attempt was marked: what had
# its turn before would go at once with those after, more than Telegram allows. Once
# only, so that a store that is always so slow still sends. Not where it is paid for: of
# a thousand a second some wait so long for their place in this process.
FRESH = 0.1


@dataclass
class Carrying:
    """Carries deliveries to their chats; whatever goes wrong with one touches no other.

    `is_away` while Telegram could not be reached the last time.
    """

    outbox: Outbox
    messenger: Messenger
    effects: Effects
    turns: Turns
    clock: Clock
    metrics: Metrics
    failures: Failures
    is_away: bool = field(default=False, init=False)
    # Leases with nothing attempted, by who has each in hand.
    waiting: dict[asyncio.Task[None], Lease] = field(default_factory=dict, init=False)

    def leases(self) -> tuple[Lease, ...]:
        """Return the leases in hand with nothing attempted."""
        return tuple(self.waiting.values())

    async def carry(self, lease: Lease, stop: asyncio.Event) -> None:
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
            self.failures.note(lease.delivery.name, error)

    async def _ready(
        self, lease: Lease, post: Post, stop: asyncio.Event
    ) -> tuple[Post, Turn] | None:
        """Return the post with its picture when it is to go now, its attempt marked.

        Until then nothing is attempted: the lease is prolonged, and given back if we
        are told to stop.
        """
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self.waiting[task] = lease
        try:
            return await self._in_turn(lease, post, stop)
        except asyncio.CancelledError:
            if not stop.is_set():
                raise
        finally:
            del self.waiting[task]
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
        turn = await self.turns.take(_ask(lease), pace.PATIENCE, stop)
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
            self.failures.note("a send failed", error)
            return Outcome(Ending.UNKNOWN, reason=f"{type(error).__name__}: {error}")
        return outcomes.sent(sent)

    async def _say(self, post: Post, turn: Turn) -> int:
        """Send the message or put it in the place of another; return its number."""
        self.turns.went(post.address.chat_id, turn)
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
        self.is_away = outcome.ending is Ending.RETRY and not outcome.is_flood
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
            await self.turns.heed(lease.delivery.address.chat_id, outcome)
        except Exception as error:  # noqa: BLE001 - a store away is no send error
            self.failures.note(
                f"{lease.delivery.name}: nobody else hears of the flood", error
            )

    async def _write(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Settle, again while the store is away: what we know must not get lost."""
        for pause in STORE_PAUSES:
            try:
                return await self.outbox.settle(lease, outcome)
            except Exception as error:  # noqa: BLE001 - a store away is no send error
                self.failures.note(f"{lease.delivery.name} is not settled yet", error)
            await self.clock.sleep(pause)
        return await self.outbox.settle(lease, outcome)


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
