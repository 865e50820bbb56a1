"""All that decides what an address is told, asked for in one crossing to the store.

A round composes for thousands, and each question by itself would cost a crossing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.language.manners import manner_from
from bot.model import Address, Manner, Rhythm, Subscription, Vote
from bot.store import keys
from bot.store.asking import ask, ask_all
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.ledger import History, history_of
from bot.store.own import seen_by
from bot.store.records import unpack_subscription
from bot.store.rhythms import rhythm_command, unpack_rhythm
from bot.store.votes import votes_of

# Commands of one crossing are 500 at most, four for each address.
_AT_ONCE = 125
_MANNER = ("language", "speaks", "plain")


@dataclass(frozen=True, slots=True)
class Reader:
    """What an address wishes, was told, reads and liked, and how to speak to it."""

    subscription: Subscription | None
    history: History
    owned: frozenset[str] = frozenset()
    rhythm: Rhythm = field(default_factory=Rhythm)
    votes: tuple[Vote, ...] = ()
    manner: Manner = field(default_factory=Manner)


@dataclass(frozen=True, slots=True)
class Hours:
    """When an address is left alone, and in which zone, "" where none is known.

    `held_until` is when what is held for it goes, None where nothing is.
    """

    rhythm: Rhythm = field(default_factory=Rhythm)
    zone: str = ""
    held_until: datetime | None = None
    manner: Manner = field(default_factory=Manner)


class Readers:
    """Tells all that decides what an address is told."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def of(self, address: Address) -> Reader:
        """Return what is known of this address."""
        chat_id, thread = address.chat_id, str(address.thread_id)
        asked = (
            ("HGET", keys.subscriptions(chat_id), thread),
            ("HGETALL", keys.told(chat_id)),
            ("HKEYS", keys.own(chat_id)),
            ("HGETALL", keys.own_before(chat_id)),
            rhythm_command(address),
            ("HGETALL", keys.votes(chat_id)),
            manner_command(chat_id),
        )
        wish, told, own, before, rhythm, votes, manner = await ask_all(
            self._redis, asked
        )
        return Reader(
            unpack_subscription(address, wish) if wish else None,
            history_of(address, told),
            frozenset(seen_by(own, before)),
            unpack_rhythm(rhythm),
            votes_of(address, votes),
            unpack_manner(manner),
        )

    async def manner(self, chat_id: int) -> Manner:
        """Return how to speak to a chat."""
        return unpack_manner(await ask(self._redis, *manner_command(chat_id)))

    async def manners(self, chats: Iterable[int]) -> dict[int, Manner]:
        """Return how to speak to each of these chats, asked for together."""
        asked = list(dict.fromkeys(chats))
        found: dict[int, Manner] = {}
        for first in range(0, len(asked), 4 * _AT_ONCE):
            some = asked[first : first + 4 * _AT_ONCE]
            answers = await ask_all(self._redis, [*map(manner_command, some)])
            found |= dict(zip(some, map(unpack_manner, answers), strict=True))
        return found

    async def hours(self, addresses: Iterable[Address]) -> dict[Address, Hours]:
        """Return when each of these is left alone, asked for together."""
        asked, found = list(addresses), {}
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            commands = [command for each in some for command in _hours(each)]
            answers = await ask_all(self._redis, commands)
            for place, each in enumerate(some):
                rhythm, wish, chat, held = answers[4 * place : 4 * place + 4]
                zone = text_of(chat[0])
                chosen = unpack_subscription(each, wish).zone if wish else zone
                until = None if held is None else moment_of(held)
                manner = unpack_manner(chat[1:])
                found[each] = Hours(unpack_rhythm(rhythm), chosen, until, manner)
        return found


def manner_command(chat_id: int) -> tuple[str, ...]:
    """Return the command that asks for what `unpack_manner` reads."""
    return ("HMGET", keys.chat(chat_id), *_MANNER)


def unpack_manner(raw: Sequence[object]) -> Manner:
    """Return the manner these fields of a chat keep."""
    language, speaks, plain = map(text_of, raw)
    return manner_from(language, speaks, is_plain=plain == "1")


def _hours(address: Address) -> tuple[tuple[str, ...], ...]:
    chat_id, thread = address.chat_id, str(address.thread_id)
    return (
        rhythm_command(address),
        ("HGET", keys.subscriptions(chat_id), thread),
        ("HMGET", keys.chat(chat_id), "zone", *_MANNER),
        ("ZSCORE", keys.holds(keys.shard(chat_id)), str(address)),
    )
