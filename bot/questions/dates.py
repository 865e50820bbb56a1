"""The dates a question names: "21 November", "nov 21st", "21.11.", "on the 21st".

Months are named as CLDR has them, whole and shortened, in the language of the question.
Without a year the last such day gone by is meant. What is still to come is no day whose
news there could be, nor is one that only bounds something: "until 21 November".
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from bot.questions.abroad import months
from bot.questions.tongues import SPACELESS, tongue

_YEAR = (
    r"(?:(?:,| of| de| del| di| года| року| roku)? ?(?P<year>20\d\d)(?! ?\d)"
    r"(?: года| року| г\.| r\.)?)?"
)
_DAY = r"(?<!\d)(?<!\d[.,:/-])(?P<day>\d{1,2})"
_TH = r"(?:st|nd|rd|th|º|er|-?го|-?е|\.)?"
_LINK = r" ?(?:de |di |d'|of |the )?"
_MAY = r"(?! (?:have|be|not|also|still)\b)"
"""What stands behind "may" where it is no month."""
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_HAN = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号號]?"
)
_DOTTED = re.compile(
    rf"{_DAY}\.(?P<month>\d{{1,2}})\.(?:(?P<year>20\d\d)|(?P<short>\d\d))?(?!\d)"
)
_SLASHED = re.compile(
    rf"{_DAY}/(?P<month>\d{{1,2}})(?:/(?:(?P<year>20\d\d)|(?P<short>\d\d)))?(?![\d/])"
)
_ALWAYS = "24/7"
_MONTH_FIRST = frozenset({"ja", "zh"})
_COMING = 180
"""Days within which a date without a year may be still to come."""


_OF_ENGLISH = re.compile(
    r"\b(?:on|of|since|from) the \d{1,2}(?:st|nd|rd|th)\b"
    r"(?! (?!(?:in|at|of|for|to|by|and|about|please)\b)[a-z])"
)
_COUNTED = re.compile(r" ?[^\W\d_]")
_NUMBER = re.compile(r"\d+")
_MONTHS = 2
"""Months gone by in one of which a day has a number: not every one has a 31st."""


class Dated(NamedTuple):
    """Where the words that name a date stand, and the day."""

    start: int
    end: int
    day: Date


def dated(text: str, code: str, today: Date) -> Dated | None:
    """Return the first date gone by that small letters of a language name."""
    for found in _all(text, code):
        if found.group() == _ALWAYS:
            continue
        day = _day(found, code, today)
        if day and day <= today:
            return Dated(*found.span(), day)
    return _dayth(text, code, today)


def _all(text: str, code: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a date, the surest forms first."""
    for pattern in (_ISO, _HAN, *_written(code), _DOTTED, _SLASHED):
        yield from pattern.finditer(text)


@cache
def _written(code: str) -> tuple[re.Pattern[str], ...]:
    """Return what is a day with the name of its month, in either order."""
    if code in SPACELESS:
        return ()
    names = "|".join(f"(?P<m{n}>{name})" for n, name in enumerate(months(code), 1))
    may = _MAY if code == "en" else ""
    return (
        re.compile(rf"(?:[בה]-?)?{_DAY}{_TH}{_LINK}(?:{names}){_YEAR}{may}"),
        re.compile(
            rf"(?<!in )(?:{names}),? (?:the )?(?P<day>\d{{1,2}})(?![\d%]|[.,:]\d)"
            rf"(?:st|nd|rd|th)?{_YEAR}"
        ),
    )


def _day(found: re.Match[str], code: str, today: Date) -> Date | None:
    """Return the day these words name, None if there is none or it is not sure."""
    groups = found.groupdict()
    day, month = int(groups["day"]), _month(groups)
    if found.re is _SLASHED:
        # Half the world writes the month first; where both may be it, nobody knows.
        if code == "en" and day <= 12 and month <= 12:
            return None
        if month > 12 or code in _MONTH_FIRST:
            day, month = month, day
    year = groups.get("year") or (groups.get("short") and f"20{groups['short']}")
    try:
        named = Date(int(year or today.year), month, day)
        is_near = named - today < timedelta(days=_COMING)
        return named if year or is_near else Date(today.year - 1, month, day)
    except ValueError:
        return None


def _month(groups: Mapping[str, str | None]) -> int:
    if number := groups.get("month"):
        return int(number)
    return next(n for n in range(1, 13) if groups.get(f"m{n}"))


def _dayth(text: str, code: str, today: Date) -> Dated | None:
    """Return the last day gone by that has the number of "on the 21st"."""
    other = tongue(code)
    found = (other.dayth if other else _OF_ENGLISH).search(text)
    number = _NUMBER.search(found.group()) if found else None
    if not found or not number or _counts(text, found.end(), code):
        return None
    days = (today - timedelta(days=ago) for ago in range(31 * _MONTHS))
    day = next((each for each in days if each.day == int(number.group())), None)
    return Dated(*found.span(), day) if day else None


def _counts(text: str, end: int, code: str) -> bool:
    """Return whether a number that ends there counts what comes after it."""
    is_bare = not text[end - 1].isalpha() and code not in {"en", *SPACELESS}
    return is_bare and bool(_COUNTED.match(text, end))
