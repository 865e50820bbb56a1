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

from bot.questions.abroad import weekdays
from bot.questions.question import Question
from bot.questions.roots import roots
from bot.questions.tongues import Tongue, lowered, tongue
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


def days_of(text: str, now: datetime, zone: str, language: str = "en") -> Days | None:
    """Return the days a question in a language names, in the reader's zone, or None."""
    other = tongue(language)
    named = _named_in(lowered(text), other) if other else _named(text)
    if not named:
        return None
    here = ZoneInfo(zone)
    first, last = _days(named, now.astimezone(here).date())
    since = datetime.combine(first, time.min, here)
    until = datetime.combine(last + timedelta(days=1), time.min, here) + _LATE
    words = roots(normal(word) for word in named.words.split())
    return Days(since, min(until, now), words)


class _Named(NamedTuple):
    """The words of a question that name days, which they are, and which weekday."""

    words: str
    days: str
    weekday: int = 0


def _named(text: str) -> _Named | None:
    found = _DAYS.search(text)
    if not found:
        return None
    if day := found["weekday"]:
        return _Named(found.group(), "weekday", _WEEKDAYS.index(day.lower()))
    return _Named(found.group(), (found.lastgroup or "").replace("week", " week"))


def _named_in(text: str, other: Tongue) -> _Named | None:
    """Return what names days in small letters of another language."""
    for days, phrases in other.days.items():
        if found := phrases.search(text):
            return _Named(found.group(), days)
    for number, name in enumerate(weekdays(other.code)):
        if found := name.search(text):
            return _Named(found.group(), "weekday", number)
    return None


def _days(named: _Named, today: Date) -> tuple[Date, Date]:
    """Return the first and the last of the days named."""
    monday = today - timedelta(days=today.weekday())
    match named.days:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "weekday":
            ago = (today.weekday() - named.weekday - 1) % 7 + 1
            return today - timedelta(days=ago), today - timedelta(days=ago)
        case "last week":
            return monday - timedelta(days=7), monday - timedelta(days=1)
        case _:
            return monday, today


def without(asked: Question, days: Days) -> Question:
    """Return the question without the words that name its days."""
    terms = tuple(term for term in asked.terms if term not in days.words)
    return replace(asked, terms=terms, names=asked.names - days.words)
