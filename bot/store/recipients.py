"""Who is still to get a broadcast, and what became of the others.

Every shard has a list of its recipients, written once when the broadcast starts. A
recipient leaves the list in the step that makes the delivery, and both lie in one
shard: so each gets one, however many processes feed and wherever they die. Few
deliveries wait in the outbox at a time; the rest stays in the lists, a number each,
where they hold up no briefing and can be paused and cancelled.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.clock import Clock, SystemClock
from bot.model import Address, Delivery, Kind
from bot.store import keys
from bot.store.broadcasts import REMEMBERED, name
from bot.store.casting import Broadcast, Reach, Tally, total
from bot.store.codec import Raw, text_of
from bot.store.connection import Redis
from bot.store.queueing import LISTED
from bot.store.records import pack_delivery, score, words_of
from bot.store.scripts import Script, Word
from bot.store.settling import KEPT
from bot.store.spans import seconds

_EVERYWHERE = range(keys.SHARDS)


class Recipients:
    """Feeds the outbox from the lists, for any number of processes at once."""

    def __init__(self, redis: Redis, clock: Clock | None = None) -> None:
        self._redis = redis
        self._clock = clock or SystemClock()
        self._snap = Script(redis, "cast", "cast_snap")
        self._topics = Script(redis, "cast_topics")
        self._feed = Script(redis, "delivery", "cast", "cast_feed")
        self._recall = Script(redis, "delivery", "cast_recall")

    async def count(self, reach: Reach, topic: str = "") -> int:
        """Return how many chats would get a broadcast now."""
        if reach is Reach.TOPIC:
            return (await self.topics((topic,)))[topic]
        pipe = self._redis.pipeline(transaction=False)
        for number in _EVERYWHERE:
            for key in _active(number, reach):
                pipe.scard(key)
        return sum(await pipe.execute())

    async def topics(self, known: Iterable[str] = ()) -> dict[str, int]:
        """Return how many chats get each topic, these and all that were chosen."""
        counts = dict.fromkeys(known, 0)
        everything = 0
        for number in _EVERYWHERE:
            names = _active(number, Reach.ALL)
            flat = await self._topics(names, [keys.of_shard(number)])
            for topic, count in zip(map(text_of, flat[::2]), flat[1::2], strict=True):
                if topic:
                    counts[topic] = counts.get(topic, 0) + int(count)
                else:
                    everything += int(count)
        return {topic: counts[topic] + everything for topic in sorted(counts)}

    async def snap(self, broadcast: Broadcast) -> None:
        """Write down who is to get it; again changes nothing."""
        # One after the other, so that others are served in between.
        for number in _EVERYWHERE:
            await self._snap(
                [
                    keys.cast_tally(number, broadcast.id),
                    keys.left(number, broadcast.id),
                    *_active(number, broadcast.reach),
                ],
                [broadcast.topic, keys.of_shard(number)],
            )

    async def feed(self, broadcast: Broadcast, portions: Mapping[int, int]) -> None:
        """Make deliveries for so many of the recipients left in each shard."""
        now = self._clock.now()
        words: list[Word] = [
            name(broadcast.id),
            broadcast.topic,
            score(now),
            score(now - LISTED),
            *_fields(broadcast),
        ]
        await self._feed.each(
            (
                [*_lists(number, broadcast.id), keys.queue(number)],
                [count, keys.of_shard(number), *words],
            )
            for number, count in portions.items()
        )

    async def recall(self, id_: str) -> None:
        """Take back what waits in the outbox: its recipients are left again."""
        await self.drop(id_, "")

    async def drop(self, id_: str, ending: str, reason: str = "") -> None:
        """Let those left end this way, and what waits in the outbox if "cancelled".

        No list is written after that.
        """
        now = score(self._clock.now())
        await self._recall.each(
            (
                [
                    *_lists(number, id_),
                    keys.later(number),
                    keys.stuck(number),
                    keys.tally(number),
                ],
                [keys.of_shard(number), now, seconds(KEPT), ending, reason],
            )
            for number in _EVERYWHERE
        )

    async def tallies(self, id_: str) -> dict[int, Tally]:
        """Return how far a broadcast got in each shard."""
        pipe = self._redis.pipeline(transaction=False)
        for number in _EVERYWHERE:
            pipe.hgetall(keys.cast_tally(number, id_))
            pipe.llen(keys.left(number, id_))
            pipe.scard(keys.outgoing(number, id_))
        answers = await pipe.execute()
        rows = zip(answers[::3], answers[1::3], answers[2::3], strict=True)
        return {number: _tally(*row) for number, row in enumerate(rows)}

    async def tally(self, id_: str) -> Tally:
        """Return how far a broadcast got."""
        return total((await self.tallies(id_)).values())

    async def fade(self, id_: str, after: timedelta = REMEMBERED) -> None:
        """Forget the tallies of a broadcast that is over, after a month."""
        pipe = self._redis.pipeline(transaction=False)
        for number in _EVERYWHERE:
            pipe.expire(keys.cast_tally(number, id_), after)
        await pipe.execute()


def _active(number: int, reach: Reach) -> list[str]:
    return [keys.chats(number, kind) for kind in reach.kinds]


def _lists(number: int, id_: str) -> list[str]:
    return [
        keys.left(number, id_),
        keys.cast_tally(number, id_),
        keys.outgoing(number, id_),
    ]


def _fields(broadcast: Broadcast) -> list[Word]:
    """Return what every delivery has; the script puts the address in."""
    delivery = Delivery(
        name=name(broadcast.id),
        address=Address(0),
        kind=Kind.BROADCAST,
        messages=(broadcast.message,),
        expires=broadcast.ends,
        cast=broadcast.id,
    )
    fields = pack_delivery(delivery)
    del fields["address"]
    return [word for pair in fields.items() for word in pair]


def _tally(raw: Raw, left: int, waiting: int) -> Tally:
    counts = {state: int(count) for state, count in words_of(raw).items()}
    recipients = counts.pop("recipients", 0)
    return Tally(bool(raw), recipients, left, waiting, counts)
