"""How many reactions the posts of a chat have, not whose they are.

Telegram tells the counts of a channel's post whole each time, so a note that comes
twice does no harm. Opinions given by buttons are counted here: beside each count stand
short digests of who gave it, which only tell that somebody did before.
"""

import json
from collections.abc import Mapping
from datetime import date as Date
from hashlib import blake2s

from bot.model import Address, Kind, Received
from bot.store import keys
from bot.store.asking import ask
from bot.store.codec import dumps
from bot.store.connection import Redis
from bot.store.ledger import Ledger
from bot.store.plain import Plain
from bot.store.trails import Trail

KEPT = 7 * 24 * 3600
MOST = 200
"""Messages of a chat whose reactions are remembered, the newest."""
_DIGEST = 6

Counts = tuple[tuple[str, int], ...]


class Reactions:
    """Keeps the counts of messages, and adds them up for briefings."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._ledger = Ledger(redis)

    async def note(self, chat_id: int, message_id: int, counts: Counts) -> None:
        """Keep how many reactions of each kind a message has now."""
        await self._put(chat_id, message_id, dumps(counts))

    async def give(self, chat_id: int, message_id: int, giver: int, sign: str) -> None:
        """Count what somebody gave a message by a button, in place of what he gave.

        What is pressed in a chat is handled in its order, by one process.
        """
        raw = await ask(self._redis, "HGET", keys.reactions(chat_id), str(message_id))
        name = f"{chat_id}/{message_id}/{giver}".encode()
        digest = blake2s(name, digest_size=_DIGEST).hexdigest()
        given = {each: set(names) for each, _, names in json.loads(raw or "[]")}
        for names in given.values():
            names.discard(digest)
        given.setdefault(sign, set()).add(digest)
        kept = [[each, len(given[each]), sorted(given[each])] for each in given]
        await self._put(chat_id, message_id, dumps(kept))

    async def _put(self, chat_id: int, message_id: int, text: str) -> None:
        key = keys.reactions(chat_id)
        pipe = self._redis.pipeline(transaction=False)
        pipe.hset(key, str(message_id), text)
        pipe.expire(key, KEPT)
        pipe.hkeys(key)
        known = (await pipe.execute())[2]
        if len(known) > MOST:
            oldest = sorted(known, key=int)[: len(known) - MOST]
            await self._redis.hdel(key, *oldest)

    async def received(self, address: Address) -> tuple[Received, ...]:
        """Return how the briefings of the last days were received, newest first."""
        trails = await self._ledger.trails(address.chat_id)
        posted = [each for each in trails if _is_briefing_of(each, address)]
        ids = [id_ for each in posted for id_ in each.message_ids]
        if not ids:
            return ()
        key, fields = keys.reactions(address.chat_id), list(map(str, ids))
        found = zip(ids, await self._redis.hmget(key, fields), strict=True)
        counts = {id_: json.loads(raw) for id_, raw in found if raw}
        return tuple(_received(each, counts) for each in reversed(posted))


def _is_briefing_of(trail: Trail, address: Address) -> bool:
    is_briefing = trail.kind is Kind.BRIEFING and bool(trail.message_ids)
    return is_briefing and trail.name.startswith(f"{address}/")


def _received(trail: Trail, counts: Mapping[int, list[Plain]]) -> Received:
    """Return the reactions to all messages of a briefing together."""
    _, day, minute = trail.name.split("/")
    together: dict[str, int] = {}
    for message_id in trail.message_ids:
        for emoji, count, *_ in counts.get(message_id, ()):
            together[emoji] = together.get(emoji, 0) + count
    given = ((emoji, count) for emoji, count in together.items() if count)
    most = sorted(given, key=lambda each: -each[1])
    return Received(Date.fromisoformat(day), int(minute), tuple(most))
