"""The broadcasts: what is said to whom, and whether it is being sent, paused or over.

Who is still to get one, and how far it got, is in `bot.store.recipients`.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta

from bot.clock import Clock, SystemClock
from bot.model import Message
from bot.store import keys
from bot.store.casting import NEVER, WORTH, Broadcast, Reach, State, lasts
from bot.store.codec import Raw, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score, words_of
from bot.store.scripts import Script, Word
from bot.store.spans import seconds

log = logging.getLogger(__name__)

DRAFT_KEPT = timedelta(days=7)
REMEMBERED = timedelta(days=30)


class Broadcasts:
    """Keeps broadcasts and moves them from state to state."""

    def __init__(self, redis: Redis, clock: Clock | None = None) -> None:
        self._redis = redis
        self._clock = clock or SystemClock()
        self._draft = Script(redis, "cast_draft")
        self._drop = Script(redis, "cast_drop")
        self._start = Script(redis, "cast_start")
        self._turn = Script(redis, "cast_turn")
        self._finish = Script(redis, "cast_finish")
        self._show = Script(redis, "cast_show")

    async def draft(self, broadcast: Broadcast) -> None:
        """Keep a draft for a week; again changes nothing."""
        now = score(broadcast.made)
        words = _flat(_pack(broadcast))
        await self._draft(
            [keys.broadcast(broadcast.id), keys.broadcasts()],
            [broadcast.id, now, seconds(DRAFT_KEPT), *words],
        )

    async def drop(self, id_: str) -> bool:
        """Forget a draft; False when it was started or dropped before."""
        return bool(await self._drop([keys.broadcast(id_), keys.broadcasts()], [id_]))

    async def start(self, broadcast: Broadcast, recipients: int, rate: float) -> bool:
        """Send a draft as this says; False when it was started or cancelled before.

        `recipients` and `rate`, in messages a second, tell how long it may take.
        """
        now = self._clock.now()
        ends = now + lasts(recipients, rate) + WORTH
        fields = {**_pack(broadcast), "ends": score(ends)}
        del fields["state"]
        names = [keys.broadcast(broadcast.id), keys.casting()]
        words = [broadcast.id, score(now), *_flat(fields)]
        if not await self._start(names, words):
            return False
        log.info(
            "broadcast %s by %d goes to %d chats: %s %s",
            *(broadcast.id, broadcast.by, recipients, broadcast.reach, broadcast.topic),
        )
        return True

    async def pause(self, id_: str) -> bool:
        """Send no more for now; False when it is not running."""
        return await self._turned(id_, State.PAUSED)

    async def resume(self, id_: str) -> bool:
        """Go on; False when it is not paused."""
        return await self._turned(id_, State.RUNNING)

    async def cancel(self, id_: str) -> bool:
        """Send no more ever; False when it is over."""
        return await self._turned(id_, State.CANCELLED)

    async def finish(self, id_: str) -> bool:
        """Note that nothing is left to do; False when that was known."""
        now = score(self._clock.now())
        names = [keys.broadcast(id_), keys.casting()]
        return bool(await self._finish(names, [id_, now, seconds(REMEMBERED)]))

    async def get(self, id_: str) -> Broadcast | None:
        """Return the broadcast with this id."""
        return _unpack(id_, await self._redis.hgetall(keys.broadcast(id_)))

    async def at_work(self) -> tuple[Broadcast, ...]:
        """Return those with something left to do, the first started first."""
        return await self._of(keys.casting())

    async def all(self) -> tuple[Broadcast, ...]:
        """Return those of the last month, drafts too, by when they were written."""
        return await self._of(keys.broadcasts())

    async def follow(self, id_: str, chat_id: int, message_id: int) -> None:
        """Show the progress in this message from now on."""
        place: list[Word] = ["chat", chat_id, "message", message_id]
        await self._redis.hset(keys.broadcast(id_), items=place)

    async def may_show(self, id_: str, gap: float) -> bool:
        """Return whether so many seconds passed since the progress was shown last.

        Who asks then shows it: nobody else is told yes until they have passed again.
        """
        now = score(self._clock.now())
        return bool(await self._show([keys.broadcast(id_)], [now, gap]))

    async def _turned(self, id_: str, state: State) -> bool:
        now = score(self._clock.now())
        return bool(await self._turn([keys.broadcast(id_)], [state.value, now]))

    async def _of(self, key: str) -> tuple[Broadcast, ...]:
        found: list[Broadcast] = []
        for id_ in map(text_of, await self._redis.zrange(key, 0, -1)):
            broadcast = await self.get(id_)
            if broadcast:
                found.append(broadcast)
            else:
                await self._redis.zrem(key, id_)
        return tuple(found)


async def disown(redis: Redis, chat_id: int) -> None:
    """Let no broadcast know a chat any more, as recipient or as who sent it."""
    script, number = Script(redis, "cast_disown"), keys.shard(chat_id)
    for id_ in map(text_of, await redis.zrange(keys.broadcasts(), 0, -1)):
        names = [
            keys.left(number, id_),
            keys.cast_tally(number, id_),
            keys.outgoing(number, id_),
        ]
        await script(names, [chat_id, keys.label(chat_id, name(id_))])
        for field in ("by", "chat"):
            if text_of(await redis.hget(keys.broadcast(id_), field)) == str(chat_id):
                await redis.hset(keys.broadcast(id_), field, "0")


def name(id_: str) -> str:
    """Return what a broadcast's deliveries are called, each in its own chat."""
    return f"cast/{id_}"


def _flat(fields: Mapping[str, str]) -> list[Word]:
    return [word for pair in fields.items() for word in pair]


def _pack(broadcast: Broadcast) -> dict[str, str]:
    return {
        "html": broadcast.message.html,
        "silent": "1" if broadcast.message.is_silent else "",
        "by": str(broadcast.by),
        "made": score(broadcast.made),
        "state": broadcast.state.value,
        "reach": broadcast.reach.value,
        "topic": broadcast.topic,
        "chat": str(broadcast.chat_id),
        "message": str(broadcast.message_id),
    }


def _unpack(id_: str, raw: Raw) -> Broadcast | None:
    # A single field is what a late word leaves of a broadcast that is gone.
    if b"html" not in raw:
        return None
    word = words_of(raw)
    return Broadcast(
        id=id_,
        message=Message(word["html"], is_silent=word["silent"] == "1"),
        by=int(word["by"]),
        made=moment_of(word["made"]),
        state=State(word["state"]),
        reach=Reach(word["reach"]),
        topic=word["topic"],
        ends=moment_of(word["ends"]) if "ends" in word else NEVER,
        chat_id=int(word["chat"]),
        message_id=int(word["message"]),
    )
