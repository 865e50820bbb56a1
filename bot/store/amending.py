"""Who was sent what is corrected now, and the edits on their way to them.

    got:X ──X is revised──▶ amends ──edit, of what X became──▶ queue ──▶ got:Y

Each arrow is a script. A delivery that was sent is in one of these places as long as
its messages can be edited; whoever dies between two finds it where it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.model import Address, Delivery
from bot.store import keys
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.queueing import LISTED
from bot.store.records import pack_delivery, score
from bot.store.rounds import Shards
from bot.store.scripts import Script, Word

MOST_WAITING = 8
"""Deliveries in a shard's queue with which no edit is added any more.

Those of 64 shards are sent in 17 seconds, so that no briefing stands behind many edits;
those of a broadcast are one or two and leave room. What waits outside takes some
fifty bytes and not five thousand.
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery whose messages are to be edited: what they show, and their numbers.

    One that is not known any more shows nothing. Of a briefing it is noted what was
    corrected in it.
    """

    label: str
    address: Address
    content: str = ""
    sent: datetime | None = None
    message_ids: tuple[int, ...] = ()
    is_briefing: bool = True


class Amending:
    """Finds who got a content, and puts edits into the outbox."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock
        self._shards = Shards(redis)
        self._find = Script(redis, "amend_find")
        self._add = Script(redis, "delivery", "amend_add")

    async def find(self, names: Iterable[str]) -> int:
        """Put all who got these contents among those to be edited; return how many."""
        wanted = list(names)
        now = score(self._clock.now())
        return sum(
            await self._find.each(
                ([keys.amends(number)], [now, keys.got(number, ""), *wanted])
                for number in range(keys.SHARDS if wanted else 0)
            )
        )

    async def waiting(self) -> tuple[Sent, ...]:
        """Return deliveries to be edited: of each shard as many as it has room for."""
        numbers = await self._shards.with_due(keys.amends, "+inf")
        pipe = self._redis.pipeline(transaction=False)
        for number in numbers:
            pipe.xlen(keys.queue(number))
        rooms = [MOST_WAITING - length for length in await pipe.execute()]
        pipe = self._redis.pipeline(transaction=False)
        for number, room in zip(numbers, rooms, strict=True):
            pipe.zrange(
                keys.amends(number),
                "-inf",
                "+inf",
                byscore=True,
                offset=0,
                num=max(room, 0),
            )
        found = zip(numbers, await pipe.execute(), strict=True)
        places = [(number, text_of(label)) for number, some in found for label in some]
        pipe = self._redis.pipeline(transaction=False)
        for number, label in places:
            pipe.hgetall(keys.delivery(number, label))
        read = zip(places, await pipe.execute(), strict=True)
        return tuple(_sent(label, raw) for (_, label), raw in read)

    async def add(self, sent: Sent, edit: Delivery | None) -> bool:
        """Put the edit of a delivery into the outbox; without one it needs none.

        False when it is there, when what it would change is not known any more, or when
        too many wait.
        """
        chat_id = sent.address.chat_id
        number = keys.shard(chat_id)
        now = self._clock.now()
        label = keys.label(chat_id, edit.name) if edit else sent.label
        words: list[Word] = [sent.label, label, MOST_WAITING]
        words += [score(now), score(now - LISTED)] if edit else []
        for name, value in pack_delivery(edit).items() if edit else ():
            words += [name, value]
        words += ["since", score(now)] if edit else []
        places = [keys.delivery(number, each) for each in (sent.label, label)]
        queue, listed = keys.queue(number), keys.deliveries(chat_id)
        return bool(
            await self._add([keys.amends(number), *places, queue, listed], words)
        )


def _sent(label: str, raw: dict[bytes, bytes]) -> Sent:
    if b"content" not in raw or raw.get(b"state") != b"sent":
        return Sent(label, Address(int(label.partition("|")[0])))
    ids = [raw.get(b"message%d" % part) for part in range(int(raw[b"parts"]))]
    return Sent(
        label,
        Address.parse(text_of(raw[b"address"])),
        text_of(raw[b"content"]),
        moment_of(raw[b"since"]),
        tuple(int(each or 0) for each in ids),
        raw.get(b"kind") == b"briefing",
    )
