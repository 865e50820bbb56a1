"""Has the feeds that are due visited, as many at once as there is room for.

A feed that takes its time keeps its own place and nobody else's: whenever there is
room, what has been due longest is taken. Only what is in hand is in memory, however
many feeds there are.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.clock import Clock
from bot.errors import NewsbriefError
from bot.model import Feed
from bot.stopping import DRAIN
from bot.store.connection import guard
from bot.store.feeds import Feeds

AT_ONCE = 256  # feeds asked at the same time; 200 slow ones must not delay a good one
SECONDS = 1.0  # between two looks for what is due

Visit = Callable[[Feed], Awaitable[int]]
"""Reads a feed; how many new articles it brought."""

log = logging.getLogger(__name__)


class Visits:
    """Takes due feeds from the store and has each visited."""

    def __init__(self, feeds: Feeds, clock: Clock, visit: Visit) -> None:
        self._feeds = feeds
        self._clock = clock
        self._visit = visit
        self._in_hand: set[str] = set()

    async def run(self, stop: asyncio.Event, brought: Callable[[int], None]) -> None:
        """Visit feeds as they fall due; told to stop, give back what is in hand.

        `brought` hears how many new articles each visit brought.
        """

        async def visit(feed: Feed) -> None:
            brought(await self._one(feed))

        loop = asyncio.get_running_loop()
        with suppress(TimeoutError):
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as group:
                while not stop.is_set():
                    for feed in await self._take():
                        group.create_task(visit(feed))
                    await _either(stop, SECONDS)
                # Who ends in time saves when the feed is really due.
                limit.reschedule(loop.time() + DRAIN)
                await self._give_back()

    async def once(self) -> int:
        """Visit what is due now; how many new articles that brought."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._one(feed)) for feed in await self._take()]
        return sum(task.result() for task in tasks)

    async def _take(self) -> tuple[Feed, ...]:
        """Return as many due feeds as there is room for; they are in hand from now."""
        room = AT_ONCE - len(self._in_hand)
        if room <= 0:
            return ()
        try:
            with guard():
                taken = await self._feeds.take(self._clock.now(), room)
        except NewsbriefError as error:
            log.warning("feeds must wait: %s", error)
            return ()
        except Exception:  # the boundary: what is wrong now may be right in a second
            log.exception("feeds could not be taken")
            return ()
        self._in_hand.update(feed.url for feed in taken)
        return taken

    async def _one(self, feed: Feed) -> int:
        """Visit a feed; whatever happens stays with this feed."""
        try:
            with guard():
                return await self._visit(feed)
        except NewsbriefError as error:
            # The store is busy: the feed is not to blame, and is due again soon.
            log.warning("feed %s: %s", feed.url, error)
        except Exception:
            log.exception("feed %s", feed.url)
        finally:
            self._in_hand.discard(feed.url)
        return 0

    async def _give_back(self) -> None:
        with suppress(NewsbriefError), guard():
            await self._feeds.give_back(self._in_hand, self._clock.now())


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but not longer than so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
