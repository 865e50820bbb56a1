"""What became of deliveries: for the operator, and for the next briefing.

However many wait or are stuck, only a few are read: counts are kept or counted where
they lie, and of lists the newest are shown. `benchmarks/store.py` measures both with
100,000 stuck.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model import Address, Slot
from bot.store import keys
from bot.store.codec import Raw, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score, unpack_slot
from bot.store.scripts import Script
from bot.store.trails import Record, Trail, unpack_record, unpack_trail

SHOWN = 20
_FIELDS = ["address", "state", "reason", "since"]
# Fired slots looked through for those of one chat; more than a worker composes in a
# second, and read in 1 ms.
_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Heads:
    """How long what is next in turn has waited: None where nothing waits.

    `fired` is when the slot to be composed next was due; `queued` is when the delivery
    to be sent next was put into the outbox.
    """

    fired: datetime | None = None
    queued: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The stories an address was told, each with its state, and when it last was.

    `when` is when it was told each of them last.
    """

    told: Mapping[str, str]
    last: datetime | None
    when: Mapping[str, datetime] = field(default_factory=dict)


def history_of(address: Address, kept: Raw) -> History:
    """Return what an address was told, by what is kept of its whole chat."""
    prefix = f"{address.thread_id}/"
    told: dict[str, str] = {}
    when: dict[str, datetime] = {}
    for name, value in ((text_of(name), text_of(kept[name])) for name in kept):
        if name.startswith(prefix):
            story_id = name.removeprefix(prefix)
            moment, _, told[story_id] = value.partition(" ")
            when[story_id] = moment_of(moment)
    return History(told, max(when.values(), default=None), when)


class Ledger:
    """Reads what the outbox wrote down, and forgets what is old of it."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._stuck_count = Script(redis, "stuck_count")

    async def stuck(self, oldest: datetime, limit: int = SHOWN) -> tuple[Record, ...]:
        """Return the newest deliveries held or given up since then, newest first."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.zrange(
                keys.stuck(number), "+inf", score(oldest),
                desc=True, byscore=True, offset=0, num=limit, withscores=True,
            )  # fmt: skip
        listed = sorted(
            (
                (moment, text_of(name), number)
                for number, names in enumerate(await pipe.execute())
                for name, moment in names
            ),
            reverse=True,
        )
        return await self._records((number, name) for _, name, number in listed[:limit])

    async def stuck_total(self, oldest: datetime) -> int:
        """Return how many since then are stuck, in a millisecond however many."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.zcount(keys.stuck(number), score(oldest), "+inf")
        return sum(await pipe.execute())

    async def forget_stuck(self, oldest: datetime) -> None:
        """List those no longer that are stuck since before then."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.zremrangebyscore(keys.stuck(number), "-inf", f"({score(oldest)}")
        await pipe.execute()

    async def stuck_counts(self, oldest: datetime) -> dict[str, int]:
        """Return how many since then are stuck in each state, looking at every one.

        100,000 take the server 0.1 s, in 64 pieces between which others are served.
        """
        answers = await self._stuck_count.each(
            ([keys.stuck(number)], [score(oldest), keys.delivery(number, "")])
            for number in range(keys.SHARDS)
        )
        counts: dict[str, int] = {}
        for answer in answers:
            for state, number in zip(answer[::2], answer[1::2], strict=True):
                counts[text_of(state)] = counts.get(text_of(state), 0) + number
        return counts

    async def of_chat(self, chat_id: int) -> tuple[Record, ...]:
        """Return what became of a chat's deliveries of the last days, oldest first."""
        names = await self._redis.zrange(keys.deliveries(chat_id), 0, -1)
        number = keys.shard(chat_id)
        return await self._records((number, text_of(name)) for name in names)

    async def trails(self, chat_id: int) -> tuple[Trail, ...]:
        """Return the way of each delivery of a chat of the last week, oldest first."""
        number = keys.shard(chat_id)
        pipe = self._redis.pipeline(transaction=False)
        pipe.zrange(keys.deliveries(chat_id), 0, -1, withscores=True)
        (listed,) = await pipe.execute()
        pipe = self._redis.pipeline(transaction=False)
        for name, _ in listed:
            pipe.hgetall(keys.delivery(number, text_of(name)))
            pipe.zscore(keys.later(number), name)
        answers = await pipe.execute()
        found = zip(listed, answers[::2], answers[1::2], strict=True)
        return tuple(
            unpack_trail(text_of(name), added, raw, again)
            for (name, added), raw, again in found
        )

    async def composing(self, chat_id: int) -> tuple[Slot, ...]:
        """Return slots of a chat that were fired, among the first to be composed."""
        pipe = self._redis.pipeline(transaction=False)
        pipe.xrange(keys.fired(keys.shard(chat_id)), count=_LOOKED_AT)
        (items,) = await pipe.execute()
        slots = (unpack_slot(fields[b"slot"]) for _, fields in items)
        return tuple(slot for slot in slots if slot.address.chat_id == chat_id)

    async def counts(self) -> dict[str, int]:
        """Return how many wait in each place, and how many ended in each way."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.xlen(keys.fired(number))
            pipe.xlen(keys.queue(number))
            pipe.zcard(keys.later(number))
            pipe.hgetall(keys.tally(number))
        answers = await pipe.execute()
        places = ("fired", "queued", "later")
        counts = {name: sum(answers[at::4]) for at, name in enumerate(places)}
        for tally in answers[3::4]:
            for name, number in tally.items():
                counts[text_of(name)] = counts.get(text_of(name), 0) + int(number)
        return counts

    async def heads(self) -> Heads:
        """Return how long what is next in turn has waited."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.xrange(keys.fired(number), count=1)
            pipe.xrange(keys.queue(number), count=1)
        answers = await pipe.execute()
        due = [
            unpack_slot(fields[b"slot"]).due
            for items in answers[::2]
            for _, fields in items
        ]
        labels = [
            text_of(fields[b"name"]) for items in answers[1::2] for _, fields in items
        ]
        added = await self._added(labels)
        return Heads(min(due, default=None), min(added, default=None))

    async def halted_until(self) -> datetime | None:
        """Return until when Telegram wants to hear nothing from us, None if it does."""
        moment = await self._redis.get(keys.halt("all"))
        return moment_of(moment) if moment else None

    async def history(self, address: Address) -> History:
        """Return what this address was told, and when it last was told anything."""
        kept = await self._redis.hgetall(keys.told(address.chat_id))
        return history_of(address, kept)

    async def _added(self, labels: list[str]) -> list[datetime]:
        """Return when these were put into the outbox, as far as it is known."""
        pipe = self._redis.pipeline(transaction=False)
        for label in labels:
            pipe.zscore(keys.deliveries(int(label.partition("|")[0])), label)
        return [moment_of(found) for found in await pipe.execute() if found]

    async def _records(self, wanted: Iterable[tuple[int, str]]) -> tuple[Record, ...]:
        places = list(wanted)
        pipe = self._redis.pipeline(transaction=False)
        for number, name in places:
            pipe.hmget(keys.delivery(number, name), _FIELDS)
        found = zip(places, await pipe.execute(), strict=True)
        return tuple(
            unpack_record(name, raw) for (_, name), raw in found if raw[0] is not None
        )
