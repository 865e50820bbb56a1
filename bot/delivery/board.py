"""Keeps a message that was sent earlier up to date, at the pace Telegram allows."""

import logging
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.clock import Clock
from bot.delivery import pace
from bot.delivery.messenger import Messenger
from bot.model import Address, Message
from bot.store.budget import Budget

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Board:
    """Shows things that change; a look that fails is no matter, there is another."""

    messenger: Messenger
    budget: Budget
    clock: Clock

    async def show(self, chat_id: int, message_id: int, message: Message) -> bool:
        """Put this in place of a message; False when Telegram did not take it."""
        ask = pace.asks(Address(chat_id), "reply")
        while wait := await self.budget.reserve(ask):
            await self.clock.sleep(wait)
        try:
            await self.messenger.edit(chat_id, message_id, message)
        except TelegramError as error:
            logger.info("message %d of chat %d stays: %s", message_id, chat_id, error)
            return False
        return True
