"""Reads what follows /subscribe: times, days, a zone and topics, in any order.

All times are for all days, unless each lot of times has its days: "8:00 weekdays 10:00
weekends". Only the weekend can have other times than the days before it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from bot import wording_rhythm as wording
from bot.chat.typed.times import other_half, read_days, read_time
from bot.chat.typed.words import means
from bot.chat.typed.zones import read_zone
from bot.delivery.pieces.topicnames import meant, usual
from bot.errors import InputError
from bot.model import WEEKEND

_SPLIT = re.compile(r"[\s,;]+")
_HALF = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
_Days = tuple[int, ...]
_When = int | _Days
LONGEST_PLACE = 6
"""Words in the longest city name tried ("Vila Bela da Santissima Trindade")."""
LONGEST_DAYS = 4
"""Words in the longest name of days ("jeden Montag bis Freitag")."""
LONGEST_TOPIC = 3
"""Words in the longest name of a usual topic, or of all, in any language."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; parts not named are empty.

    `zones` has more than one entry when a city name fits several, and `place` is that
    name as it was written; `evening` is the time meant if a bare "7" was for the
    evening; `weekend` are the times of the weekend where they are others. `is_all` is
    whether all topics are wanted; that says nothing where some are named.
    """

    times: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    evening: int | None = None
    weekend: tuple[int, ...] = ()
    is_all: bool = False
    place: str = field(default="", compare=False)


def read_wish(
    words: str, known_topics: Collection[str], free: tuple[int, ...] = WEEKEND
) -> Wish:
    """Return the wish these words express; the free days are those of the weekend.

    Raises InputError naming the first words that are neither a time, a day, a place
    nor a topic, or saying that the days have no times that can be kept.
    """
    said = _joined([word for word in _SPLIT.split(words.strip()) if word])
    left, wish = said, Wish()
    while left:
        taken, wish = _take(left, wish, known_topics, free)
        left = left[taken:]
    return _by_days(wish, [tuple(run) for run in _runs(said, free)], free)


def _joined(words: list[str]) -> list[str]:
    """Write "7 pm" as one word, as a time is, and "every day" as days are."""
    joined, left = [], words
    while left:
        length = _together(left)
        joined.append(" ".join(left[:length]))
        left = left[length:]
    return joined


def _together(words: Sequence[str]) -> int:
    """Return how many words at the beginning are one time, or name days together."""
    if len(words) > 1 and _HALF.fullmatch(words[1]) and read_time(words[0]) is not None:
        return 2
    lengths = range(min(LONGEST_DAYS, len(words)), 1, -1)
    return next((n for n in lengths if read_days(" ".join(words[:n]))), 1)


def _runs(words: Iterable[str], free: _Days) -> Iterator[Iterator[_When]]:
    """Yield times that follow each other, and days that do, in turn."""
    said = (
        read_days(word, free) if (m := read_time(word)) is None else m for word in words
    )
    known = (each for each in said if each is not None)
    return (run for _, run in groupby(known, type))


def _by_days(wish: Wish, runs: Sequence[tuple[_When, ...]], free: _Days) -> Wish:
    """Return the wish with the weekend's own times, if each lot of times has days."""
    if len(runs) < 4:
        # "Weekdays 8:00 10:00 weekends" may mean one time each, or both.
        if len(runs) == 3 and isinstance(runs[0][0], tuple) and len(runs[1]) > 1:
            raise InputError(wording.TIMES_UNCLEAR)
        return wish
    by_day = _timetable(runs)
    week = {times for day, times in by_day.items() if day not in free}
    rest = {times for day, times in by_day.items() if day in free}
    if len(week) > 1 or len(rest) > 1:
        raise InputError(wording.TIMES_UNEVEN)
    (times,) = week or rest
    (weekend,) = rest or week
    own = weekend if weekend != times else ()
    return replace(wish, times=times, weekend=own, evening=None)


def _timetable(runs: Sequence[tuple[_When, ...]]) -> dict[int, tuple[int, ...]]:
    """Return the times of each day; InputError where a lot of times has no days.

    A day that is named twice has no clear times either.
    """
    by_day: dict[int, tuple[int, ...]] = {}
    for lots in zip(runs[::2], runs[1::2], strict=False):
        times = {each for run in lots for each in run if isinstance(each, int)}
        days = {day for run in lots for each in run for day in _days_in(each)}
        if len(runs) % 2 or days & set(by_day):
            raise InputError(wording.TIMES_UNCLEAR)
        by_day |= dict.fromkeys(days, tuple(sorted(times)))
    return by_day


def _days_in(said: _When) -> tuple[int, ...]:
    return () if isinstance(said, int) else said


def _take(
    left: list[str], wish: Wish, topics: Collection[str], free: _Days
) -> tuple[int, Wish]:
    word = left[0]
    minute, days = read_time(word), read_days(word, free)
    is_filler = means("FILLERS", word) or word == "&"
    all_of_them = _all_topics(left)
    says_more = is_filler or all_of_them or minute is not None or days is not None
    length, topic = _topic(left, topics)
    if topic and (length > 1 or not says_more):
        return length, replace(wish, topics=(*wish.topics, topic))
    if minute is not None:
        times = tuple(sorted({*wish.times, minute}))
        evening = other_half(word, minute) if len(times) == 1 else None
        return 1, replace(wish, times=times, evening=evening)
    # "In Salah" and "Mar del Plata" are places, though "in" says nothing and a Spanish
    # "mar" is a Tuesday.
    length, zones = _place(left, least=2 if says_more else 1)
    if zones:
        return length, replace(wish, zones=zones, place=" ".join(left[:length]))
    if days is not None:
        return 1, replace(wish, days=tuple(sorted({*wish.days, *days})))
    if all_of_them:
        # "All weekdays" are days, of which the next word tells.
        are_days = all_of_them == 1 and any(read_days(e, free) for e in left[1:2])
        return all_of_them, replace(wish, is_all=wish.is_all or not are_days)
    if is_filler:
        return 1, wish
    raise InputError(wording.NOT_UNDERSTOOD.format(word=word))


def _topic(left: list[str], topics: Collection[str]) -> tuple[int, str]:
    """Return the topic these words begin with, and how many words name it.

    Of more than one word only the usual ones count: publishers have a "new york", too.
    """
    named = usual(topics)
    for length in range(min(LONGEST_TOPIC, len(left)), 1, -1):
        topic = meant(" ".join(left[:length]), named)
        if topic:
            return length, topic
    return 1, meant(left[0], topics)


def _all_topics(left: list[str]) -> int:
    """Return how many words at the beginning mean all topics, 0 where none do."""
    lengths = range(min(LONGEST_TOPIC, len(left)), 0, -1)
    said = (n for n in lengths if means("ALL_TOPICS", " ".join(left[:n])))
    return next(said, 0)


def _place(left: list[str], least: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words at the beginning name a place, and its zones.

    That is 0 and none where it takes fewer words than the least.
    """
    for length in range(min(LONGEST_PLACE, len(left)), least - 1, -1):
        zones = read_zone(" ".join(left[:length]))
        if zones:
            return length, zones
    return 0, ()
