"""Times of day and weekdays as people type them: 7, 7:30, 730, 7pm, 19h30, weekdays."""

import re

from bot import wording
from bot.briefing.weekends import workdays
from bot.chat.typed.words import known, meant
from bot.language.calendar import short_weekday, weekday_names, weekday_range
from bot.language.lists import joined
from bot.letters import folded
from bot.model import EVERY_DAY, WEEKEND

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})|h)?\s?(?P<half>[ap])?\.?(?(half)m?\.?)"
)
_BARE = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})")
_NAMED = {"noon": 12 * 60, "midnight": 0}

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
_DAYS = re.compile(rf"(?P<first>{_DAY_WORD})(?:\s?(?:-|–|to)\s?(?P<last>{_DAY_WORD}))?")
_DASHES = ("-", "–", "〜", "~", "至", "到")


def read_time(word: str) -> int | None:
    """Return the minutes after midnight this word means, or None when it is no time."""
    word = folded(word)
    if named := meant("TIMES", word):
        return _NAMED[named]
    bare = _BARE.fullmatch(word)
    if bare:
        return _minutes(int(bare["hour"]), int(bare["minute"]), "")
    clock = _CLOCK.fullmatch(word)
    if not clock:
        return None
    half = clock["half"] or ""
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


def read_days(word: str, free: tuple[int, ...] = WEEKEND) -> tuple[int, ...] | None:
    """Return the weekdays (Monday 0) this word means, or None when it names none.

    The free days are those of the weekend.
    """
    word = folded(word)
    if named := meant("DAYS", word):
        sets = {"daily": EVERY_DAY, "weekdays": workdays(free), "weekend": free}
        return sets[named]
    match = _DAYS.fullmatch(word)
    if match:
        first = _day(match["first"])
        return _range(first, _day(match["last"]) if match["last"] else first)
    return _named_days(word)


def _named_days(word: str) -> tuple[int, ...] | None:
    """Return the days a word names in the language of the moment, None for none."""
    names = {folded(name): day for name, day in weekday_names().items()}
    if word in names:
        return (names[word],)
    between = (*_DASHES, *(f" {each} " for each in known("BETWEEN")))
    for place in range(1, len(word)):
        for each in between:
            ends = word[:place].strip(), word[place:].removeprefix(each).strip()
            if word.startswith(each, place) and names.keys() >= {*ends}:
                return _range(*(names[end] for end in ends))
    return None


def _range(first: int, last: int) -> tuple[int, ...]:
    return tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1)))


def _day(word: str) -> int:
    return DAY_NAMES.index(word[:3].capitalize())


def write_days(days: tuple[int, ...]) -> str:
    """Return "every day", "Mon-Fri", "Sat, Sun" or the like."""
    if len(days) == 7:
        return wording.EVERY_DAY
    for first in days if len(days) > 2 else ():
        last = (first + len(days) - 1) % 7
        if _range(first, last) == days:
            return weekday_range(first, last)
    return joined(map(short_weekday, days))
