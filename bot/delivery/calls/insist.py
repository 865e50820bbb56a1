"""Asks Telegram for something again and again until it is there to be asked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.errors import SettingsError

T = TypeVar("T")

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds waited after the first, second, … failure; then the last again and again."""

logger = logging.getLogger(__name__)


async def insist(
    call: Callable[[], Awaitable[T]], clock: Clock, stop: asyncio.Event
) -> T | None:
    """Return what the call gives, None if we are told to stop before it gives it.

    Raises SettingsError when Telegram does not know the token.
    """
    failures = 0
    while not stop.is_set():
        try:
            return await call()
        except InvalidToken:
            message = "Telegram does not know this token; check TELEGRAM_BOT_TOKEN."
            raise SettingsError(message) from None
        except TelegramError as error:
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            logger.warning("no answer from Telegram (%s); again in %g s", error, pause)
            await wait(pause, clock, stop)
    return None


async def wait(seconds: float, clock: Clock, stop: asyncio.Event) -> None:
    """Wait so long, but not longer than until we are told to stop."""
    tasks = [
        asyncio.ensure_future(each) for each in (clock.sleep(seconds), stop.wait())
    ]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
