"""Reads what follows /subscribe: times, days, a zone and topics, in any order."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.chat.times import other_half, read_days, read_time
from bot.chat.zones import read_zone
from bot.errors import InputError

_FILLERS = frozenset({"at", "and", "in", "on", "every", "day", "o'clock", "uhr", "&"})
_SPLIT = re.compile(r"[\s,;]+")
_HALF = re.compile(r"[ap]\.?m\.?", re.IGNORECASE)
LONGEST_PLACE = 4
"""Words in the longest city name tried ("Rio de Janeiro", "San Juan del Sur")."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; parts not named are empty.

    `zones` has more than one entry when a city name fits several; `evening` is the
    time meant if a bare "7" was for the evening.
    """

    times: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    evening: int | None = None


def read_wish(words: str, known_topics: frozenset[str]) -> Wish:
    """Return the wish these words express.

    Raises InputError naming the first words that are neither a time, a day, a place
    nor a topic.
    """
    left = _join_halves([word for word in _SPLIT.split(words.strip()) if word])
    wish = Wish()
    while left:
        taken, wish = _take(left, wish, known_topics)
        left = left[taken:]
    return wish


def _join_halves(words: list[str]) -> list[str]:
    """Write "7 pm" as one word, as a time is."""
    joined = list(words)
    for place, (number, half) in enumerate(pairwise(words)):
        if _HALF.fullmatch(half) and read_time(number) is not None:
            joined[place : place + 2] = [number + half, ""]
    return [word for word in joined if word]


def _take(left: list[str], wish: Wish, topics: frozenset[str]) -> tuple[int, Wish]:
    word = left[0]
    minute, days = read_time(word), read_days(word)
    if word.lower() in _FILLERS:
        return 1, wish
    if minute is not None:
        times = tuple(sorted({*wish.times, minute}))
        evening = other_half(word, minute) if len(times) == 1 else None
        return 1, replace(wish, times=times, evening=evening)
    if days is not None:
        return 1, replace(wish, days=tuple(sorted({*wish.days, *days})))
    if word.lower() in topics:
        return 1, replace(wish, topics=(*wish.topics, word.lower()))
    return _take_place(left, wish)


def _take_place(left: list[str], wish: Wish) -> tuple[int, Wish]:
    for length in range(min(LONGEST_PLACE, len(left)), 0, -1):
        zones = read_zone(" ".join(left[:length]))
        if zones:
            return length, replace(wish, zones=zones)
    message = f"“{left[0]}” is not a time, a day, a place or one of my topics."
    raise InputError(message)
