"""Hours and lengths of time as people type them: 22:00-07:00, 3 days, off."""

import re
from datetime import timedelta

from bot.chat.times import read_time
from bot.language.calendar import write_time
from bot.model import Quiet

OFF = frozenset({"off", "no", "none", "never", "0"})
"""Words that take something away."""
LONGEST = timedelta(days=60)
"""The longest snooze: who wants more wants to unsubscribe."""

_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*")
_SPAN = re.compile(r"(?P<count>\d{1,3}|an?)?\s*(?P<unit>hour|day|week|month)s?")
_UNITS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}


def read_quiet(words: str) -> Quiet | None:
    """Return the hours "22:00-07:00" or "from 10pm to 7am" mean, None for none."""
    ends = _BETWEEN.split(words.strip().lower().removeprefix("from "))
    times = [read_time(each) for each in ends]
    if len(times) != 2 or times[0] is None or times[1] is None or times[0] == times[1]:
        return None
    return Quiet(times[0], times[1])


def read_span(words: str) -> timedelta | None:
    """Return the time "a day", "week" or "3 days" means, None for none that fits."""
    match = _SPAN.fullmatch(words.strip().lower().removeprefix("for "))
    if not match:
        return None
    count = match["count"] or "a"
    span = _UNITS[match["unit"]] * (int(count) if count.isdecimal() else 1)
    return span if timedelta(0) < span <= LONGEST else None


def write_quiet(quiet: Quiet) -> str:
    """Return the hours as "22:00–07:00"."""
    return f"{write_time(quiet.start)}–{write_time(quiet.end)}"
