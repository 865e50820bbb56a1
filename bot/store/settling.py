"""How an attempt ended, written down: one script for each way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.model import Delivery, Ending, Outcome
from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.spans import seconds

# How long a name stays used, and what became of it can be seen.
KEPT = timedelta(days=3)
# A story told this long ago is not told again anyway: it has left the news.
TOLD = timedelta(days=14)
TRIES = 5


@dataclass(frozen=True, slots=True)
class Lease:
    """A delivery that is ours for a while, and the part to send next."""

    ticket: str
    delivery: Delivery
    part: int

    @property
    def shard(self) -> int:
        """The shard that keeps the delivery."""
        return keys.shard(self.delivery.address.chat_id)

    @property
    def label(self) -> str:
        """What the delivery is called in its shard."""
        return keys.label(self.delivery.address.chat_id, self.delivery.name)

    @property
    def key(self) -> str:
        """Where the delivery's record is."""
        return keys.delivery(self.shard, self.label)


class Settling:
    """Settles leases."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._clock = clock
        self._sent = Script(redis, "delivery", "shown", "delivery_sent")
        self._retry = Script(redis, "delivery", "delivery_retry")
        self._end = Script(redis, "delivery", "delivery_end")

    async def sent(self, lease: Lease, message_id: int) -> Lease | None:
        """Write down that the part was sent; return the lease of the next part."""
        address = lease.delivery.address
        now = self._clock.now()
        told = [f"{address.thread_id}/", score(now - TOLD)]
        answer = await self._sent(
            [
                lease.key,
                keys.queue(lease.shard),
                keys.told(address.chat_id),
                keys.paused(address.chat_id),
                *ends(lease.shard),
            ],
            [*claim(lease, now), message_id, *told, address.thread_id],
        )
        return replace(lease, part=lease.part + 1) if answer == b"next" else None

    async def retry(self, lease: Lease, outcome: Outcome) -> None:
        """Have the part tried again later.

        It is given up after the fifth try that Telegram may have taken; what it surely
        did not take costs nobody anything, and ends when the delivery expires.
        """
        most = TRIES if outcome.ending is Ending.UNKNOWN else 0
        await self._retry(
            [
                lease.key,
                keys.queue(lease.shard),
                keys.later(lease.shard),
                *ends(lease.shard),
            ],
            [*claim(lease, self._clock.now()), outcome.after, most, outcome.reason],
        )

    async def end(self, lease: Lease, outcome: Outcome) -> None:
        """Write down that the delivery is over, and why."""
        state = "held" if outcome.ending is Ending.UNKNOWN else outcome.ending.value
        await self._end(
            [lease.key, keys.queue(lease.shard), *ends(lease.shard)],
            [*claim(lease, self._clock.now()), state, outcome.reason],
        )

    async def bury(self, shard: int, found: Sequence[Any], reason: str) -> None:
        """Give up a delivery that was taken and cannot be read."""
        entry, label, flat = found
        part = dict(zip(flat[::2], flat[1::2], strict=True)).get(b"part", b"")
        now = score(self._clock.now())
        await self._end(
            [keys.delivery(shard, label.decode()), keys.queue(shard), *ends(shard)],
            [label, entry, part, now, seconds(KEPT), "dead", reason],
        )


def ends(shard: int) -> list[str]:
    """Return the keys of a shard that take down what was settled."""
    return [keys.stuck(shard), keys.tally(shard)]


def claim(lease: Lease, now: datetime) -> list[str | int]:
    """Return what every settling script is told first."""
    return [lease.label, lease.ticket, lease.part, score(now), seconds(KEPT)]
