"""Finds out which chat a public name of Telegram's is."""

from telegram import Bot
from telegram.error import TelegramError


async def chat_named(bot: Bot, name: str) -> int:
    """Return the id of the chat with this public name; 0 where we cannot see it."""
    try:
        return (await bot.get_chat(f"@{name}")).id
    except TelegramError:
        return 0
