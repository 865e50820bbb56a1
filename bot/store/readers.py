"""All that decides what an address is told, asked for in one crossing to the store.

A round composes for thousands, and each question by itself would cost a crossing.
"""

from dataclasses import dataclass, field

from bot.model import Address, Rhythm, Subscription, Vote
from bot.store import keys
from bot.store.asking import ask_all
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.ledger import History, history_of
from bot.store.records import unpack_subscription
from bot.store.rhythms import rhythm_command, unpack_rhythm
from bot.store.votes import votes_of


@dataclass(frozen=True, slots=True)
class Reader:
    """What an address wishes, was told, reads for itself and liked."""

    subscription: Subscription | None
    history: History
    owned: frozenset[str] = frozenset()
    rhythm: Rhythm = field(default_factory=Rhythm)
    votes: tuple[Vote, ...] = ()


class Readers:
    """Tells all that decides what an address is told."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def of(self, address: Address) -> Reader:
        """Return what is known of this address."""
        chat_id, thread = address.chat_id, str(address.thread_id)
        wish, told, owned, rhythm, votes = await ask_all(
            self._redis,
            ("HGET", keys.subscriptions(chat_id), thread),
            ("HGETALL", keys.told(chat_id)),
            ("HKEYS", keys.own(chat_id)),
            rhythm_command(address),
            ("HGETALL", keys.votes(chat_id)),
        )
        return Reader(
            unpack_subscription(address, wish) if wish else None,
            history_of(address, told),
            frozenset(map(text_of, owned)),
            unpack_rhythm(rhythm),
            votes_of(address, votes),
        )

    async def rhythm(self, address: Address) -> tuple[Rhythm, str]:
        """Return when an address is left alone, and its zone, "" when none is known."""
        rhythm, wish, zone = await ask_all(
            self._redis,
            rhythm_command(address),
            ("HGET", keys.subscriptions(address.chat_id), str(address.thread_id)),
            ("HGET", keys.chat(address.chat_id), "zone"),
        )
        chosen = unpack_subscription(address, wish).zone if wish else text_of(zone)
        return unpack_rhythm(rhythm), chosen
