"""Keeps a message that was sent earlier up to date, at the pace Telegram allows."""

import logging
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.delivery.calls.outcome import read
from bot.delivery.sending import pace
from bot.delivery.sending.messenger import Messenger
from bot.delivery.sending.turns import Turns
from bot.model import Address, Message

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Board:
    """Shows things that change; a look that fails is no matter, there is another."""

    messenger: Messenger
    turns: Turns

    async def show(self, chat_id: int, message_id: int, message: Message) -> bool:
        """Put this in place of a message; False when it could not be."""
        # Waiting longer would keep all other broadcasts from being shown.
        ask = pace.asks(Address(chat_id), "reply")
        if not (await self.turns.take(ask, pace.PATIENCE)).may_go:
            return False
        outcome = None
        try:
            await self.messenger.edit(chat_id, message_id, message)
        except TelegramError as error:
            outcome = read(error)
            logger.info("message %d of chat %d stays: %s", message_id, chat_id, error)
        await self.turns.heed(chat_id, outcome)
        return outcome is None
