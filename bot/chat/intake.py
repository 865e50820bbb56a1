"""Takes updates in, by polling or webhook, and confirms them only once handled.

Updates of one chat are handled in their order, different chats side by side. The
offset moves after the whole batch was handled, so a killed bot is told them again;
ids already handled are passed over.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.chat.answering import Answering
from bot.chat.updates import WANTED
from bot.clock import Clock
from bot.delivery.insist import insist, wait
from bot.errors import StoreBusy
from bot.metrics import Metrics
from bot.store.connection import guard
from bot.store.seen import Seen

T = TypeVar("T")

logger = logging.getLogger(__name__)

LONG_POLL = 25
"""Seconds Telegram may hold an empty poll; it allows 50."""

AT_MOST = 20.0
"""Seconds one update may take before the next of its chat goes on."""

STORE_PAUSE = 1.0
"""Seconds until updates are asked for again that the store was too busy for."""


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

    async def poll(self, stop: asyncio.Event) -> None:
        """Ask for updates until told to stop; what was begun is finished."""
        offset = 0
        while not stop.is_set():
            asking = insist(partial(self._updates, offset), self._clock, stop)
            updates = await _unless(stop, asking) or ()
            if not await self.handle(updates):
                # Not confirmed: Telegram tells us again when the store is back.
                await wait(STORE_PAUSE, self._clock, stop)
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
        for update in updates:
            try:
                with guard():
                    if await self._seen.is_new(update.update_id):
                        await self._one(update)
                        await self._seen.note(update.update_id)
            except StoreBusy as error:
                logger.warning("updates wait for the store: %s", error)
                await self._answering.ask_patience(update, error)
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
        return await self._bot.get_updates(
            offset=offset or None, timeout=LONG_POLL, allowed_updates=WANTED
        )

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
