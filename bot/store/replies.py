"""What answers in chats show, so that they are corrected like what is sent at a time.

An answer has a record such as a delivery that was sent has, and is found with those who
got the same content (`bot.store.amending`). Its name is that of its message, so a page
that is turned in place takes the place of the one before; a message that shows other
things now, such as settings, is known no more.
"""

from bot.clock import Clock
from bot.model import Address
from bot.store import keys
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.settling import KEPT
from bot.store.spans import seconds

MOST = 30
"""Answers known of a chat, the newest; one that scrolled away is seen by nobody."""


class Replies:
    """Notes what answers show."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._clock = clock
        self._note = Script(redis, "reply_note")

    async def note(self, address: Address, message_id: int, content: str) -> None:
        """Note that a message shows this content now, "" for none that is kept."""
        chat_id = address.chat_id
        label = keys.label(chat_id, f"reply/{message_id}")
        await self._note(
            [keys.replies(chat_id)],
            [
                label,
                content,
                score(self._clock.now()),
                seconds(KEPT),
                MOST,
                keys.delivery(keys.shard(chat_id), "").removesuffix("delivery:"),
                str(address),
                message_id,
            ],
        )
