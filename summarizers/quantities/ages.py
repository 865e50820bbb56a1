"""Ages told without "years old": "aged 34", "Ms Okoro, 51,", "in her 70s".

Each is read as years of age, so that no one takes an age for a count.
"""

from summarizers.english.grammar import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    HYPHEN,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
)
from summarizers.english.wordlists import BE, PREPOSITIONS, TENS, word_set
from summarizers.quantities.amounts import Amount
from summarizers.quantities.bounds import bound_before
from summarizers.quantities.numerals import Words, touches, word_at
from summarizers.quantities.units import AGE

YEARS = "year" + AGE

_AGE_WORDS = frozenset({"aged", "age", "ages"})
_OLDEST = 120.0
_DECADE = 9.0


def is_age(words: Words, first: int, end: int, high: float) -> bool:
    """Return whether the words around a number without a unit make it an age."""
    if high >= _OLDEST:
        return False
    before, earlier = word_at(words, first - 1), word_at(words, first - 2)
    if before in _AGE_WORDS or (before in {"of", "between"} and earlier in _AGE_WORDS):
        return True
    if before in {"turned", "turns", "turning"}:
        return _closes(words, end) or word_at(words, end) in PREPOSITIONS
    return (
        _is_limit(words, first, end)
        or _is_apposed(words, first, end)
        or _is_expected(words, first, end)
        or _is_said(words, first, end)
    )


def _closes(words: Words, end: int) -> bool:
    return word_at(words, end) in {",", ".", ")", ";", ""}


_PEOPLE = word_set(
    "people persons children women men girls boys adults anyone anybody everyone "
    "everybody nobody someone those youngsters residents patients drivers"
)
_LIMITS = word_set("over under above below older younger")


def _is_limit(words: Words, first: int, end: int) -> bool:
    """Return whether an age limits who is meant: "children under 16"."""
    limited = word_at(words, first) in _LIMITS and first < end - 1
    counts = end < len(words) and words[end].kind in _GOES_ON
    return limited and word_at(words, first - 1) in _PEOPLE and not counts


_KIN = word_set(
    "mother father wife husband son daughter brother sister boy girl man woman partner "
    "friend widow uncle aunt cousin nephew niece grandson granddaughter grandmother "
    "grandfather"
)


def _is_apposed(words: Words, first: int, end: int) -> bool:
    """Return whether a number stands beside a person: "Nick Hague, 44,"."""
    if end - first != 1 or not words[first].text.isdecimal() or first < 2:
        return False
    who = words[first - 2]
    named = who.kind == NAME or who.low in _KIN
    return named and words[first - 1].low == "," and _closes(words, end)


_REACH = 10
_GOES_ON = frozenset({NOUN, NAME, ADJECTIVE, NUMBER, HYPHEN})


def _is_expected(words: Words, first: int, end: int) -> bool:
    """Return whether a life expectancy is told."""
    before = [word.low for word in words[max(0, first - _REACH) : first]]
    ends = end >= len(words) or words[end].kind not in _GOES_ON
    return "expectancy" in before and ends


_ONESELF = frozenset({"he", "she", "i"})
_THEN = word_set("and but when by at now today in on this next last")


def _is_said(words: Words, first: int, end: int) -> bool:
    """Return whether "she is 35" or "he will be 35 by May" tells an age."""
    at = first - 1
    while at >= 0 and words[at].kind in {AUXILIARY, MODAL, ADVERB}:
        at -= 1
    told = any(word.low in BE for word in words[at + 1 : first])
    closes = _closes(words, end) or word_at(words, end) in _THEN
    return told and word_at(words, at) in _ONESELF and closes


_OWNERS = word_set("his her their my our your")
_PARTS = word_set("early mid late -")
_DECADES = {f"{word[:-1]}ies": float(value) for word, value in TENS.items()}
BEGINNINGS = frozenset(_DECADES)
"""What a decade of life may begin with, besides a number."""


def read_decade(words: Words, place: int) -> Amount | None:
    """Return the age in "her 70s", "his late forties" or "the over-65s"."""
    low = words[place].low
    if low in _DECADES and _is_owned(words, place):
        return _years(_DECADES[low], _DECADES[low] + _DECADE, place, place + 1)
    grown = low.isdecimal() and len(low) <= 3 and touches(words, place + 1)
    if not grown or word_at(words, place + 1) != "s":
        return None
    value, end = float(low), place + 2
    if value % 10 == 0 and _is_owned(words, place):
        return _years(value, value + _DECADE, place, end)
    bounded = bound_before(words, place)[0] != "exact"
    hyphened = word_at(words, place - 1) == "-" and touches(words, place)
    return _years(value, value, place, end) if bounded and hyphened else None


def _is_owned(words: Words, place: int) -> bool:
    """Return whether a decade is somebody's: "her 70s", "his mid-40s"."""
    at = place - 1
    while word_at(words, at) in _PARTS:
        at -= 1
    return word_at(words, at) in _OWNERS


def _years(low: float, high: float, start: int, end: int) -> Amount:
    return Amount(low, high, YEARS, start, end, end, plain=False)
