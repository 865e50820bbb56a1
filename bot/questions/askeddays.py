"""The days a question is about: "yesterday", "on Monday", "last week".

They say which articles may answer and are no words to look for. Weekdays are the last
ones gone by; a day's news are also what is published by the next noon about it.
"""

import re
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.questions.question import Question
from bot.questions.roots import roots
from summarizers.text.words import normal

_WEEKDAYS_LINE = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = _WEEKDAYS_LINE.split()
_DAYS = re.compile(
    r"\b(?:(?P<today>today|this (?:morning|afternoon|evening)|tonight)"
    r"|(?P<yesterday>yesterday|last night)"
    r"|(?:on |last )(?P<weekday>" + "|".join(_WEEKDAYS) + r")"
    r"|(?P<lastweek>last week)|(?P<thisweek>this week))\b",
    re.IGNORECASE,
)
_LATE = timedelta(hours=12)


class Days(NamedTuple):
    """From when to when articles are asked for, and the words that say so."""

    since: datetime
    until: datetime
    words: frozenset[str]


def days_of(text: str, now: datetime, zone: str) -> Days | None:
    """Return the days a question names, in the reader's zone, or None."""
    found = _DAYS.search(text)
    if not found:
        return None
    here = ZoneInfo(zone)
    first, last = _days(found, now.astimezone(here).date())
    since = datetime.combine(first, time.min, here)
    until = datetime.combine(last + timedelta(days=1), time.min, here) + _LATE
    words = roots(normal(word) for word in found.group().split())
    return Days(since, min(until, now), words)


def _days(found: re.Match[str], today: Date) -> tuple[Date, Date]:
    """Return the first and the last of the days named."""
    monday = today - timedelta(days=today.weekday())
    match found.lastgroup:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "weekday":
            wanted = _WEEKDAYS.index(found["weekday"].lower())
            day = today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
            return day, day
        case "lastweek":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case _:
            return monday, today


def without(asked: Question, days: Days) -> Question:
    """Return the question without the words that name its days."""
    terms = tuple(term for term in asked.terms if term not in days.words)
    return replace(asked, terms=terms, names=asked.names - days.words)
