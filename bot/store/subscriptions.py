"""The subscriptions, and when the next slot of each is due."""

from collections.abc import Sequence
from datetime import datetime

from bot.model import Address, Subscription
from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import pack_subscription, score, unpack_subscription
from bot.store.rounds import Shards
from bot.store.scripts import Script

Due = tuple[Subscription, datetime]


class Subscriptions:
    """Keeps subscriptions together with their place in the due index."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "kept", "subscription_put")
        self._move = Script(redis, "due_move")
        self._shards = Shards(redis)

    async def get(self, address: Address) -> Subscription | None:
        """Return the subscription of this address."""
        thread = str(address.thread_id)
        raw = await ask(
            self._redis, "HGET", keys.subscriptions(address.chat_id), thread
        )
        return unpack_subscription(address, raw) if raw else None

    async def of_chat(self, chat_id: int) -> tuple[Subscription, ...]:
        """Return the subscriptions of a chat, by thread."""
        kept = await self._redis.hgetall(keys.subscriptions(chat_id))
        threads = {int(thread): raw for thread, raw in kept.items()}
        return tuple(
            unpack_subscription(Address(chat_id, thread), threads[thread])
            for thread in sorted(threads)
        )

    async def save(self, subscription: Subscription, due: datetime | None) -> None:
        """Keep the subscription, and that its next slot is due then (None: never)."""
        moment = score(due) if due else ""
        await self._change(
            subscription.address, pack_subscription(subscription), moment
        )

    async def remove(self, address: Address) -> bool:
        """Forget the subscription; False when there is none."""
        return await self._change(address, "", "")

    async def due(self, now: datetime, limit: int = 500) -> tuple[Due, ...]:
        """Return at most `limit` subscriptions due by now, longest due first."""
        pipe = self._redis.pipeline(transaction=False)
        for number in await self._shards.with_due(keys.due, score(now)):
            pipe.zrange(
                keys.due(number), "-inf", score(now),
                byscore=True, offset=0, num=limit, withscores=True,
            )  # fmt: skip
        found = [
            (moment, Address.parse(text_of(name)))
            for entries in await pipe.execute()
            for name, moment in entries
        ]
        return await self._with_records(sorted(found)[:limit])

    async def due_after(self, moment: datetime, number: int) -> tuple[Due, ...]:
        """Return the subscriptions of a shard that are due after this moment."""
        pipe = self._redis.pipeline(transaction=False)
        pipe.zrange(
            keys.due(number), f"({score(moment)}", "+inf", byscore=True, withscores=True
        )
        (entries,) = await pipe.execute()
        found = [(due, Address.parse(text_of(name))) for name, due in entries]
        return await self._with_records(found)

    async def move(self, address: Address, expected: datetime, due: datetime) -> bool:
        """Let it be due at another moment; False when it is not due as expected."""
        names = [keys.due(keys.shard(address.chat_id))]
        words = [str(address), score(expected), score(due)]
        return bool(await self._move(names, words))

    async def next_due(self, address: Address) -> datetime | None:
        """Return when the next slot of this address is due."""
        number = keys.shard(address.chat_id)
        moment = await self._redis.zscore(keys.due(number), str(address))
        return None if moment is None else moment_of(moment)

    async def count(self) -> int:
        """Return how many addresses have a slot to come."""
        pipe = self._redis.pipeline(transaction=False)
        for number in range(keys.SHARDS):
            pipe.zcard(keys.due(number))
        return sum(await pipe.execute())

    async def _with_records(
        self, found: Sequence[tuple[float, Address]]
    ) -> tuple[Due, ...]:
        if not found:
            return ()
        pipe = self._redis.pipeline(transaction=False)
        for _, address in found:
            pipe.hget(keys.subscriptions(address.chat_id), str(address.thread_id))
        return tuple(
            (unpack_subscription(address, raw), moment_of(moment))
            for (moment, address), raw in zip(found, await pipe.execute(), strict=True)
            if raw is not None
        )

    async def _change(self, address: Address, record: str, moment: str) -> bool:
        names = [
            keys.subscriptions(address.chat_id),
            keys.due(keys.shard(address.chat_id)),
        ]
        thread = str(address.thread_id)
        return bool(await self._put(names, [thread, str(address), record, moment]))
