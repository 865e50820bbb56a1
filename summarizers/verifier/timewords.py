"""Words that say when: on Friday, in May 2025, last week, yesterday."""

import re
from collections.abc import Callable

from summarizers.verifier.synonyms import MONTHS, PARTS, PERIODS, TIMES, WEEKDAYS

Words = tuple[str, ...]

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def time_end(words: Words, place: int) -> int:
    """Return where a time that begins here ends, or 0."""
    low = tuple(word.lower() for word in words[place : place + 4])
    rules: tuple[tuple[Callable[[Words], bool], int], ...] = (
        (lambda w: w[0] == "on" and _is_date(w[1:3]), 3),
        (lambda w: w[0] == "in" and w[1] in MONTHS and bool(_YEAR.fullmatch(w[2])), 3),
        (lambda w: w[0] == "on" and w[1] in WEEKDAYS and w[2] in PARTS, 3),
        (lambda w: w[0] == "on" and w[1] in WEEKDAYS, 2),
        (lambda w: w[0] == "in" and (w[1] in MONTHS or bool(_YEAR.fullmatch(w[1]))), 2),
        (lambda w: w[0] in {"last", "this", "next"} and _is_period(w[1]), 2),
        (lambda w: w[0] in TIMES, 1),
    )
    for rule, length in rules:
        if len(low) >= length and rule((*low, "", "")):
            return place + length
    return 0


def _is_date(pair: Words) -> bool:
    one, other = pair
    return (one in MONTHS and bool(_DAY.fullmatch(other))) or (
        other in MONTHS and bool(_DAY.fullmatch(one))
    )


def _is_period(word: str) -> bool:
    return word in PERIODS or word in WEEKDAYS or word in MONTHS
