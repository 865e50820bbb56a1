"""What the operator decides about deliveries that are stuck: send again, or let go.

A verdict is about what was seen: the state and since when. When that has changed in
between, because somebody decided already or an answer came after all, nothing is done
and what became of it is said; so pressing twice does it once.
"""

from datetime import timedelta

from bot.clock import Clock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.settling import KEPT
from bot.store.spans import seconds
from bot.store.trails import Record

DONE = "done"
# What is sent again late is still wanted: somebody has just said so.
_WORTH_SENDING = timedelta(hours=12)


class Verdicts:
    """Carries out what the operator decides."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._clock = clock
        self._resend = Script(redis, "delivery", "delivery_resend")
        self._drop = Script(redis, "delivery", "delivery_drop")

    async def resend(self, record: Record) -> str:
        """Put it into the queue again; return "done", or the state it is in instead.

        "changed" means it got stuck once more, "empty" that its text is not kept.
        """
        number, label, now = *_place(record), self._clock.now()
        answer = await self._resend(
            [
                keys.delivery(number, label),
                keys.queue(number),
                keys.stuck(number),
                keys.tally(number),
            ],
            [label, score(record.since), score(now), score(now + _WORTH_SENDING)],
        )
        return str(answer, "utf-8")

    async def drop(self, record: Record) -> str:
        """Have it listed no more; return "done", or the state it is in instead."""
        number, label = _place(record)
        answer = await self._drop(
            [keys.delivery(number, label), keys.stuck(number), keys.tally(number)],
            [
                label,
                score(record.since),
                score(self._clock.now()),
                seconds(KEPT),
                f"let go; it was {record.state}: {record.reason}",
            ],
        )
        return str(answer, "utf-8")


def _place(record: Record) -> tuple[int, str]:
    chat_id = record.address.chat_id
    return keys.shard(chat_id), keys.label(chat_id, record.name)
