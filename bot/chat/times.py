"""Times of day and weekdays as people type them: 7, 7:30, 730, 7pm, 19h30, weekdays."""

import re

from bot import wording
from bot.language.calendar import short_weekday, weekday_range
from bot.language.lists import joined

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h)?\s?(?P<half>[ap])?\.?(?(half)m?\.?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})")
_NAMED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_WORD = "|".join(
    rf"{short}(?:{rest})?"
    for short, rest in (
        ("mon", "days?"),
        ("tue", "s|sdays?"),
        ("wed", "nesdays?"),
        ("thu", "rs?|rsdays?"),
        ("fri", "days?"),
        ("sat", "urdays?"),
        ("sun", "days?"),
    )
)
_DAYS = re.compile(
    rf"(?P<first>{_DAY_WORD})(?:\s?(?:-|–|to)\s?(?P<last>{_DAY_WORD}))?", re.IGNORECASE
)
_DAY_SETS = {
    "daily": tuple(range(7)),
    "everyday": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "workdays": tuple(range(5)),
    "weekend": (5, 6),
    "weekends": (5, 6),
}


def read_time(word: str) -> int | None:
    """Return the minutes after midnight this word means, or None when it is no time."""
    word = word.strip().lower()
    if word in _NAMED:
        return _NAMED[word]
    bare = _BARE.fullmatch(word)
    if bare:
        return _minutes(int(bare["hour"]), int(bare["minute"]), "")
    clock = _CLOCK.fullmatch(word)
    if not clock:
        return None
    half = (clock["half"] or "").lower()
    return _minutes(int(clock["hour"]), int(clock["minute"] or 0), half)


def _minutes(hour: int, minute: int, half: str) -> int | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return (hour % 24) * 60 + minute


def other_half(word: str, minute: int) -> int | None:
    """Return the evening time a bare morning hour like "7" may have meant, or None."""
    is_bare = word.strip().isdigit() and len(word.strip()) <= 2
    return minute + 720 if is_bare and 60 <= minute < 720 else None


def read_days(word: str) -> tuple[int, ...] | None:
    """Return the weekdays (Monday 0) this word means, or None when it names none."""
    word = word.strip().lower()
    if word in _DAY_SETS:
        return _DAY_SETS[word]
    match = _DAYS.fullmatch(word)
    if not match:
        return None
    first = _day(match["first"])
    last = _day(match["last"]) if match["last"] else first
    return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))


def _day(word: str) -> int:
    return DAY_NAMES.index(word[:3].capitalize())


def write_days(days: tuple[int, ...]) -> str:
    """Return "every day", "Mon-Fri", "Sat, Sun" or the like."""
    if len(days) == 7:
        return wording.EVERY_DAY
    if len(days) > 2 and days == tuple(range(days[0], days[-1] + 1)):
        return weekday_range(days[0], days[-1])
    return joined(map(short_weekday, days))
