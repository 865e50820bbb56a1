"""Lets a job begin when the store rings for it, instead of at its next look.

Whatever happens here costs no more than the time until that look.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.clock import Clock
from bot.errors import NewsbriefError
from bot.store.bells import Bells
from bot.store.connection import guard

PAUSE = 1.0
"""Seconds until a store in trouble is listened to again."""

log = logging.getLogger(__name__)

Wake = Callable[[], None]


async def listen(
    bells: Bells, wakes: Mapping[str, Wake], clock: Clock, stop: asyncio.Event
) -> None:
    """Call what belongs to each bell whenever it rings, until cancelled or stopped."""
    while wakes and not stop.is_set():
        try:
            with guard():
                name = await bells.heard(wakes)
        except NewsbriefError as error:
            log.debug("no bell can be heard: %s", error)
            await clock.sleep(PAUSE)
            continue
        if name:
            wakes[name]()
