"""From a due moment to a slot in somebody's hand.

A slot is fired by compare and set on the due index, so any number of schedulers may try
and a call may be repeated; it then waits in its shard's stream until it was composed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.model import Slot
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.records import pack_slot, score, unpack_slot
from bot.store.rounds import Rounds
from bot.store.scripts import Call, Script

# Lua can unpack about 8,000 arguments at once, and other calls should not wait long.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Firing:
    """A slot to fire: due when we saw it, and due next at another moment."""

    slot: Slot
    expected: datetime
    next_due: datetime


class Fired:
    """Fires slots, and hands them out until they are done."""

    def __init__(self, redis: Redis, lease_seconds: float) -> None:
        self._redis = redis
        self._lease_ms = int(lease_seconds * 1000)
        self._fire = Script(redis, "fire")
        self._rounds = Rounds(redis, Script(redis, "fired_take"), keys.fired)

    async def fire(self, firings: Iterable[Firing]) -> int:
        """Fire these slots; return how many nobody had fired before."""
        shards: dict[int, list[str]] = {}
        for firing in firings:
            number = keys.shard(firing.slot.address.chat_id)
            shards.setdefault(number, []).extend(_words(firing))
        answers = await self._fire.each(
            ([keys.due(number), keys.fired(number)], words[start : start + 4 * _BATCH])
            for number, words in shards.items()
            for start in range(0, len(words), 4 * _BATCH)
        )
        return sum(map(sum, answers))

    async def take(self, count: int) -> tuple[tuple[str, Slot], ...]:
        """Return fired slots with their tickets; not done in time, they come again."""

        def ask(number: int, share: int) -> Call:
            return [keys.fired(number)], [share, self._lease_ms]

        # One that runs out at once may be found twice.
        found = {
            f"{number}/{text_of(entry)}": unpack_slot(slot)
            for number, (entry, slot) in await self._rounds.collect(count, ask)
        }
        return tuple(found.items())

    async def done(self, ticket: str) -> None:
        """Forget a fired slot."""
        number, _, entry = ticket.partition("/")
        pipe = self._redis.pipeline(transaction=False)
        pipe.xack(keys.fired(int(number)), "g", entry)
        pipe.xdel(keys.fired(int(number)), entry)
        await pipe.execute()


def _words(firing: Firing) -> list[str]:
    address = str(firing.slot.address)
    moments = [score(firing.expected), score(firing.next_due)]
    return [address, *moments, pack_slot(firing.slot)]
