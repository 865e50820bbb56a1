"""How far back a briefing looks: to the last that arrived, and one day more."""

from datetime import datetime, timedelta
from math import ceil

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
