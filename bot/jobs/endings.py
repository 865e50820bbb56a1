"""Tells of feeds that are over, once, and why: the operators, or who alone reads one.

A feed that is over is noted in the same step that stops it, and the note goes when the
messages are in the outbox, or held till quiet hours are over. Cut off in between, the
job finds it again; the names of the messages are used up by then. They come without a
sound: who hears of it in the morning has missed nothing.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock
from bot.delivery.html.plain import plainly
from bot.delivery.pieces.fitting import fitted
from bot.jobs.holding import Gate
from bot.language.current import speaking
from bot.model import Address, Delivery, Feed, Kind, Manner, Message
from bot.store.codec import digest
from bot.store.held import Alert
from bot.store.stores import Stores

Render = Callable[[Feed], Message]

_WORTH = timedelta(days=7)

log = logging.getLogger(__name__)


class Endings:
    """Looks for feeds that are over; `operators` are Telegram's numbers of people."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        operators: Iterable[int],
        render: Render,
        gate: Gate,
    ) -> None:
        self._gate = gate
        self._stores = stores
        self._clock = clock
        self._operators = tuple(operators)
        self._render = render

    async def run(self) -> None:
        """Put a message to each whom it concerns into the outbox for each feed over."""
        for feed in await self._stores.feeds.ended():
            log.warning("feed %s is not read any more: %s", feed.url, feed.problem)
            manners = await self._stores.readers.manners(await self._whom(feed))
            await self._gate.send(self._alert(feed, *each) for each in manners.items())
            await self._stores.feeds.told(feed.url)

    async def _whom(self, feed: Feed) -> tuple[int, ...]:
        """Return whom it concerns: what only some chats read is their own business."""
        if feed.is_own:
            return await self._stores.own.readers(feed.url)
        return self._operators

    def _alert(self, feed: Feed, chat_id: int, manner: Manner) -> Alert:
        with speaking(manner):
            message = replace(plainly(self._render(feed)), is_silent=True)
        # The same feed may be started again, and end again on another day.
        day = feed.checked.date().isoformat() if feed.checked else ""
        made = Delivery(
            name=f"ended/{digest(feed.url)}/{day}",
            address=Address(chat_id),
            kind=Kind.ALERT,
            messages=fitted(message),
            expires=self._clock.now() + _WORTH,
        )
        return Alert(made, made.name)
