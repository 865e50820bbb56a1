"""The deliveries not yet settled, and the slots that become deliveries.

    due ──fire──▶ fired ──compose, add──▶ queued ──take──▶ leased ──attempt──▶ attempted
    attempted ──sent──▶ leased for the next part … ──▶ sent (and what was told is kept)
              ──retry──▶ later ──▶ queued, until it expires
              ──refused, another form──▶ leased
              ──unknown──▶ held, or by policy later ──▶ queued, five times; then dead
              ──blocked, closed, refused, moved, …──▶ settled under that name

Each arrow is one Lua script, and each checks that the lease is still ours. Leases run
on the server's own clock, retries on the caller's.

What always holds: whatever may have reached Telegram has its attempt on record, and an
attempt whose process lives is settled before its lease runs out. For an attempt is
marked before its request is written, and a request ends within `transport.MOST`
seconds, which is well under `ATTEMPTED`. So an attempt whose lease ran out is that of a
process that died or is cut off: Telegram may have the message, it has no way to ask,
and the outcome is unknown. Should the answer come after all, it still counts.

A lease without an attempt may be taken back at any time, for whoever lost it is refused
the attempt. Its process prolongs it every second (`bot.delivery.sending.tending`).
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.clock import Clock, SystemClock
from bot.model import Address, Delivery, Ending, Kind, Outcome, Slot, Subscription
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.firing import Fired, Firing
from bot.store.ledger import History, Ledger
from bot.store.queueing import queueing
from bot.store.records import score, unpack_delivery
from bot.store.rounds import Rounds, Shards
from bot.store.scripts import Call, Script, Word
from bot.store.settling import KEPT, TRIES, Lease, Settling, claim, ends
from bot.store.spans import seconds
from bot.store.trails import Record
from bot.store.unknown import resent

__all__ = ["Firing", "Lease", "Outbox", "Record"]

log = logging.getLogger(__name__)

# Without an attempt: what a dead process had in hand is sent by another this soon.
WAITING = 5.0
# With one: longer than a request can last, with five seconds to write down its end.
ATTEMPTED = 20.0
# A slot being composed: a hundred at once take about a second. Where a language model
# is slower another may compose them too, which does no harm: the name is used once.
COMPOSED = 10.0


class Outbox:
    """Moves deliveries from state to state, for any number of processes at once."""

    def __init__(
        self,
        redis: Redis,
        owner: str,
        *,
        clock: Clock | None = None,
        lease_seconds: float | None = None,
        again: frozenset[Kind] = resent(),
    ) -> None:
        """`lease_seconds` is how long every lease lives, instead of the usual times.

        `again` are the kinds sent again when nobody knows whether they arrived.
        """
        self._owner = owner
        self._clock = clock or SystemClock()
        usual = (WAITING, ATTEMPTED, COMPOSED)
        waiting, attempted, composed = (
            each if lease_seconds is None else lease_seconds for each in usual
        )
        self._lives = int(waiting * 1000), int(attempted * 1000)
        self._again = again
        self._reaped = float("-inf")
        self._fired = Fired(redis, composed)
        self._ledger = Ledger(redis)
        self._settling = Settling(redis, self._clock)
        self._add = Script(redis, "delivery", "delivery_add")
        self._attempt = Script(redis, "delivery", "delivery_attempt")
        self._keep = Script(redis, "delivery", "delivery_keep")
        self._reap = Script(redis, "delivery", "delivery_reap")
        self._due = Script(redis, "delivery", "delivery_due")
        take = Script(redis, "delivery", "delivery_take")
        self._rounds = Rounds(redis, take, keys.queue)
        self._shards = Shards(redis)

    # From a due moment to a slot in hand.

    async def fire(
        self,
        subscription: Subscription,
        expected: datetime,
        next_due: datetime,
        slot: Slot,
    ) -> bool:
        """Fire a subscription's slot; False when somebody else did, or it changed."""
        slot = replace(slot, address=subscription.address)
        return await self.fire_all([Firing(slot, expected, next_due)]) == 1

    async def fire_all(self, firings: Iterable[Firing]) -> int:
        """Fire these slots; return how many nobody had fired before."""
        return await self._fired.fire(firings)

    async def take_fired(self, count: int) -> tuple[tuple[str, Slot], ...]:
        """Return fired slots with their tickets; not done in time, they come again."""
        return await self._fired.take(count)

    async def done(self, ticket: str) -> None:
        """Forget a fired slot, because its delivery is in the outbox or not needed."""
        await self._fired.done(ticket)

    # From a delivery to its settlement.

    async def add(self, delivery: Delivery, ticket: str = "") -> bool:
        """Put a delivery into the queue; False when its name was used before.

        The fired slot of this ticket is forgotten in the same step.
        """
        call = _adding(delivery, self._clock.now(), ticket)
        return bool(await self._add(*call))

    async def add_all(self, deliveries: Iterable[Delivery]) -> int:
        """Put these into the queue; return how many have a name not used before."""
        now = self._clock.now()
        return sum(await self._add.each(_adding(one, now) for one in deliveries))

    async def take(self, count: int) -> tuple[Lease, ...]:
        """Return at most `count` deliveries, now ours, with the part to send next."""
        if self._clock.monotonic() - self._reaped >= self._lives[0] / 2000:
            await self.reap(self._clock.now())

        def ask(number: int, share: int) -> Call:
            prefix = keys.delivery(number, "")
            return [keys.queue(number)], [share, prefix, self._owner]

        found = await self._rounds.collect(count, ask)
        leases = [await self._read(number, item) for number, item in found]
        return tuple(lease for lease in leases if lease)

    async def attempt(self, lease: Lease, part: int) -> bool:
        """Mark that this part is about to be sent; False when it must not be.

        The lease was lost then, or the chat is over.
        """
        number = lease.shard
        names = [lease.key, keys.queue(number), *ends(number)]
        words = claim(replace(lease, part=part), self._clock.now())
        chat = keys.chat(lease.delivery.address.chat_id)
        return bool(await self._attempt([*names, chat], words))

    async def retract(self, lease: Lease) -> None:
        """Unmark an attempt that Telegram refused: the part goes in another form."""
        await self._keep.each([_keeping(lease, "attempted")])

    async def prolong(self, leases: Iterable[Lease]) -> None:
        """Begin these leases anew, as far as they are ours and nothing is attempted."""
        await self._keep.each(_keeping(lease, "leased") for lease in leases)

    async def settle(self, lease: Lease, outcome: Outcome) -> Lease | None:
        """Write down how the attempt ended; return the lease of the next part, if any.

        What a lost lease says is not written down, but for one thing: that a message
        counted as unknown was sent after all.
        """
        match outcome.ending:
            case Ending.SENT:
                return await self._settling.sent(lease, outcome.message_id)
            case Ending.RETRY:
                await self._settling.retry(lease, outcome)
            case Ending.UNKNOWN if lease.delivery.kind in self._again:
                await self._settling.retry(lease, outcome)
            case Ending.MOVED:
                if not lease.delivery.edits:
                    await self._forward(lease, outcome.moved_to)
                await self._settling.end(lease, outcome)
            case _:
                await self._settling.end(lease, outcome)
        return None

    async def release(self, lease: Lease) -> None:
        """Give a lease back at once, with nothing attempted."""
        outcome = Outcome(Ending.RETRY, reason="given back")
        await self._settling.retry(lease, outcome)

    async def requeue_due(self, now: datetime) -> int:
        """Put what is to be tried again by now into the queue; return how many."""
        numbers = await self._shards.with_due(keys.later, score(now))
        return sum(
            await self._due.each(
                (
                    [keys.later(number), keys.queue(number)],
                    [score(now), keys.delivery(number, "")],
                )
                for number in numbers
            )
        )

    async def reap(self, now: datetime) -> int:
        """Take back leases that ran out; return how many."""
        self._reaped = self._clock.monotonic()
        fixed: list[Word] = [score(now), seconds(KEPT), TRIES, *sorted(self._again)]
        numbers = await self._shards.with_entries(keys.queue)
        return sum(
            await self._reap.each(
                (
                    [keys.queue(number), *ends(number)],
                    [*self._lives, keys.delivery(number, ""), *fixed],
                )
                for number in numbers
            )
        )

    # What the operator, and the next briefing, want to know.

    async def stuck(self, limit: int = 100_000) -> tuple[Record, ...]:
        """Return those that were held or given up in the last days, newest first."""
        return await self._ledger.stuck(self._clock.now() - KEPT, limit)

    async def of_chat(self, chat_id: int) -> tuple[Record, ...]:
        """Return what became of a chat's deliveries of the last days, oldest first."""
        return await self._ledger.of_chat(chat_id)

    async def counts(self) -> dict[str, int]:
        """Return how many wait in each place, and how many ended in each way."""
        return await self._ledger.counts()

    async def told(self, address: Address) -> dict[str, str]:
        """Return the stories this address was told, and in which state of each."""
        return dict((await self._ledger.history(address)).told)

    async def history(self, address: Address) -> History:
        """Return what this address was told, and when it last was told anything."""
        return await self._ledger.history(address)

    async def _read(self, number: int, item: Sequence[Any]) -> Lease | None:
        """Return the lease found there; a record that cannot be read is given up.

        Were it an error, it would keep all others from being sent.
        """
        entry, label, flat = item
        raw = dict(zip(flat[::2], flat[1::2], strict=True))
        try:
            delivery = unpack_delivery(text_of(label), raw)
            return Lease(text_of(entry), delivery, int(raw[b"part"]))
        except (KeyError, TypeError, ValueError) as error:
            log.exception("the record of %s cannot be read", text_of(label))
            reason = f"its record cannot be read: {error!r}"
            await self._settling.bury(number, item, reason)
            return None

    async def _forward(self, lease: Lease, chat_id: int) -> None:
        """Put what is left into the queue of the chat's new id.

        Its name changes as a slot's does, so that the slot is not sent there again.
        """
        old = lease.delivery
        address = Address(chat_id, old.address.thread_id)
        name = old.name.replace(str(old.address), str(address))
        left = old.messages[lease.part :]
        # Its messages are corrected together or not at all.
        content = "" if lease.part else old.content
        await self.add(
            replace(old, name=name, address=address, messages=left, content=content)
        )


def _adding(delivery: Delivery, now: datetime, ticket: str = "") -> Call:
    names, fixed, fields = queueing(delivery, now)
    return names, [*fixed, ticket.partition("/")[2], *fields]


def _keeping(lease: Lease, state: str) -> Call:
    return [lease.key, keys.queue(lease.shard)], [lease.ticket, lease.part, state]
