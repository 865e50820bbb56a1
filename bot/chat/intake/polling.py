"""Asks Telegram for updates again and again.

The updates come as JSON, because they are written down as they came. Telegram forgets
an update when a later one is asked for, so the offset moves only past what was handled
or written down.
"""

import asyncio
import json
import logging
from collections.abc import Coroutine
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict

from bot.chat.incoming.updates import WANTED
from bot.chat.intake.envelope import Json, read_envelope
from bot.chat.intake.taking import Intake
from bot.clock import Clock
from bot.delivery.calls.insist import insist, wait
from bot.delivery.calls.transport import AioRequest
from bot.errors import StoreBusy

T = TypeVar("T")

logger = logging.getLogger(__name__)

LONG_POLL = 25
"""Seconds Telegram may hold an empty poll; it allows 50."""

STORE_PAUSE = 1.0
"""Seconds until updates are asked for again that the store was too busy for.

Telegram gives one update only when the same offset comes within half a second.
"""

CONFLICT_PAUSE = 10.0
"""Seconds until we ask again while another process asks too."""

WARNED_AGAIN = 600.0
"""Seconds until the log says so again."""


class Polling:
    """Asks for updates and hands them to the intake."""

    def __init__(self, bot: Bot, intake: Intake, clock: Clock) -> None:
        self._bot = bot
        self._intake = intake
        self._clock = clock
        self._request = AioRequest(connections=1)
        self._next_warning = float("-inf")

    async def run(self, stop: asyncio.Event) -> None:
        """Ask until told to stop.

        What was taken in and not confirmed by then comes again, and is passed over.
        """
        offset = 0
        async with self._request:
            while not stop.is_set():
                raws = await self._ask(offset, stop)
                if await self._is_taken(raws):
                    offset = max((offset, *(_number(raw) + 1 for raw in raws)))
                else:
                    await wait(STORE_PAUSE, self._clock, stop)

    async def _ask(self, offset: int, stop: asyncio.Event) -> list[Json]:
        """Return the next updates, none when told to stop or while others ask."""
        asking = insist(partial(self._unless_taken, offset), self._clock, stop)
        raws = await _unless(stop, asking)
        if raws is None:
            await wait(CONFLICT_PAUSE, self._clock, stop)
        return raws or []

    async def _unless_taken(self, offset: int) -> list[Json] | None:
        """Return the next updates, None while another process asks for them."""
        try:
            return await fetch(self._request, self._bot, offset, LONG_POLL)
        except Conflict as error:
            self._warn(error)
            return None

    def _warn(self, error: Conflict) -> None:
        now = self._clock.monotonic()
        if now >= self._next_warning:
            self._next_warning = now + WARNED_AGAIN
            logger.warning(
                "another process asks for this bot's updates (%s); "
                "let only one run; we ask again every %g s",
                error,
                CONFLICT_PAUSE,
            )

    async def _is_taken(self, raws: list[Json]) -> bool:
        """Return whether the updates were taken in; if not, they come again."""
        try:
            await self._intake.take(raws)
        except StoreBusy as error:
            logger.warning("updates wait for the store: %s", error)
            return False
        except Exception:
            logger.exception("updates could not be taken in; they come again")
            return False
        return True


async def fetch(request: AioRequest, bot: Bot, offset: int, seconds: int) -> list[Json]:
    """Return updates from this number on, waiting so many seconds for the first."""
    fields = {
        "offset": offset,
        "timeout": seconds,
        "allowed_updates": json.dumps(WANTED),
    }
    answer: Any = await request.post(
        f"{bot.base_url}/getUpdates?{urlencode(fields)}",
        read_timeout=seconds + request.read_timeout,
    )
    return list(answer)


def _number(raw: Json) -> int:
    envelope = read_envelope(raw)
    return envelope.number if envelope else 0


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
