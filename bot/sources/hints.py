"""Reads what publishers say of when to come again.

An answer's headers say how long it stays fresh (RFC 9111, 4.2.1). RSS names hours and
days in which nothing is new; feedparser keeps only the last of each, so they are looked
for in the bytes.
"""

import re
from email.utils import parsedate_to_datetime

_HEAD = 65_536  # bytes: what describes a feed stands before its entries
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*(\w{6,9})\s*</day>", re.IGNORECASE)
_SKIPPED_HOURS = re.compile(rb"(?is)<skiphours>(.{0,4000}?)</skiphours>")
_SKIPPED_DAYS = re.compile(rb"(?is)<skipdays>(.{0,4000}?)</skipdays>")


def fresh_for(control: str, expires: str, date: str, age: str) -> float:
    """Return for how many seconds an answer with these headers is fresh; 0: unknown.

    They are Cache-Control, Expires, Date and Age, empty where there is none.
    """
    span = _MAX_AGE.search(control)
    if not span:
        return seconds_between(date, expires)
    passed = int(age[:9]) if age.isascii() and age.isdigit() else 0
    return float(max(int(span[1]) - passed, 0))


def seconds_between(begin: str, end: str) -> float:
    """Return the seconds from one date of HTTP to a later one, 0 if that is unknown."""
    try:
        passed = parsedate_to_datetime(end) - parsedate_to_datetime(begin)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return max(passed.total_seconds(), 0.0)


def skip_hours(body: bytes) -> tuple[int, ...]:
    """Return the hours (UTC) in which a feed wants no look; all of them count as none.

    The standard counts from 0 to 23, its first version from 1 to 24.
    """
    part = _SKIPPED_HOURS.search(body[:_HEAD])
    found = {int(hour) for hour in _HOUR.findall(part[1])} if part else set()
    hours = tuple(sorted({hour % 24 for hour in found if hour <= 24}))
    return hours if len(hours) < 24 else ()


def skip_days(body: bytes) -> tuple[int, ...]:
    """Return the days (Monday 0) on which a feed wants no look; all count as none."""
    part = _SKIPPED_DAYS.search(body[:_HEAD])
    found = _DAY.findall(part[1]) if part else []
    names = {name.decode("ascii", "replace").lower() for name in found}
    days = tuple(number for number, name in enumerate(_DAYS) if name in names)
    return days if len(days) < 7 else ()
