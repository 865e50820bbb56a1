"""The chats whose updates are in hand: side by side, each in order, one at a time.

An update leaves the journal once it was handled, or given up because it failed or took
too long. While the store is busy it stays, and is handled again.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import (
    AsyncIterator,
    Collection,
    Coroutine,
    Iterable,
    Iterator,
    Mapping,
)
from collections.abc import Set as AbstractSet
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from bot.chat.incoming.events import Event
from bot.chat.replies.answering import Answering
from bot.clock import Clock
from bot.errors import StoreBusy, StoreError
from bot.metrics import Metrics
from bot.stopping import DRAIN
from bot.store.connection import guard
from bot.store.journal import Journal, Waiting

logger = logging.getLogger(__name__)

AT_MOST = 90.0
"""Seconds one update may take before the next of its chat goes on: a group that got
its twenty messages waits a minute for the next."""

STORE_PAUSE = 1.0
"""Seconds until an update is handled again that the store was too busy for."""

ROOM = 1000
"""Updates in hand from which no more are taken in."""

REMEMBERED = 10_000
"""Handled updates this process knows without asking."""


class Lines:
    """Handles what waits in each chat; each line of updates has a task of its own."""

    def __init__(
        self, answering: Answering, journal: Journal, clock: Clock, metrics: Metrics
    ) -> None:
        self._answering = answering
        self._journal = journal
        self._clock = clock
        self._metrics = metrics
        self._tasks: asyncio.TaskGroup | None = None
        self._working: dict[int, asyncio.Task[None]] = {}
        self._aside: set[asyncio.Task[None]] = set()
        # What waits by chat and number; None is nothing to do.
        self._lines: dict[int, dict[int, Event | None]] = {}
        # Done when the update was handled. One for each, because up to forty posts wait
        # at once, and each would be woken by every other's.
        self._in_hand: dict[int, asyncio.Future[None]] = {}
        self._handled: OrderedDict[int, None] = OrderedDict()
        self._moved = asyncio.Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Handle what is added until the end; then drop it, for others to take."""
        async with asyncio.TaskGroup() as tasks:
            self._tasks = tasks
            try:
                yield
            finally:
                self._tasks = None
                for task in (*self._working.values(), *self._aside):
                    task.cancel()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Have this done aside; it must not raise."""
        if self._tasks:
            task = self._tasks.create_task(work)
            self._aside.add(task)
            task.add_done_callback(self._aside.discard)
        else:
            work.close()

    def add(self, chat_id: int, events: Mapping[int, Event | None]) -> None:
        """Put updates into their chat's line; those in it already stay as they are."""
        if self._tasks and events:
            self._hold(events)
            if chat_id in self._lines:
                self._lines[chat_id] = {**events, **self._lines[chat_id]}
            else:
                self._lines[chat_id] = dict(events)
                work = self._work(chat_id)
                self._working[chat_id] = self._tasks.create_task(work)

    def chats(self) -> AbstractSet[int]:
        """Return the chats whose updates are in hand."""
        return self._lines.keys()

    async def until_handled(self, numbers: Collection[int]) -> None:
        """Wait until none of these updates is in hand."""
        waiting = [self._in_hand[n] for n in numbers if n in self._in_hand]
        if waiting:
            await asyncio.wait(waiting)

    async def until_room(self) -> None:
        """Wait until there is room for more updates, or no more are handled."""
        while self._tasks and len(self._in_hand) >= ROOM:
            self._moved.clear()
            await self._moved.wait()

    async def drain(self) -> None:
        """Finish the update in hand of each chat, and leave the others in the journal.

        What takes longer than a few seconds is not waited for.
        """
        self._tasks = None
        self._moved.set()
        if self._working:
            await asyncio.wait(self._working.values(), timeout=DRAIN)

    def _hold(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number not in self._in_hand:
                self._in_hand[number] = asyncio.get_running_loop().create_future()

    def _release(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if handled := self._in_hand.pop(number, None):
                handled.set_result(None)
        self._moved.set()

    async def _work(self, chat_id: int) -> None:
        with self._line(chat_id):
            try:
                while self._tasks and self._lines[chat_id]:
                    await self._next(chat_id)
            except Exception:
                # What waits is in the journal, and is taken up again from there.
                self._metrics.count("failures_total", loop="lines")
                logger.exception("the line of chat %s broke off", chat_id)

    @contextmanager
    def _line(self, chat_id: int) -> Iterator[None]:
        try:
            yield
        finally:
            del self._working[chat_id]
            self._release(self._lines.pop(chat_id))

    async def _next(self, chat_id: int) -> None:
        """Handle the first update in a chat's line."""
        number = min(self._lines[chat_id])
        if number not in self._handled:
            await self._handle(number, self._lines[chat_id][number])
            self._remember(number)
        await self._finish(chat_id, number)

    def _remember(self, number: int) -> None:
        self._handled[number] = None
        if len(self._handled) > REMEMBERED:
            self._handled.popitem(last=False)

    async def _handle(self, number: int, event: Event | None) -> None:
        while event and (trouble := await self._trouble(number, event)):
            await self._answering.ask_patience(event, trouble)
            await self._clock.sleep(STORE_PAUSE)

    async def _trouble(self, number: int, event: Event) -> StoreBusy | None:
        """Answer what an update asks for; return why it must be tried again, if so."""
        begun, result, trouble = self._clock.monotonic(), "failed", None
        try:
            async with asyncio.timeout(AT_MOST):
                await self._answering.answer(event)
            result = "handled"
        except StoreBusy as error:
            result, trouble = "waiting", error
        except TimeoutError:
            logger.warning("update %s took too long; left", number)
        except Exception:
            logger.exception("update %s could not be handled", number)
        self._metrics.count("updates_total", result=result)
        self._metrics.observe("answer_seconds", self._clock.monotonic() - begun)
        return trouble

    async def _finish(self, chat_id: int, number: int) -> None:
        """Note that an update was handled, and take up what else waits by now."""
        line = self._lines[chat_id]
        left = await self._noted(chat_id, number, len(line) - 1)
        gone = (number,) if left is not None else tuple(line)
        for each in gone:
            del line[each]
        self._release(gone)
        self.add(chat_id, {n: self._read(raw) for n, raw in (left or {}).items()})

    async def _noted(self, chat_id: int, number: int, known: int) -> Waiting | None:
        while True:
            try:
                with guard():
                    return await self._journal.finish(chat_id, number, known)
            except StoreError as error:
                logger.warning("update %s is handled, not yet noted: %s", number, error)
            await self._clock.sleep(STORE_PAUSE)

    def _read(self, raw: str) -> Event | None:
        return self._answering.read(json.loads(raw))
