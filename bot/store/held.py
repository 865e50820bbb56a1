"""Alerts that wait for the end of quiet hours or of a snooze.

An alert is put into the outbox or held in one step, and its name is used once either
way, so that one looked at twice is told once. What is held is let go in one step too:
it is in the outbox as one delivery, or still held. A newer alert about the same thing
takes the place of the one held.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Address, Delivery, Message
from bot.store import keys
from bot.store.asking import ask_all
from bot.store.codec import Raw, dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.messages import pack_whole, unpack_whole
from bot.store.queueing import queueing, releasing
from bot.store.records import score
from bot.store.rounds import Shards
from bot.store.scripts import Call, Script, Word

MOST = 60
"""Alerts held for a chat; of more than these only the number is told."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A delivery that may have to wait; `about` names what a newer one replaces."""

    delivery: Delivery
    about: str


@dataclass(frozen=True, slots=True)
class Hold:
    """What is held for an address, oldest first, and until when.

    `left_out` is how many more there were than could be held; `records` is what was
    read, by which it is known again.
    """

    address: Address
    until: datetime
    messages: tuple[Message, ...] = ()
    left_out: int = 0
    records: tuple[tuple[str, str], ...] = ()


class Held:
    """Holds alerts, and lets them go."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "delivery", "alert_put")
        self._go = Script(redis, "delivery", "alert_go")
        self._move = Script(redis, "due_move")
        self._shards = Shards(redis)

    async def put(
        self, alerts: Iterable[tuple[Alert, datetime | None]], now: datetime
    ) -> int:
        """Send these alerts, or hold each until its moment; return how many are new."""
        return sum(await self._put.each(_putting(*each, now) for each in alerts))

    async def due(self, now: datetime, limit: int = 500) -> tuple[Hold, ...]:
        """Return at most `limit` of what may go by now."""
        pipe = self._redis.pipeline(transaction=False)
        for number in await self._shards.with_due(keys.holds, score(now)):
            pipe.zrange(
                keys.holds(number), "-inf", score(now),
                byscore=True, offset=0, num=limit, withscores=True,
            )  # fmt: skip
        found = [
            (Address.parse(text_of(name)), moment_of(until))
            for entries in await pipe.execute()
            for name, until in entries
        ]
        return await self._read(found[:limit])

    async def of(self, address: Address) -> Hold | None:
        """Return what is held for an address, None for nothing."""
        number = keys.shard(address.chat_id)
        until = await self._redis.zscore(keys.holds(number), str(address))
        if until is None:
            return None
        (hold,) = await self._read([(address, moment_of(until))])
        return hold

    async def move(self, moves: Iterable[tuple[Hold, datetime]]) -> int:
        """Hold these until other moments; return how many were held as expected."""
        calls: list[Call] = [
            (
                [keys.holds(keys.shard(hold.address.chat_id))],
                [str(hold.address), score(hold.until), score(until)],
            )
            for hold, until in moves
        ]
        return sum(await self._move.each(calls))

    async def go(self, gone: Iterable[tuple[Hold, Delivery]], now: datetime) -> int:
        """Put what was held into the outbox as these deliveries.

        Return how many went: what has changed since it was read stays.
        """
        return sum(await self._go.each(_going(*each, now) for each in gone))

    async def look(self, address: Address, now: datetime) -> None:
        """Have what is held looked at anew, because an address's hours changed."""
        number = keys.shard(address.chat_id)
        await self._redis.zadd(keys.holds(number), {str(address): score(now)}, xx=True)

    async def _read(
        self, found: Sequence[tuple[Address, datetime]]
    ) -> tuple[Hold, ...]:
        commands = [("HGETALL", keys.held(each.chat_id)) for each, _ in found]
        answers = await ask_all(self._redis, commands)
        return tuple(
            _hold(address, until, kept)
            for (address, until), kept in zip(found, answers, strict=True)
        )


async def rehold(redis: Redis, old: int, new: int | None) -> None:
    """Have what is held for a chat wait under its new id, or no more."""
    fields = await redis.hkeys(keys.held(old))
    for thread in {text_of(field).partition("/")[0] for field in fields}:
        was = keys.holds(keys.shard(old)), str(Address(old, int(thread)))
        until = await redis.zscore(*was)
        if new is not None and until:
            there = {str(Address(new, int(thread))): until}
            await redis.zadd(keys.holds(keys.shard(new)), there, nx=True)
        await redis.zrem(*was)


def _hold(address: Address, until: datetime, kept: Raw) -> Hold:
    prefix = f"{address.thread_id}/"
    records = {
        text_of(field): text_of(kept[field])
        for field in kept
        if text_of(field).startswith(prefix)
    }
    held = sorted(json.loads(records[field]) for field in records if field != prefix)
    return Hold(
        address,
        until,
        tuple(unpack_whole(each) for _, _, messages in held for each in messages),
        int(records.get(prefix, 0)),
        tuple(records.items()),
    )


def _going(hold: Hold, delivery: Delivery, now: datetime) -> Call:
    names, fixed, fields = queueing(delivery, now)
    names += _keys(delivery.address)
    words = releasing(hold.address, hold.until, hold.records)
    return names[:7], [*fixed, *words, *fields]


def _putting(alert: Alert, until: datetime | None, now: datetime) -> Call:
    delivery = alert.delivery
    names, fixed, fields = queueing(delivery, now)
    names += _keys(delivery.address)
    messages = [pack_whole(each) for each in delivery.messages]
    words: list[Word] = [
        str(delivery.address),
        delivery.address.thread_id,
        alert.about,
        dumps([now.timestamp(), delivery.name, messages]),
        MOST,
        score(until) if until else "",
    ]
    return names, [*fixed, *words, *fields]


def _keys(address: Address) -> list[str]:
    """Return the keys of what is held, beside those of the queue."""
    chat_id = address.chat_id
    return [keys.held(chat_id), keys.holds(keys.shard(chat_id)), keys.spared(chat_id)]
