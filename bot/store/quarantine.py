"""Texts that could not be read: how often each was tried, and why it failed.

A text that hangs, kills or floods the process that reads it is tried three times, with
others in between, because the fault may have been ours. Then it is left alone, after a
restart as well, until an operator wants it tried again. Of a flood of them the first
are remembered; the others are left alone at once, until the next start: were the list
begun anew, none of them would ever come to three tries.
"""

import json
from dataclasses import asdict, dataclass, fields
from datetime import timedelta

from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import dumps
from bot.store.connection import Redis
from bot.store.scripts import Script
from bot.store.spans import seconds

TRIES = 3
MOST = 1_000  # kept at a time; a flood of bad texts shall not fill the store
KEPT = timedelta(days=30)  # after the last bad one


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read, and how often it was tried.

    `feed` is the address of the feed that brought it, "" for a file, and `seen` when it
    was tried last, by the server's clock in seconds; an older version kept neither.
    """

    id: str
    title: str
    url: str
    problem: str
    tries: int = 0
    feed: str = ""
    seen: float = 0.0

    @property
    def is_given_up(self) -> bool:
        """Whether it is left alone from now on."""
        return self.tries >= TRIES


class Quarantine:
    """Counts failures, and remembers which texts to leave alone."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._note = Script(redis, "quarantine_note")

    async def note(self, text: Unread) -> int:
        """Count one more failure; how many there were."""
        tries: int = await self._note(
            [keys.quarantine()],
            [text.id, dumps(asdict(text)), seconds(KEPT), MOST, TRIES],
        )
        return tries

    async def holds(self, text_id: str) -> bool:
        """Return whether the text is to be left alone."""
        raw = await ask(self._redis, "HGET", keys.quarantine(), text_id)
        return raw is not None and _unpacked(raw).is_given_up

    async def all(self) -> tuple[Unread, ...]:
        """Return the texts that were given up, by title."""
        kept = map(_unpacked, await self._redis.hvals(keys.quarantine()))
        given_up = (text for text in kept if text.is_given_up)
        return tuple(sorted(given_up, key=lambda text: (text.title, text.id)))

    async def clear(self) -> None:
        """Let every text be tried again when its feed brings it next."""
        await self._redis.delete(keys.quarantine())


def _unpacked(raw: bytes | str) -> Unread:
    known = {field.name for field in fields(Unread)}
    return Unread(**{k: v for k, v in json.loads(raw).items() if k in known})
