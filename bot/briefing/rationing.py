"""When a reader hears of the alerts over his number: in the evening, where he is."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(20)
"""Late enough to hold most of a day, early enough to be read on it."""


def next_evening(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next evening of a zone, UTC, after this moment."""
    day = now.astimezone(zone).date()
    # Three, as there are zones that have left out a day.
    days = (day + timedelta(days=ahead) for ahead in range(3))
    evenings = (datetime.combine(each, EVENING, zone).astimezone(UTC) for each in days)
    return min(each for each in evenings if each > now)
