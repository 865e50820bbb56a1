"""The days a question is about: "yesterday", "on Monday", "since 21 November".

They say which articles may answer and are no words to look for. Weekdays are the last
ones gone by; a day's news are also what is published by the next noon about it. Days
that only bound something, as in "until Monday", are none.
"""

import re
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.questions.abroad import weekdays
from bot.questions.dates import dated
from bot.questions.newest import asks_for_news
from bot.questions.question import Question
from bot.questions.roots import roots, roots_of
from bot.questions.tongues import SPACELESS, Tongue, lowered, tongue
from bot.questions.wants import Wants
from summarizers.text.words import normal

_WEEKDAYS_LINE = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = _WEEKDAYS_LINE.split()
_WEEKDAY = "|".join(_WEEKDAYS)
_DAYS = re.compile(
    r"\b(?:(?P<before>(?:the )?day before yesterday)"
    r"|(?P<today>today|this (?:morning|afternoon|evening)|tonight)"
    r"|(?P<yesterday>yesterday|last night)"
    rf"|(?:on |last |(?<=since ))+(?P<weekday>{_WEEKDAY})"
    r"|(?P<lastweek>last week)|(?P<thisweek>this week))\b"
)
_LONE = re.compile(rf"(?<!\w)(?P<weekday>{_WEEKDAY})(?:'s)?(?=\W*$| news\b)")
"""A weekday as it is typed on a phone: "what happened monday"."""
_COMING = re.compile(
    r"\b(?:will|does|do|is|are|going to|starts?|begins?|opens?|next|when)\b"
)
_SINCE = r"since|ever since"
_UNTIL = r"until|till|til|by|before|after"
_ENDING = r"['’]?\w{0,4} ?"
_AFTER = {"tr": _ENDING, "hi": _ENDING, "ja": "[日の]{0,2}", "zh": "[日号的]?"}
"""What may stand between a day and what is said of it, where that comes after."""
_ONLY_AFTER = frozenset({"tr", "hi", "ja"})
_LATE = timedelta(hours=12)


class Days(NamedTuple):
    """From when to when articles are asked for, and the words that say so.

    `said` are these words as they stand in small letters; `is_dated` tells whether they
    are a date, so that an article of another day may tell of it too.
    """

    since: datetime
    until: datetime
    words: frozenset[str]
    said: str = ""
    is_dated: bool = False


class _Named(NamedTuple):
    """Where the words that name days stand, and the first and the last of them."""

    start: int
    end: int
    first: Date
    last: Date
    is_dated: bool = False


def days_of(text: str, now: datetime, zone: str, language: str = "en") -> Days | None:
    """Return the days a question in a language names, in the reader's zone, or None."""
    lower, other = lowered(text), tongue(language)
    here = ZoneInfo(zone)
    today = now.astimezone(here).date()
    code = other.code if other else "en"
    named = _dated(lower, code, today) or (
        _named_in(lower, other, today) if other else _named(lower, today)
    )
    if not named or _beside(other.until if other else _UNTIL, lower, named, code):
        return None
    since_words = _beside(other.since if other else _SINCE, lower, named, code)
    last = today if since_words else named.last
    since = datetime.combine(named.first, time.min, here)
    until = datetime.combine(last + timedelta(days=1), time.min, here) + _LATE
    said = lower[named.start : named.end]
    whole = f"{since_words} {said}"
    words = roots(map(normal, whole.split())) | roots_of(whole, code)
    return Days(since, min(until, now), words, said, named.is_dated)


def _dated(text: str, code: str, today: Date) -> _Named | None:
    found = dated(text, code, today)
    return found and _Named(found.start, found.end, found.day, found.day, is_dated=True)


def _named(text: str, today: Date) -> _Named | None:
    """Return the days that small letters of English name."""
    found = _DAYS.search(text)
    if not found and not _COMING.search(text):
        found = _LONE.search(text)
    if not found:
        return None
    if day := found["weekday"]:
        days = _weekday(_WEEKDAYS.index(day), today)
    else:
        days = _days(_KINDS[found.lastgroup or ""], today)
    return _Named(*found.span(), *days)


_KINDS = {
    "before": "before yesterday",
    "today": "today",
    "yesterday": "yesterday",
    "lastweek": "last week",
    "thisweek": "this week",
}


def _named_in(text: str, other: Tongue, today: Date) -> _Named | None:
    """Return the days that small letters of another language name."""
    for kind, phrases in other.days.items():
        if found := phrases.search(text):
            return _Named(*found.span(), *_days(kind, today))
    for number, name in enumerate(weekdays(other.code)):
        if found := name.search(text):
            return _Named(*found.span(), *_weekday(number, today))
    return None


def _beside(words: str, text: str, named: _Named, code: str) -> str:
    """Return those of some words that stand with what names days, "" for none.

    They stand before it, with an article between, and in some languages after.
    """
    before = re.compile(rf"(?<!\w)(?:{words})\s?(?:\w{{1,3}}['’ ]\s?)?$")
    if code in SPACELESS:
        before = re.compile(rf"(?:{words})$")
    after = re.compile(rf"{_AFTER.get(code, '(?!)')}(?:{words})")
    found = None if code in _ONLY_AFTER else before.search(text, 0, named.start)
    found = found or after.match(text, named.end)
    return found.group() if found else ""


def _weekday(number: int, today: Date) -> tuple[Date, Date]:
    """Return the last weekday of this number gone by, as first and last day."""
    day = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return day, day


def _days(kind: str, today: Date) -> tuple[Date, Date]:
    """Return the first and the last of the days named."""
    monday = today - timedelta(days=today.weekday())
    ago = {"today": 0, "yesterday": 1, "before yesterday": 2}.get(kind)
    if ago is not None:
        return today - timedelta(days=ago), today - timedelta(days=ago)
    if kind == "last week":
        return monday - timedelta(days=7), monday - timedelta(days=1)
    return monday, today


def without(asked: Question, days: Days) -> Question:
    """Return the question without the words that name its days."""
    if asks_for_news(lowered(asked.text).replace(days.said, " ")):
        return replace(asked, wants=Wants.EVENT, terms=(), names=frozenset())
    terms = tuple(term for term in asked.terms if term not in days.words)
    return replace(asked, terms=terms, names=asked.names - days.words)


def about(asked: Question, days: Days) -> Question:
    """Return the question with its days as names: what tells of them must say them."""
    named = days.words.intersection(asked.terms)
    return replace(asked, names=asked.names | named)
