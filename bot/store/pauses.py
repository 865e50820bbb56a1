"""Addresses that cannot be written to for now, though their chat goes on.

A closed topic, or a group where we may not speak, is written to again with the next
slot that is a day away, and sooner when its people open it. Any message that arrives
ends the pause (`delivery_sent.lua`).
"""

from datetime import datetime

from bot.clock import Clock, SystemClock
from bot.model import Address, Outcome
from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.settling import KEPT
from bot.store.spans import seconds


class Pauses:
    """Pauses addresses, and ends pauses."""

    def __init__(self, redis: Redis, clock: Clock | None = None) -> None:
        self._redis = redis
        self._clock = clock or SystemClock()
        self._pause = Script(redis, "delivery", "address_pause")
        self._resume = Script(redis, "address_resume")

    async def holds(self, address: Address) -> bool:
        """Return whether the address is paused."""
        name = keys.paused(address.chat_id)
        return bool(await self._redis.hexists(name, str(address.thread_id)))

    async def begin(
        self, address: Address, outcome: Outcome, again: datetime | None
    ) -> None:
        """Settle what waits for the address; its next slot is not before `again`."""
        chat_id, number = address.chat_id, keys.shard(address.chat_id)
        await self._pause(
            [
                keys.due(number),
                keys.paused(chat_id),
                keys.deliveries(chat_id),
                keys.later(number),
                keys.stuck(number),
                keys.tally(number),
            ],
            [
                str(address),
                address.thread_id,
                score(again) if again else "",
                keys.delivery(number, ""),
                score(self._clock.now()),
                seconds(KEPT),
                outcome.ending.value,
                outcome.reason,
            ],
        )

    async def end(self, address: Address, again: datetime | None) -> None:
        """Write to the address again; its next slot is `again`, or sooner."""
        number = keys.shard(address.chat_id)
        await self._resume(
            [keys.due(number), keys.paused(address.chat_id)],
            [str(address), address.thread_id, score(again) if again else ""],
        )

    async def of_chat(self, chat_id: int) -> tuple[Address, ...]:
        """Return the addresses of a chat that are paused."""
        kept = await self._redis.hkeys(keys.paused(chat_id))
        return tuple(Address(chat_id, thread) for thread in sorted(map(int, kept)))
