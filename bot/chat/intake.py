"""Takes updates in, by polling or webhook, and confirms them only once handled.

Updates of one chat are handled in their order, different chats side by side. The
offset moves after the whole batch was handled, so a killed bot is told them again;
ids already handled are passed over.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.chat.answering import Answering
from bot.chat.updates import WANTED
from bot.clock import Clock
from bot.errors import SettingsError, StoreBusy
from bot.metrics import Metrics
from bot.store.connection import guard
from bot.store.seen import Seen

T = TypeVar("T")

logger = logging.getLogger(__name__)

LONG_POLL = 25
"""Seconds Telegram may hold an empty poll; it allows 50."""

AT_MOST = 20.0
"""Seconds one update may take before the next of its chat goes on."""

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds waited after the first, second, … poll that failed in a row."""


class Intake:
    """Handles each update once, in its chat's order."""

    def __init__(
        self,
        bot: Bot,
        answering: Answering,
        seen: Seen,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._bot = bot
        self._answering = answering
        self._seen = seen
        self._clock = clock
        self._metrics = metrics
        self._failures = 0

    async def poll(self, stop: asyncio.Event) -> None:
        """Ask for updates until told to stop; what was begun is finished."""
        offset = 0
        while not stop.is_set():
            updates = await _unless(stop, self._updates(offset)) or ()
            if not await self.handle(updates):
                # Not confirmed: Telegram tells us again when the store is back.
                await _unless(stop, self._pause())
            elif updates:
                offset = updates[-1].update_id + 1
        if offset:
            await self._confirm(offset)

    async def webhook(self, raw: dict[str, Any]) -> None:
        """Handle one update that Telegram posted; StoreBusy when it must come again."""
        if not await self.handle((Update.de_json(raw, self._bot),)):
            raise StoreBusy("the store is busy; the update is to come again")

    async def handle(self, updates: Sequence[Update]) -> bool:
        """Handle a batch: chats side by side, each chat's updates in order.

        Return whether all were handled; those that were are passed over next time.
        """
        ordered = sorted(updates, key=lambda each: (_chat_id(each), each.update_id))
        async with asyncio.TaskGroup() as tasks:
            chats = [
                tasks.create_task(self._in_order(tuple(of_chat)))
                for _, of_chat in groupby(ordered, key=_chat_id)
            ]
        return all(chat.result() for chat in chats)

    async def _in_order(self, updates: Iterable[Update]) -> bool:
        try:
            for update in updates:
                with guard():
                    if await self._seen.is_new(update.update_id):
                        await self._one(update)
                        await self._seen.note(update.update_id)
        except StoreBusy as error:
            logger.warning("updates wait for the store: %s", error)
            return False
        return True

    async def _one(self, update: Update) -> None:
        begun, result = self._clock.monotonic(), "failed"
        try:
            async with asyncio.timeout(AT_MOST):
                await self._answering.answer(update)
            result = "handled"
        except StoreBusy:
            result = "waiting"
            raise
        except TimeoutError:
            logger.warning("update %s took too long; left", update.update_id)
        except Exception:
            logger.exception("update %s could not be handled", update.update_id)
        finally:
            self._metrics.count("updates_total", result=result)
            self._metrics.observe("answer_seconds", self._clock.monotonic() - begun)

    async def _updates(self, offset: int) -> tuple[Update, ...]:
        try:
            updates = await self._bot.get_updates(
                offset=offset or None, timeout=LONG_POLL, allowed_updates=WANTED
            )
        except InvalidToken:
            message = "Telegram does not know this token; check TELEGRAM_BOT_TOKEN."
            raise SettingsError(message) from None
        except Conflict as error:
            logger.warning("another program polls with this token: %s", error)
            await self._pause()
            return ()
        except TelegramError as error:
            logger.warning("Telegram did not answer the poll: %s", error)
            await self._pause()
            return ()
        self._failures = 0
        return tuple(updates)

    async def _pause(self) -> None:
        wait = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        await self._clock.sleep(wait)

    async def _confirm(self, offset: int) -> None:
        try:
            await self._bot.get_updates(
                offset=offset, timeout=0, limit=1, allowed_updates=WANTED
            )
        except TelegramError as error:
            logger.warning("the last updates will come again: %s", error)


def _chat_id(update: Update) -> int:
    return update.effective_chat.id if update.effective_chat else 0


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return what the work gives, or None if we are told to stop before it is done."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.wait({working})
    return None
