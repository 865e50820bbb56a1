"""What chats wish for: a subscription, or the draft of one, changed as it was read.

Several people may look after one chat, each from a chat of their own. So a wish is kept
only where what was read is still there; who comes second reads again and decides anew.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.model import Address, Subscription
from bot.store import keys
from bot.store.asking import ask_all
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.pending import KEPT
from bot.store.records import pack_subscription, score
from bot.store.scripts import Script, Word


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for an address, as text: its subscription and its draft, or ""."""

    address: Address
    record: str
    draft: str

    @property
    def is_on(self) -> bool:
        """Whether there is a subscription."""
        return self.record != ""


class Wishes:
    """Keeps subscriptions and drafts as long as they are as they were read."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "kept", "wish_put")

    async def get(self, address: Address) -> Kept:
        """Return what is kept for this address."""
        record, draft = await ask_all(
            self._redis,
            [
                ("HGET", keys.subscriptions(address.chat_id), str(address.thread_id)),
                ("HGET", keys.pending(address.chat_id), _name(address)),
            ],
        )
        return Kept(address, text_of(record), text_of(draft))

    async def subscribe(self, kept: Kept, wish: Subscription, due: datetime) -> bool:
        """Keep a subscription and when it is due; False when something has changed."""
        return await self._keep(kept, pack_subscription(wish), score(due), "")

    async def draft(self, kept: Kept, draft: str) -> bool:
        """Keep a draft and no subscription; False when something has changed."""
        return await self._keep(kept, "", "", draft)

    async def _keep(self, kept: Kept, record: str, moment: str, draft: str) -> bool:
        address = kept.address
        names = [
            keys.subscriptions(address.chat_id),
            keys.due(keys.shard(address.chat_id)),
            keys.pending(address.chat_id),
        ]
        fixed: list[Word] = [str(address.thread_id), str(address), _name(address)]
        words = [*fixed, kept.record, kept.draft, record, moment, draft, KEPT]
        return bool(await self._put(names, words))


def _name(address: Address) -> str:
    return f"draft:{address.thread_id}"
