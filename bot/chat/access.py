"""Who may change what, decided at the moment somebody asks or presses.

In a private chat its owner, in a group its admins, in a channel its admins. Telegram is
asked each time but remembered for a minute; when it cannot be asked, the answer is no.
"""

from typing import Protocol

from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.model import Chat, ChatKind

REMEMBERED = 60.0
"""Seconds an answer is trusted: a demoted admin loses his rights within a minute."""

ADMINS = ("creator", "administrator")


class Rights(Protocol):
    """Knows whether somebody may change a chat's settings."""

    async def may_manage(self, user_id: int, chat: Chat) -> bool:
        """Return whether this user may change this chat's settings."""
        ...


class OwnerRights:
    """At the command line everybody is the owner."""

    async def may_manage(self, user_id: int, chat: Chat) -> bool:
        """Return whether the chat is the user's own."""
        return chat.kind is ChatKind.PRIVATE and chat.id == user_id


class TelegramRights:
    """Asks Telegram who is an admin, and remembers the answer for a minute."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def may_manage(self, user_id: int, chat: Chat) -> bool:
        """Return whether this user may change this chat's settings."""
        if chat.kind is ChatKind.PRIVATE:
            return chat.id == user_id
        known = self._known.get((chat.id, user_id))
        if known and known[0] > self._clock.monotonic():
            return known[1]
        return await self._ask(user_id, chat.id)

    async def _ask(self, user_id: int, chat_id: int) -> bool:
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError:
            return False
        self._forget_old()
        until = self._clock.monotonic() + REMEMBERED
        self._known[chat_id, user_id] = (until, member.status in ADMINS)
        return member.status in ADMINS

    def _forget_old(self) -> None:
        now = self._clock.monotonic()
        self._known = {key: kept for key, kept in self._known.items() if kept[0] > now}
