"""A group became a supergroup: all that was kept for it goes to its new id.

The two ids live in different shards, so this is three steps, and each may be repeated:
what is due is taken out of the old shard's index (nobody can fire it now), everything
is written under the new id unless it is there, the old keys are deleted. Deliveries on
their way stay: Telegram answers them with the new id, and they are forwarded then.
"""

from dataclasses import replace
from datetime import timedelta
from itertools import chain

from bot.model import Address, ChatKind
from bot.store import keys
from bot.store.alerted import respare
from bot.store.codec import Raw, text_of
from bot.store.connection import Redis
from bot.store.follows import refollow
from bot.store.held import rehold
from bot.store.own import reown
from bot.store.proofs import unlook
from bot.store.records import pack_slot, unpack_slot
from bot.store.scripts import Script, Word
from bot.store.tracks import renote

REMEMBERED = timedelta(days=30)


class Moving:
    """Moves chats to new ids."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._stop = Script(redis, "delivery", "chat_stop")
        self._arrive = Script(redis, "chat_arrive")
        self._slots = Script(redis, "chat_slots")

    async def move(self, old: int, new: int) -> None:
        """Move everything but the deliveries; doing it again changes nothing."""
        await self._stop(aside_keys(old), [old, "", 0, 0, "", ""])
        parts: list[Raw] = [await self._redis.hgetall(key) for key in _hashes(old)]
        aside = await self._redis.hgetall(keys.aside(old))
        slots = await self._slots([keys.fired(keys.shard(old))], [old, "list"])
        if parts[0]:
            parts[0] = {
                **parts[0],
                b"kind": ChatKind.SUPERGROUP.value.encode(),
                b"was": str(old).encode(),
            }
        moved = [*parts, aside]
        number = keys.shard(new)
        await self._arrive(
            [*_hashes(new), keys.due(number), keys.fired(number)],
            [
                new,
                *map(len, moved),
                *_flat(moved),
                *(_readdressed(s, new) for s in slots),
            ],
        )
        await renote(self._redis, old, new)
        await refollow(self._redis, old, new)
        await reown(self._redis, old, new)
        await rehold(self._redis, old, new)
        await respare(self._redis, old, new)
        await unlook(self._redis, old)
        await self._erase(old, new)

    async def moved_to(self, chat_id: int) -> int | None:
        """Return the new id of a chat that moved in the last month."""
        found = await self._redis.get(keys.moved(chat_id))
        return int(found) if found else None

    async def _erase(self, old: int, new: int) -> None:
        await self._slots([keys.fired(keys.shard(old))], [old, "drop"])
        pipe = self._redis.pipeline(transaction=False)
        pipe.set(keys.moved(old), new, ex=REMEMBERED)
        for key in (*_hashes(old), keys.aside(old), keys.paused(old), keys.proof(old)):
            pipe.delete(key)
        for kind in ChatKind:
            pipe.srem(keys.chats(keys.shard(old), kind), old)
        await pipe.execute()


def aside_keys(chat_id: int) -> list[str]:
    """Return the keys of the script that stops a chat."""
    number = keys.shard(chat_id)
    return [
        keys.subscriptions(chat_id),
        keys.due(number),
        keys.aside(chat_id),
        keys.deliveries(chat_id),
        keys.later(number),
        keys.stuck(number),
        keys.tally(number),
        keys.chat(chat_id),
    ]


def _hashes(chat_id: int) -> list[str]:
    return [
        keys.chat(chat_id),
        keys.subscriptions(chat_id),
        keys.told(chat_id),
        keys.tracks(chat_id),
        keys.threads(chat_id),
        keys.pending(chat_id),
        keys.own(chat_id),
        keys.own_before(chat_id),
        keys.rhythm(chat_id),
        keys.votes(chat_id),
        keys.held(chat_id),
        keys.follows(chat_id),
        keys.read(chat_id),
        keys.caps(chat_id),
        keys.alerted(chat_id),
        keys.spare(chat_id),
        keys.approvals(chat_id),
    ]


def _flat(parts: list[Raw]) -> list[Word]:
    return list(chain.from_iterable(chain.from_iterable(p.items()) for p in parts))


def _readdressed(raw: bytes, chat_id: int) -> str:
    slot = unpack_slot(text_of(raw))
    return pack_slot(replace(slot, address=Address(chat_id, slot.address.thread_id)))
