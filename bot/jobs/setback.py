"""Notices a wall clock that was wrong, and sets right what it has left behind.

A clock set back is seen by the moment this process, or any before it, saw last. What
lies farther ahead than can be right is brought nearer even where nobody saw that. After
a leap ahead nothing is thrown away for an hour: a clock ten years ahead would make
every article too old to keep.
"""

import logging
from datetime import datetime, timedelta

from bot.briefing.slots import decide
from bot.clock import Clock
from bot.model import Subscription
from bot.store import keys
from bot.store.stores import Stores

log = logging.getLogger(__name__)

_DAY = timedelta(days=1)
# The clocks of several machines differ by seconds.
_SET_BACK = timedelta(minutes=1)
_LEAP = _DAY
_HELD = 3600.0
# A subscription is due once a week at least, and a snooze is a week at most; zones have
# left out and repeated days.
_FARTHEST_SLOT = 9 * _DAY
# Telegram may tell us to wait, and feeds too, for a day.
_FARTHEST_TRY = 2 * _DAY
_SOON = timedelta(hours=1)


class Setback:
    """Looks at the clock from time to time."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores = stores
        self._clock = clock
        self._seen: datetime | None = None
        self._doubted_until = float("inf")

    def is_doubtful(self) -> bool:
        """Return whether the clock may be far ahead of the time."""
        return self._clock.monotonic() < self._doubted_until

    async def run(self) -> None:
        """Set right what the clock was wrong about, if anything."""
        now, timeline = self._clock.now(), self._stores.timeline
        before = self._seen or await timeline.latest() or now
        self._doubt(before, now)
        is_back = now < before - _SET_BACK
        if is_back:
            log.warning("The clock was set back from %s to %s", before, now)
        await self._realign(now, now if is_back else now + _FARTHEST_SLOT)
        await timeline.bring_nearer(
            now,
            now + (_SOON if is_back else _FARTHEST_TRY),
            now + (_SOON if is_back else _FARTHEST_SLOT),
        )
        # Only now: who is interrupted does all of it again.
        self._seen = now
        await timeline.note(now)

    def _doubt(self, before: datetime, now: datetime) -> None:
        """Doubt the clock for a while after a leap ahead, or trust it at first."""
        if now > before + _LEAP:
            log.warning("It is %s later than when I last looked", now - before)
            self._doubted_until = self._clock.monotonic() + _HELD
        elif self._seen is None:
            self._doubted_until = float("-inf")

    async def _realign(self, now: datetime, moment: datetime) -> None:
        """Bring nearer the slots due after this moment.

        Those sent meanwhile are not sent again when their time comes: their names are
        used up.
        """
        subscriptions = self._stores.subscriptions
        for number in range(keys.SHARDS):
            for subscription, due in await subscriptions.due_after(moment, number):
                nearest = _nearest(subscription, due, now)
                if nearest < due:
                    await subscriptions.move(subscription.address, due, nearest)


def _nearest(subscription: Subscription, due: datetime, now: datetime) -> datetime:
    """Return when the subscription is due next; one that cannot be, in a day."""
    try:
        return decide(subscription, due, now).next_due
    except (KeyError, ValueError):
        return now + _DAY
