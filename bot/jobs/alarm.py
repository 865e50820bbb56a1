"""Tells the operators once when a feed falls silent, or fails for a day.

Looked at whenever a feed was: that costs no look of its own, and the feed is saved
right after. The names of the messages are used once, so that an operator hears once
though the process dies before that, or several look. They come without a sound, and
wait for the end of an operator's quiet hours: such a feed has been so for days.
"""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from bot.clock import Clock
from bot.delivery.html.markup import plain
from bot.delivery.html.plain import plainly
from bot.delivery.operators.troubles import told
from bot.delivery.pieces.fitting import fitted
from bot.jobs.holding import Gate
from bot.language.current import speaking
from bot.model import Address, Delivery, Feed, Kind, Manner
from bot.sources.silence import Trouble, trouble
from bot.store.held import Alert
from bot.store.stores import Stores

_WORTH = timedelta(days=2)

log = logging.getLogger(__name__)


class Alarm:
    """Watches feeds for the operators, who are told in their private chats."""

    def __init__(
        self, stores: Stores, clock: Clock, operators: Collection[int], gate: Gate
    ) -> None:
        self._gate = gate
        self._stores = stores
        self._clock = clock
        self._operators = operators

    async def heed(self, feed: Feed) -> Feed:
        """Return the feed, its trouble told if it has any that was not.

        What only one chat reads is that chat's business.
        """
        now = self._clock.now()
        found = trouble(feed, now)
        if found is Trouble.STOPPED:
            return feed
        if found and not feed.told_silent and not feed.is_own:
            await self._tell(feed, found, now)
        return replace(feed, told_silent=found is not None)

    async def _tell(self, feed: Feed, found: Trouble, now: datetime) -> None:
        log.warning("%s", plain(told(feed, found, now).html))
        manners = await self._stores.readers.manners(self._operators)
        await self._gate.send(
            _alert(feed, found, now, *each) for each in manners.items()
        )


def _alert(
    feed: Feed, found: Trouble, now: datetime, operator: int, manner: Manner
) -> Alert:
    with speaking(manner):
        message = replace(plainly(told(feed, found, now)), is_silent=True)
    made = Delivery(
        name=_name(feed, found, operator),
        address=Address(operator),
        kind=Kind.ALERT,
        messages=fitted(message),
        expires=now + _WORTH,
    )
    return Alert(made, made.name)


def _name(feed: Feed, found: Trouble, operator: int) -> str:
    """Return what makes the message unique: one feed, one trouble since one moment."""
    since = feed.spoke if found is Trouble.SILENT else feed.failing
    said = f"{feed.url} {found} {since}"
    return f"feed/{Address(operator)}/{sha256(said.encode()).hexdigest()[:16]}"
