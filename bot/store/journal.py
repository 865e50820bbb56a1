"""The updates taken in and not yet handled, so that Telegram may forget them.

    new ──take──▶ waiting, its chat's turn ours or another's ──finish──▶ handled
    a turn whose holder died ──adopt──▶ ours

A chat's turn belongs to one process, so its updates are handled in order, one at a
time, and no two processes handle one update. The holder says about every second that it
is alive; the turns of one that does not are taken by the next who asks. What was
handled is remembered for a day, so that an update told again is passed over.
"""

import logging
from collections.abc import Mapping
from typing import Any

from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.scripts import Call, Script, Word

log = logging.getLogger(__name__)

# As long as Telegram itself keeps an update that was not confirmed.
KEPT = 24 * 3600

LEASE_SECONDS = 3.0
"""Seconds a process that says nothing counts as alive; a sign comes every 0.75 s."""

MOST = 50
"""Updates that may wait in one chat; answers to a full group take two minutes then."""

Waiting = dict[int, str]
"""Updates that wait, as JSON by their numbers."""


class Journal:
    """Writes updates down before they are confirmed, and shares out the turns."""

    def __init__(
        self, redis: Redis, owner: str, *, lease_seconds: float = LEASE_SECONDS
    ) -> None:
        self._redis = redis
        self._owner = owner
        self._lease = int(lease_seconds * 1000)
        self._take = Script(redis, "update_take")
        self._finish = Script(redis, "update_finish")
        self._adopt = Script(redis, "update_adopt")

    async def take(self, chats: Mapping[int, Waiting]) -> dict[int, Waiting]:
        """Write new updates down by chat; return those that are now ours to handle.

        What a chat has waiting from before comes along when its turn is taken; none of
        a chat whose turn is another's. A chat without new updates is only asked for.
        What is too many for a chat is dropped, with a line in the log.
        """
        calls = [self._taking(chat, updates) for chat, updates in chats.items()]
        answers = await self._take.each(calls)
        ours: dict[int, Waiting] = {}
        for chat, (dropped, given) in zip(chats, answers, strict=True):
            if dropped:
                log.warning("%s wait in chat %s; %s passed over", MOST, chat, dropped)
            if given:
                ours[chat] = _waiting(given)
        return ours

    async def finish(
        self, chat_id: int, update_id: int, known: int = 0
    ) -> Waiting | None:
        """Note that an update was handled; return what else waits, None without a turn.

        Nothing is returned while no more than the `known` wait; the turn ends when
        none does.
        """
        names = [
            keys.turns(),
            keys.journal(chat_id),
            keys.alive(self._owner),
            keys.seen(update_id),
        ]
        words: list[Word] = [
            chat_id,
            self._owner,
            self._lease,
            update_id,
            KEPT,
            known,
        ]
        answer = await self._finish(names, words)
        return None if answer is None else _waiting(answer)

    async def adopt(self) -> frozenset[int]:
        """Say that we are alive; return the chats whose turns are ours.

        Among them are those of processes that died.
        """
        names = [keys.turns(), keys.alive(self._owner)]
        words: list[Word] = [self._owner, self._lease, keys.alive("")]
        return frozenset(map(int, await self._adopt(names, words)))

    async def leave(self) -> None:
        """Let others take our turns at once."""
        await self._redis.delete(keys.alive(self._owner))

    async def count(self) -> int:
        """Return how many chats have updates that wait."""
        return int(await self._redis.hlen(keys.turns()))

    def _taking(self, chat_id: int, updates: Waiting) -> Call:
        names = [keys.turns(), keys.journal(chat_id), keys.alive(self._owner)]
        names += map(keys.seen, updates)
        words: list[Word] = [
            chat_id,
            self._owner,
            self._lease,
            MOST,
            keys.alive(""),
        ]
        pairs = [word for pair in updates.items() for word in pair]
        return names, [*words, *pairs]


def _waiting(flat: list[Any]) -> Waiting:
    pairs = zip(flat[::2], flat[1::2], strict=True)
    return {int(number): text_of(raw) for number, raw in pairs}
