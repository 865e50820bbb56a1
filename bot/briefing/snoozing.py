"""What a snooze does to briefings: which days were left out, and which one comes after.

While an address is snoozed its slots come and go, and nothing is made for them. So a
snooze ends by itself, at any moment, and nothing has to be put back.
"""

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.briefing.slots import moment_of, next_slot, slots_of
from bot.model import Rhythm, Slot, Subscription

_SECOND = timedelta(seconds=1)


def paused_since(wish: Subscription, slot: Slot, rhythm: Rhythm) -> Date | None:
    """Return since which local day a reader was snoozed, for the first slot after that.

    None for a snooze that was over before a briefing was due: nothing was missed.
    `slot.due` is the moment it was due by: where nothing ran for a while, that of the
    first slot it stands for.
    """
    if not rhythm.since or not rhythm.until or rhythm.until <= rhythm.since:
        return None
    if next_slot(wish, rhythm.since - _SECOND).due >= rhythm.until:
        return None
    first = next_slot(wish, rhythm.until - _SECOND)
    if moment_of(wish, slot) < rhythm.until or slot.due > first.due:
        return None
    return rhythm.since.astimezone(ZoneInfo(wish.zone)).date()


def missed(
    days: Iterable[Date], wish: Subscription, rhythm: Rhythm
) -> tuple[Date, ...]:
    """Return the days given up on without those whose last slot was snoozed."""
    return tuple(day for day in days if not _is_snoozed(day, wish, rhythm))


def _is_snoozed(day: Date, wish: Subscription, rhythm: Rhythm) -> bool:
    last = max((slot.due for slot in slots_of(wish, day)), default=None)
    return last is not None and rhythm.is_snoozed(last)
