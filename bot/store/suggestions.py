"""Feeds that people suggest, until an operator decides, and how often they may look.

A suggestion has the number of its address, so one that two people make is one. It is
kept for two weeks, open or decided, so that who presses late hears what was decided,
and what was declined is not suggested again at once.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model import Address
from bot.store import keys
from bot.store.codec import Raw, dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score, words_of
from bot.store.scripts import Script
from bot.store.spans import seconds

KEPT = timedelta(days=14)
MOST_OPEN = 5
"""Suggestions of one person that may wait for an operator."""
MOST_LOOKS = 5
"""Addresses one person may have us look at in a minute: each is a stranger's server."""
_MINUTE = 60


class State(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ADDED = "added"
    DECLINED = "declined"


class Taken(StrEnum):
    """How a suggestion was taken in."""

    NEW = "new"
    KNOWN = "known"  # it waits already
    DECLINED = "declined"  # an operator has said no lately
    FULL = "full"  # who suggests has too many waiting


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A feed somebody wants everybody to have; the outcome is told at `address`."""

    url: str
    title: str
    by: int
    name: str
    address: Address
    since: datetime
    headlines: tuple[str, ...] = ()
    state: State = State.OPEN

    @property
    def id(self) -> str:
        """The same address has the same number."""
        return hashlib.sha256(self.url.encode()).hexdigest()[:12]


class Suggestions:
    """Keeps what was suggested, and counts looks."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "suggestion_put")
        self._end = Script(redis, "suggestion_end")
        self._look = Script(redis, "look")

    async def put(self, suggestion: Suggestion, update: int) -> Taken:
        """Keep a suggestion if it may be made; the same update is answered the same."""
        one = suggestion
        fields = [word for pair in _pack(one, update).items() for word in pair]
        answer = await self._put(
            [
                keys.suggestion(one.id),
                keys.suggestions(),
                keys.suggested(one.by),
                keys.suggested(one.address.chat_id),
            ],
            [
                one.id,
                keys.suggestion(""),
                MOST_OPEN,
                seconds(KEPT),
                *fields,
            ],
        )
        return Taken(text_of(answer))

    async def get(self, id_: str) -> Suggestion | None:
        """Return the suggestion of this number, None when it is gone."""
        return _unpack(await self._redis.hgetall(keys.suggestion(id_)))

    async def waiting(self) -> tuple[Suggestion, ...]:
        """Return what waits for an operator, longest first."""
        found: list[Suggestion] = []
        for id_ in map(text_of, await self._redis.zrange(keys.suggestions(), 0, -1)):
            one = await self.get(id_)
            if one:
                found.append(one)
            else:
                await self._redis.zrem(keys.suggestions(), id_)
        return tuple(found)

    async def decide(self, id_: str, state: State, update: int) -> bool:
        """Set what became of it; False when another press has decided already."""
        names = [keys.suggestion(id_), keys.suggestions()]
        return bool(await self._end(names, [id_, state.value, update]))

    async def may_look(self, user_id: int) -> bool:
        """Return whether a person may have one more address looked at, and count it."""
        return bool(await self._look([keys.looks(user_id)], [MOST_LOOKS, _MINUTE]))


async def of_chat(redis: Redis, chat_id: int) -> list[dict[str, str]]:
    """Return what was suggested by this person or in this chat, ready for JSON."""
    told: list[dict[str, str]] = []
    for id_ in sorted(map(text_of, await redis.smembers(keys.suggested(chat_id)))):
        one = _unpack(await redis.hgetall(keys.suggestion(id_)))
        if one:
            since = one.since.isoformat()
            told.append({"url": one.url, "since": since, "state": one.state.value})
    return told


async def forget(redis: Redis, chat_id: int) -> None:
    """Erase what was suggested by this person or in this chat."""
    script = Script(redis, "suggestion_forget")
    names = [keys.suggested(chat_id), keys.suggestions(), keys.looks(chat_id)]
    await script(names, [keys.suggestion("")])


def _pack(one: Suggestion, update: int) -> dict[str, str]:
    return {
        "url": one.url,
        "title": one.title,
        "by": str(one.by),
        "name": one.name,
        "address": str(one.address),
        "since": score(one.since),
        "headlines": dumps(one.headlines),
        "state": one.state.value,
        "update": str(update),
    }


def _unpack(raw: Raw) -> Suggestion | None:
    if not raw:
        return None
    word = words_of(raw)
    return Suggestion(
        url=word["url"],
        title=word["title"],
        by=int(word["by"]),
        name=word["name"],
        address=Address.parse(word["address"]),
        since=moment_of(word["since"]),
        headlines=tuple(json.loads(word["headlines"])),
        state=State(word["state"]),
    )
