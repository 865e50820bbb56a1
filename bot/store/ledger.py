"""What became of deliveries: for the operator, and for the next briefing."""

from collections.abc import Iterable
from datetime import datetime

from bot.model import Address
from bot.store import keys
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import Record, score, unpack_record

_FIELDS = ["address", "state", "reason", "since"]


class Ledger:
    """Reads what the outbox wrote down."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def stuck(self, oldest: datetime) -> tuple[Record, ...]:
        """Return deliveries that were held or given up since then, by time."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.zremrangebyscore(keys.stuck(number), "-inf", f"({score(oldest)}")
            pipe.zrange(keys.stuck(number), 0, -1)
        listed = (await pipe.execute())[1::2]
        found = await self._records(
            (number, text_of(name))
            for number, names in enumerate(listed)
            for name in names
        )
        return tuple(sorted(found, key=lambda record: (record.since, record.name)))

    async def of_chat(self, chat_id: int) -> tuple[Record, ...]:
        """Return what became of a chat's deliveries of the last days, oldest first."""
        names = await self._redis.zrange(keys.deliveries(chat_id), 0, -1)
        number = keys.shard(chat_id)
        return await self._records((number, text_of(name)) for name in names)

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

    async def told(self, address: Address) -> dict[str, str]:
        """Return the stories this address was told, and in which state of each."""
        kept = await self._told(address)
        return {name: value.partition(" ")[2] for name, value in kept.items()}

    async def last_told(self, address: Address) -> datetime | None:
        """Return when this address was last told a story, None if it never was."""
        kept = await self._told(address)
        moments = [float(value.partition(" ")[0]) for value in kept.values()]
        return moment_of(max(moments)) if moments else None

    async def _told(self, address: Address) -> dict[str, str]:
        """Return for each story the moment it was told and its state, in one string."""
        kept = await self._redis.hgetall(keys.told(address.chat_id))
        prefix = f"{address.thread_id}/"
        words = ((text_of(name), text_of(value)) for name, value in kept.items())
        return {
            name.removeprefix(prefix): value
            for name, value in words
            if name.startswith(prefix)
        }

    async def _records(self, wanted: Iterable[tuple[int, str]]) -> tuple[Record, ...]:
        places = list(wanted)
        pipe = self._redis.pipeline(transaction=False)
        for number, name in places:
            pipe.hmget(keys.delivery(number, name), _FIELDS)
        found = zip(places, await pipe.execute(), strict=True)
        return tuple(
            unpack_record(name, raw) for (_, name), raw in found if raw[0] is not None
        )
