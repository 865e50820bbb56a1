"""When chats want to be left alone: quiet hours, and how long they are snoozed.

Each is a field of its own, so that whoever sets one never undoes the other.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.model import Address, Quiet, Rhythm
from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score


class Rhythms:
    """Keeps quiet hours and snoozes."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def get(self, address: Address) -> Rhythm:
        """Return the rhythm of this address; nothing is kept of most."""
        _, key, *names = rhythm_command(address)
        return unpack_rhythm(await ask(self._redis, "HMGET", key, *names))

    async def set_quiet(self, address: Address, quiet: Quiet | None) -> None:
        """Keep the quiet hours; None for no such hours."""
        key, (name, _) = keys.rhythm(address.chat_id), _fields(address)
        if quiet:
            await self._redis.hset(key, name, f"{quiet.start} {quiet.end}")
        else:
            await self._redis.hdel(key, name)

    async def snooze(self, address: Address, since: datetime, until: datetime) -> None:
        """Keep that the address is snoozed between these moments."""
        key, (_, name) = keys.rhythm(address.chat_id), _fields(address)
        await self._redis.hset(key, name, f"{score(since)} {score(until)}")


def rhythm_command(address: Address) -> tuple[str, ...]:
    """Return the command that asks for what `unpack_rhythm` reads."""
    return ("HMGET", keys.rhythm(address.chat_id), *_fields(address))


def unpack_rhythm(raw: Sequence[object]) -> Rhythm:
    """Return the rhythm these fields keep."""
    quiet, snooze = (text_of(each).split() for each in raw)
    try:
        return Rhythm(
            Quiet(int(quiet[0]), int(quiet[1])) if quiet else None,
            moment_of(snooze[0]) if snooze else None,
            moment_of(snooze[1]) if snooze else None,
        )
    except (IndexError, ValueError):
        # One that cannot be read must not keep everybody's alerts from going.
        return Rhythm()


def _fields(address: Address) -> tuple[str, str]:
    return f"{address.thread_id}/quiet", f"{address.thread_id}/snooze"
