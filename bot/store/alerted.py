"""How many alerts chats have had of their day, and those that are over their number.

An alert is put into the outbox and counted in one step, or kept among those over it:
its name is used once either way, so one looked at twice is told once. Those over it go
in one step too: they are in the outbox as one delivery, or still kept.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta

from bot.model import Address, Delivery, Message
from bot.store import keys
from bot.store.codec import dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.messages import pack_whole, unpack_whole
from bot.store.queueing import queueing, releasing
from bot.store.records import (
    score,
    unpack_subscription,
)
from bot.store.rounds import Shards
from bot.store.scripts import Call, Script, Word
from bot.store.spans import seconds

CAP = 5
"""Alerts a day, where a chat did not say otherwise."""
_KEPT = timedelta(days=3)
_DAY = timedelta(days=1)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """How many alerts an address has had of its last day, of how many, in which zone.

    The zone is "" where none is known.
    """

    zone: str = ""
    cap: int = CAP
    day: Date = Date.min
    count: int = 0

    def told_on(self, day: Date) -> int:
        """Return how many count for this day; a later one begins anew.

        A day after tomorrow was a wrong clock's.
        """
        return self.count if day <= self.day <= day + _DAY else 0


@dataclass(frozen=True, slots=True)
class Counted:
    """An alert, its reader's day, how many he wants of it, when he hears of more."""

    delivery: Delivery
    day: Date
    most: int
    rest: datetime


@dataclass(frozen=True, slots=True)
class Rest:
    """The alerts over an address's number, oldest first, and when to tell of them.

    `records` is what was read, by which it is known again.
    """

    address: Address
    due: datetime
    messages: tuple[Message, ...]
    records: tuple[tuple[str, str], ...]


class Alerted:
    """Counts alerts, and keeps those over a chat's number."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._add = Script(redis, "delivery", "alert_add")
        self._go = Script(redis, "delivery", "alert_go")
        self._move = Script(redis, "due_move")
        self._shards = Shards(redis)

    async def standing(self, addresses: Iterable[Address]) -> dict[Address, Standing]:
        """Return how these addresses stand, asked for together."""
        asked = list(addresses)
        found: dict[Address, Standing] = {}
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            pipe = self._redis.pipeline(transaction=False)
            for each in some:
                chat_id, thread = each.chat_id, str(each.thread_id)
                pipe.hget(keys.subscriptions(chat_id), thread)
                pipe.hget(keys.chat(chat_id), "zone")
                pipe.hget(keys.caps(chat_id), thread)
                pipe.hget(keys.alerted(chat_id), thread)
            answers = await pipe.execute()
            for place, each in enumerate(some):
                found[each] = _standing(each, *answers[4 * place : 4 * place + 4])
        return found

    async def set_cap(self, address: Address, cap: int) -> None:
        """Keep how many alerts a day an address wants."""
        key = keys.caps(address.chat_id)
        await self._redis.hset(key, str(address.thread_id), cap)

    async def put(self, alerts: Iterable[Counted], now: datetime) -> int:
        """Send these, or keep what is over; return how many have a new name."""
        return sum(await self._add.each(_adding(each, now) for each in alerts))

    async def due(self, now: datetime, limit: int = _AT_ONCE) -> tuple[Rest, ...]:
        """Return at most so many of what is to be told by now."""
        pipe = self._redis.pipeline(transaction=False)
        for number in await self._shards.with_due(keys.spares, score(now)):
            pipe.zrange(
                keys.spares(number), "-inf", score(now),
                byscore=True, offset=0, num=limit, withscores=True,
            )  # fmt: skip
        found = [
            (Address.parse(text_of(name)), moment_of(due))
            for entries in await pipe.execute()
            for name, due in entries
        ]
        return tuple([await self._read(*each) for each in found[:limit]])

    async def move(self, rest: Rest, due: datetime) -> bool:
        """Tell of it at another moment; False when it is not kept as expected."""
        names = [keys.spares(keys.shard(rest.address.chat_id))]
        words = [str(rest.address), score(rest.due), score(due)]
        return bool(await self._move(names, words))

    async def go(self, rest: Rest, delivery: Delivery, now: datetime) -> bool:
        """Put it into the outbox as this delivery; False when it has changed."""
        names, fixed, fields = queueing(delivery, now)
        words = releasing(rest.address, rest.due, rest.records)
        chat_id = rest.address.chat_id
        names += [keys.spare(chat_id), keys.spares(keys.shard(chat_id))]
        return bool(await self._go(names, [*fixed, *words, *fields]))

    async def _read(self, address: Address, due: datetime) -> Rest:
        kept = await self._redis.hgetall(keys.spare(address.chat_id))
        prefix = f"{address.thread_id}/"
        records = {
            text_of(field): text_of(kept[field])
            for field in kept
            if text_of(field).startswith(prefix)
        }
        told = sorted(json.loads(each) for each in records.values())
        messages = tuple(unpack_whole(each) for _, _, each in told)
        return Rest(address, due, messages, tuple(records.items()))


async def respare(redis: Redis, old: int, new: int | None) -> None:
    """Have what is over a chat's number be told under its new id, or no more."""
    fields = await redis.hkeys(keys.spare(old))
    for thread in {text_of(field).partition("/")[0] for field in fields}:
        was = keys.spares(keys.shard(old)), str(Address(old, int(thread)))
        due = await redis.zscore(*was)
        if new is not None and due:
            there = {str(Address(new, int(thread))): due}
            await redis.zadd(keys.spares(keys.shard(new)), there, nx=True)
        await redis.zrem(*was)


def _standing(
    address: Address,
    wish: bytes | None,
    zone: bytes | None,
    cap: bytes | None,
    count: bytes | None,
) -> Standing:
    chosen = unpack_subscription(address, wish).zone if wish else text_of(zone)
    day, _, number = text_of(count).partition(" ")
    return Standing(
        chosen,
        int(cap) if cap else CAP,
        Date.fromisoformat(day) if day else Date.min,
        int(number or 0),
    )


def _short(alert: Delivery) -> Message:
    """Return how an alert begins, with the buttons that stand under its end."""
    return replace(alert.messages[0], buttons=alert.messages[-1].buttons)


def _adding(alert: Counted, now: datetime) -> Call:
    delivery = alert.delivery
    address = delivery.address
    names, fixed, fields = queueing(delivery, now)
    chat_id = address.chat_id
    names += [
        keys.alerted(chat_id),
        keys.spare(chat_id),
        keys.spares(keys.shard(chat_id)),
        keys.spared(chat_id),
    ]
    record = [now.timestamp(), delivery.name, pack_whole(_short(delivery))]
    words: list[Word] = [
        str(address),
        address.thread_id,
        f"{alert.day.isoformat()} {(alert.day + _DAY).isoformat()}",
        alert.most,
        dumps(record),
        score(alert.rest),
        seconds(_KEPT),
    ]
    return names, [*fixed, *words, *fields]
