"""All that decides what an address is told, asked for in one crossing to the store.

A round composes for thousands, and each question by itself would cost a crossing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.model import Address, Rhythm, Subscription, Vote
from bot.store import keys
from bot.store.asking import ask_all
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.ledger import History, history_of
from bot.store.own import seen_by
from bot.store.records import unpack_subscription
from bot.store.rhythms import rhythm_command, unpack_rhythm
from bot.store.votes import votes_of

# Commands of one crossing are 500 at most, four for each address.
_AT_ONCE = 125


@dataclass(frozen=True, slots=True)
class Reader:
    """What an address wishes, was told, reads for itself and liked."""

    subscription: Subscription | None
    history: History
    owned: frozenset[str] = frozenset()
    rhythm: Rhythm = field(default_factory=Rhythm)
    votes: tuple[Vote, ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """When an address is left alone, and in which zone, "" where none is known.

    `held_until` is when what is held for it goes, None where nothing is.
    """

    rhythm: Rhythm = field(default_factory=Rhythm)
    zone: str = ""
    held_until: datetime | None = None


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
        )
        wish, told, own, before, rhythm, votes = await ask_all(self._redis, asked)
        return Reader(
            unpack_subscription(address, wish) if wish else None,
            history_of(address, told),
            frozenset(seen_by(own, before)),
            unpack_rhythm(rhythm),
            votes_of(address, votes),
        )

    async def hours(self, addresses: Iterable[Address]) -> dict[Address, Hours]:
        """Return when each of these is left alone, asked for together."""
        asked, found = list(addresses), {}
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            commands = [command for each in some for command in _hours(each)]
            answers = await ask_all(self._redis, commands)
            for place, each in enumerate(some):
                rhythm, wish, zone, held = answers[4 * place : 4 * place + 4]
                chosen = unpack_subscription(each, wish).zone if wish else text_of(zone)
                until = None if held is None else moment_of(held)
                found[each] = Hours(unpack_rhythm(rhythm), chosen, until)
        return found


def _hours(address: Address) -> tuple[tuple[str, ...], ...]:
    chat_id, thread = address.chat_id, str(address.thread_id)
    return (
        rhythm_command(address),
        ("HGET", keys.subscriptions(chat_id), thread),
        ("HGET", keys.chat(chat_id), "zone"),
        ("ZSCORE", keys.holds(keys.shard(chat_id)), str(address)),
    )
