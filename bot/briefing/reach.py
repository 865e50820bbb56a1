"""How far back a briefing looks: to the last that arrived, and one day more."""

from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.model import Subscription

# One day more, as a source may be late; and no further than a week, which is also what
# a new reader gets.
_LEAST_DAYS = 2
MOST_DAYS = 7
"""As far as any briefing looks back."""
_DAY = timedelta(days=1)
# Two mornings may lie a little more than a day apart.
_SLACK = timedelta(minutes=10)


def days_back(told: datetime | None, now: datetime) -> int:
    """Return how many days of news to look through for a reader last told then.

    What counts is what arrived: a briefing that was skipped, refused or lost on the way
    leaves its stories to the next.
    """
    # Told later than now: the clock was wrong then, and says nothing of when that was.
    if told is None or told > now:
        return MOST_DAYS
    return min(max(ceil((now - told - _SLACK) / _DAY) + 1, _LEAST_DAYS), MOST_DAYS)


def day_told(told: datetime | None, wish: Subscription) -> datetime | None:
    """Return when a reader last told anything then was last told a day's news.

    A look back on the week tells the most important of it: what came since the briefing
    before and had no place there is left to the next.
    """
    if told is None:
        return None
    day = told.astimezone(ZoneInfo(wish.zone)).date()
    if not wish.tells_week(day):
        return told
    earlier = ((ago, day - ago * _DAY) for ago in range(1, MOST_DAYS))
    plain = (ago for ago, d in earlier if wish.times_on(d) and not wish.tells_week(d))
    return told - next(plain, 0) * _DAY
