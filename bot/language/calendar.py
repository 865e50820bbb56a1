"""Days and moments in the language of the moment, as CLDR has them (by Babel).

Times of day are of 24 hours everywhere: "08:00".
"""

import re
from datetime import date as Date
from datetime import datetime
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date

from bot.language.current import manner
from bot.language.known import ENGLISH

# CLDR's English puts the month first, as in the United States.
_ENGLISH = {
    "MMMd": "d MMM",
    "yMMMd": "d MMM y",
    "MMMEd": "EEEE, d MMM",
    "MMMEd/within": "EEEE d MMM",
    "yMMMEd": "EEEE, d MMM y",
}
# Languages whose months have another form by themselves. Of the others Babel would give
# the forms of whichever language was asked for first (its data share what they alias).
_ALONE = frozenset({"pl", "ru", "uk"})
# Languages whose letters the charts' typeface has not.
_UNDRAWN = frozenset({"ja", "zh"})
# What stands between two weekdays, where it is not a hyphen.
_RANGES = {"ja": "〜", "zh": "至"}
# What stands between a day and a time, where it is not a comma and a blank.
_BETWEEN = {"ar": "، ", "fa": "، ", "zh": " ", "ja": " "}


def day_words(day: Date, today: Date | None = None) -> str:
    """Return the words "22 Nov 2026", or "22 Nov" if today is in the same year."""
    is_near = today is not None and today.year == day.year
    return _written(day, "MMMd" if is_near else "yMMMd")


def drawn_day(day: Date, today: Date | None = None) -> str:
    """Return a day in letters a chart can draw: as `day_words`, or in figures."""
    if manner().language not in _UNDRAWN:
        return day_words(day, today)
    short = f"{day.month}/{day.day}"
    return short if today and today.year == day.year else f"{day.year}/{short}"


def weekday(day: Date) -> str:
    """Return the name of the weekday: "Thursday"."""
    return format_date(day, "cccc", locale=manner().language)


def short_weekday(number: int) -> str:
    """Return the short name of a weekday, Monday 0: "Mon"."""
    # The first of January 2024 was a Monday.
    return format_date(Date(2024, 1, 1 + number), "ccc", locale=manner().language)


def weekday_names() -> dict[str, int]:
    """Return what weekdays may be called, each with its number, Monday 0."""
    return _weekday_names(manner().language)


@cache
def _weekday_names(language: str) -> dict[str, int]:
    # As they stand alone and in a date, whole and short, with and without a stop.
    return {
        said: number
        for pattern in ("ccc", "EEE", "cccc", "EEEE")
        for number in range(7)
        for name in (format_date(Date(2024, 1, 1 + number), pattern, locale=language),)
        for said in (name, name.rstrip("."))
    }


def weekday_range(first: int, last: int) -> str:
    """Return the short names of weekdays from one to another: "Mon-Fri"."""
    between = _RANGES.get(manner().language, "-")
    return f"{short_weekday(first)}{between}{short_weekday(last)}"


def month(day: Date) -> str:
    """Return the name of the month: "November"."""
    language = manner().language
    pattern = "LLLL" if language in _ALONE else "MMMM"
    return format_date(day, pattern, locale=language)


def weekday_words(day: Date) -> str:
    """Return the weekday and the day: "Thursday, 26 Nov"."""
    return _written(day, "MMMEd")


def whole_day(day: Date) -> str:
    """Return the weekday and the day with its year: "Thursday, 26 Nov 2026"."""
    return _written(day, "yMMMEd")


def within_words(day: Date) -> str:
    """Return the weekday and the day within a sentence: "Thursday 26 Nov"."""
    return _written(day, "MMMEd/within")


def moment_words(moment: datetime) -> str:
    """Return weekday, day and time of a moment: "Thursday, 26 Nov, 08:00"."""
    return with_time(weekday_words(moment), f"{moment:%H:%M}")


def day_time(moment: datetime) -> str:
    """Return day and time of a moment: "26 Nov, 08:00"."""
    return with_time(day_words(moment, moment), f"{moment:%H:%M}")


def with_time(day: str, time: str) -> str:
    """Return a day and a time together: "26 Nov, 08:00"."""
    return f"{day}{_BETWEEN.get(manner().language, ', ')}{time}"


def write_time(minute: int) -> str:
    """Return a minute of the day as 24-hour "07:30"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def heading(words: str) -> str:
    """Return words that begin with a day or its name as a line of their own begins."""
    return words[:1].upper() + words[1:]


def _written(day: Date, skeleton: str) -> str:
    bare = Date(day.year, day.month, day.day)
    return _formatted(bare, skeleton, manner().language)


@lru_cache(4096)
def _formatted(day: Date, skeleton: str, language: str) -> str:
    return format_date(day, _pattern(language, skeleton), locale=language)


@cache
def _pattern(language: str, skeleton: str) -> str:
    """Return how a language writes such a date, with the weekday in full."""
    if language == ENGLISH:
        return _ENGLISH[skeleton]
    pattern = (
        Locale.parse(language).datetime_skeletons[skeleton.partition("/")[0]].pattern
    )
    # In brackets, as in Japanese, a weekday is short.
    whole = re.sub(r"(?<!\()\b(?:E+|ccc)", "EEEE", pattern)
    return re.sub("[,،]", "", whole) if skeleton.endswith("/within") else whole
