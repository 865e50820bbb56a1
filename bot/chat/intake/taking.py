"""Takes updates in, from a poll or a post, so that Telegram may forget them.

What asks for something is written down in the store before it is confirmed, and dropped
there once it was handled: a killed process loses none, and a slow chat holds up no
other. What is not for the bot, or more than one person may ask for, goes no further.
Words that somebody is still typing in another chat are not written down: the next
keystroke asks again, and only the last of them is answered.
"""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bot.chat.incoming.events import Event, Plain, Pressed, Typed
from bot.chat.incoming.flood import KEYSTROKES, Floods, Notices
from bot.chat.intake.envelope import Envelope, Json, read_envelope
from bot.chat.intake.lines import Lines
from bot.chat.replies.answering import Answering
from bot.clock import Clock
from bot.delivery.calls.insist import wait
from bot.errors import StoreBusy, StoreError
from bot.metrics import Metrics
from bot.store.connection import guard
from bot.store.journal import Journal, Waiting

logger = logging.getLogger(__name__)

BEAT = 0.75
"""Seconds between signs of life, and between looks for what others left behind."""

LINGER = 1.0
"""Seconds a posted update may take before it is confirmed as written down only:
Telegram posts on 40 connections, and a slow chat must not keep one."""

NOTICE = 10.0
"""Seconds in which people are told to ask later or slower, or not at all."""

TOLD = 20
"""Chats told at once that the store is busy: nothing else minds our pace then."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """An update that asks for something."""

    envelope: Envelope
    event: Event
    raw: str


class Intake:
    """Takes updates in and has each handled once, in its chat's order."""

    def __init__(
        self, answering: Answering, journal: Journal, clock: Clock, metrics: Metrics
    ) -> None:
        self._answering = answering
        self._journal = journal
        self._clock = clock
        self._metrics = metrics
        self._floods = Floods(clock)
        self._keystrokes = Floods(clock, KEYSTROKES)
        # The number of the update with the words each person has typed last.
        self._typing: dict[int, int] = {}
        self._notices = Notices(clock)
        self._lines = Lines(answering, journal, clock, metrics)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Handle updates until the end; what is left then, others may take at once."""
        async with self._lines.open():
            yield
        with suppress(StoreError), guard():
            await self._journal.leave()

    async def keep(self, stop: asyncio.Event) -> None:
        """Give signs of life and take over from the dead; told to stop, finish."""
        while not stop.is_set():
            try:
                with guard():
                    await self._take_over()
            except StoreError as error:
                logger.debug("no sign of life: %s", error)
            except Exception:
                self._metrics.count("failures_total", loop="intake")
                logger.exception("no look for what others left behind")
            await wait(BEAT, self._clock, stop)
        await self._lines.drain()

    async def take(self, raws: Iterable[Json]) -> Collection[int]:
        """Take updates in; return the numbers of those that ask for something.

        They are written down and may be confirmed; StoreBusy when they cannot be, and
        are to come again.
        """
        await self._lines.until_room()
        letters = [letter for raw in raws if (letter := self._open(raw))]
        chats: defaultdict[int, Waiting] = defaultdict(dict)
        for each in letters:
            chats[each.envelope.chat_id][each.envelope.number] = each.raw
        try:
            with guard():
                ours = await self._journal.take(chats)
        except StoreBusy as error:
            await self._ask_patience(letters, error)
            raise
        self._add(ours, {each.envelope.number: each.event for each in letters})
        return [each.envelope.number for each in letters]

    async def handle(self, raws: Iterable[Json]) -> None:
        """Take updates in and wait until they were handled."""
        await self._lines.until_handled(await self.take(raws))

    async def webhook(self, raw: Json) -> None:
        """Take in an update that Telegram posted, and wait a moment for its handling.

        StoreBusy when it must come again.
        """
        numbers = await self.take([raw])
        with suppress(TimeoutError):
            async with asyncio.timeout(LINGER):
                await self._lines.until_handled(numbers)

    async def _take_over(self) -> None:
        """Take up what waits in chats whose turns are ours and that nobody works on."""
        missing = await self._journal.adopt() - self._lines.chats()
        if missing:
            self._add(await self._journal.take({chat: {} for chat in missing}), {})

    def _add(self, chats: dict[int, Waiting], known: dict[int, Event]) -> None:
        for chat_id, waiting in chats.items():
            self._lines.add(
                chat_id,
                {
                    number: known.get(number) or self._answering.read(json.loads(raw))
                    for number, raw in waiting.items()
                },
            )

    def _open(self, raw: Json) -> _Letter | None:
        """Return what an update asks for, None when nothing more is to be done."""
        envelope = read_envelope(raw)
        if not envelope:
            return None
        if envelope.is_inline:
            self._hear(envelope, raw)
            return None
        # Read only if it may pass: a flood must cost next to nothing.
        is_for_us = envelope.is_press or envelope.is_private
        if is_for_us and not self._admits(envelope):
            self._pass_over(envelope, raw)
            return None
        event = self._answering.read(raw)
        # In a group most of what is said is not for the bot, so only the rest counts.
        if not is_for_us and _asks(event) and not self._admits(envelope):
            self._pass_over(envelope, raw)
            return None
        return _Letter(envelope, event, json.dumps(raw)) if event else None

    def _hear(self, envelope: Envelope, raw: Json) -> None:
        """Answer aside what somebody types in another chat, unless that is too fast."""
        if not self._keystrokes.admits(envelope.author, is_press=False):
            self._metrics.count("updates_total", result="passed")
            return
        self._typing[envelope.author] = envelope.number
        self._lines.start(self._offer(envelope, raw))

    async def _offer(self, envelope: Envelope, raw: Json) -> None:
        if self._typing.get(envelope.author) != envelope.number:
            return
        result = "failed"
        try:
            result = await self._offered(self._answering.read(raw))
        except Exception:
            logger.exception("update %s: nothing could be offered", envelope.number)
        if self._typing.get(envelope.author) == envelope.number:
            del self._typing[envelope.author]
        self._metrics.count("updates_total", result=result)

    async def _offered(self, event: Event | None) -> str:
        """Answer what somebody types; return how that ended."""
        if event is None:
            return "failed"
        async with asyncio.timeout(NOTICE):
            await self._answering.answer(event)
        return "handled"

    def _admits(self, envelope: Envelope) -> bool:
        return self._floods.admits(envelope.author, is_press=envelope.is_press)

    def _pass_over(self, envelope: Envelope, raw: Json) -> None:
        self._metrics.count("updates_total", result="passed")
        if self._notices.is_due(envelope.chat_id):
            self._lines.start(self._slow_down(raw))

    async def _slow_down(self, raw: Json) -> None:
        event = self._answering.read(raw)
        try:
            # During a halt these would gather, and be told all at once after it.
            async with asyncio.timeout(NOTICE):
                await self._answering.slow_down(event)
        except Exception:
            logger.exception("nobody hears that he asks too fast")

    async def _ask_patience(
        self, letters: Iterable[_Letter], trouble: StoreBusy
    ) -> None:
        chats = {each.envelope.chat_id: each.event for each in letters}
        # A Telegram that hangs must not keep them from coming again.
        with suppress(TimeoutError):
            async with asyncio.timeout(NOTICE):
                for event in list(chats.values())[:TOLD]:
                    await self._answering.ask_patience(event, trouble)


def _asks(event: Event | None) -> bool:
    return isinstance(event, Typed | Plain | Pressed)
