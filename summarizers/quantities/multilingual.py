"""Quantities in the languages other than English, by the words of their lexicon.

A number counts only where its neighbours say what it measures: a unit, a magnitude, or
a word that can be counted. Dates, times of day, scores, versions and names are left
out, and so is every number whose reading is unsure: a missing quantity beats a wrong
one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizers.english.grammar import Word
from summarizers.quantities.bare import Found, counter_at, counts
from summarizers.quantities.numerals import touches, word_at
from summarizers.quantities.spelled import (
    find_after,
    find_before,
    unit_after,
    unit_before,
)
from summarizers.quantities.written import Written, read_number
from summarizers.text.vocabulary import Language
from summarizers.types import Bound

Words = tuple[Word, ...]


class _Amount(NamedTuple):
    """A number with its unit: `measured` when a unit or magnitude stands by it."""

    number: Written
    unit: str | None
    start: int
    place: int
    end: int
    measured: bool


_DASHES = frozenset("-–—‑‐~〜～")
_MINUS = frozenset("-−–")
_TENTH = "tenth"


def read_abroad(words: Words, language: Language) -> Iterator[Found]:
    """Yield the quantities of a sentence in their order."""
    place = 0
    while place < len(words):
        amount = _amount(words, place, language)
        if not amount:
            place += 1
            continue
        found, place = _quantity(words, amount, language)
        if found:
            yield found


def _amount(words: Words, place: int, language: Language) -> _Amount | None:
    """Return the amount whose number begins at this word."""
    number = read_number(words, place, language)
    if not number:
        return None
    before = unit_before(words, place, language)
    after = None if before else unit_after(words, number.end, language)
    unit, end = after or (before[0] if before else None, number.end)
    if unit == _TENTH:
        unit, number = "percent", number._replace(value=number.value * 10)
    return _Amount(
        number,
        unit,
        before[1] if before else place,
        place,
        end,
        bool(before or after or number.scale > 1),
    )


def _quantity(
    words: Words, amount: _Amount, language: Language
) -> tuple[Found | None, int]:
    """Return the quantity of this amount, if it is one, and where to go on."""
    if amount.number.in_words and not amount.measured:
        return None, amount.place + 1
    other = _linked(words, amount, language)
    if other and not _is_range(amount, other):
        if not (amount.measured or other.measured):
            # A score: 3 a 1.
            return None, other.end
        other = None
    last = other or amount
    if not _is_free(words, amount, last, language):
        return None, last.end
    if other and _is_change(words, amount, language):
        shared = amount._replace(unit=amount.unit or other.unit, measured=True)
        return _bounded(words, shared, None, language), other.place
    found = _bounded(words, amount, other, language)
    if not last.measured and not counts(words, found, last.end, language):
        return None, last.end
    return found, found.end


def _bounded(
    words: Words, amount: _Amount, other: _Amount | None, language: Language
) -> Found:
    """Return the amount, or the range of two, with its sign and bound."""
    low, start = amount.number.value, amount.start
    high, unit, end = low, amount.unit, amount.end
    if other:
        low, high = _shared_scale(amount, other), other.number.value
        unit, end = other.unit or unit, other.end
        if word_at(words, start - 1) in language.between:
            return Found(low, high, "range", unit, start - 1, start, end)
    told = find_before(language.bounds, words, start)
    minus = None if told or other else _minus(words, start, language)
    if minus is not None:
        low, high, start = -low, -high, minus
        told = find_before(language.bounds, words, start)
    bound, first = told or ("exact", start)
    past = _bound_after(words, end, language) or _bound_within(words, amount, language)
    if past:
        bound, end = past if bound == "exact" else (bound, end)
    if other and bound == "exact":
        bound = "range"
    return Found(low, high, bound, unit, first, start, end)


def _bound_after(
    words: Words, end: int, language: Language
) -> tuple[Bound, int] | None:
    """Return the bound after a number, or after what it counts ("300人以上")."""
    found = find_after(language.after, words, end)
    counter = counter_at(words, end, language)
    return found or (counter and find_after(language.after, words, counter[1]))


def _bound_within(
    words: Words, amount: _Amount, language: Language
) -> tuple[Bound, int] | None:
    """Return the bound between figures and their magnitude: 120多万."""
    inside = words[amount.place : amount.number.end]
    told = [language.after[word.low] for word in inside if word.low in language.after]
    return (told[0], amount.end) if told else None


def _minus(words: Words, start: int, language: Language) -> int | None:
    """Return where the minus before a number begins, if there is one."""
    found = find_before(dict.fromkeys(language.minus, True), words, start)
    if found:
        return found[1]
    apart = not touches(words, start - 1) or start == 1
    dashed = word_at(words, start - 1) in _MINUS and touches(words, start)
    return start - 1 if dashed and apart else None


def _linked(words: Words, amount: _Amount, language: Language) -> _Amount | None:
    """Return the amount that is joined to this one as the far end of a range is."""
    link, at = word_at(words, amount.end), amount.end + 1
    opened = word_at(words, amount.start - 1) in language.between
    if at >= len(words) or not (opened or link in language.ranges or link in _DASHES):
        return None
    other = _amount(words, at, language) or (
        _amount(words, at + 1, language) if at + 1 < len(words) else None
    )
    return other if other and other.start == at else None


def _is_range(amount: _Amount, other: _Amount) -> bool:
    same = amount.unit is None or amount.unit == other.unit
    return same and _shared_scale(amount, other) < other.number.value


def _shared_scale(amount: _Amount, other: _Amount) -> float:
    """Return the low end, with the magnitude that only the high end carries."""
    alone = amount.number.scale == 1.0 and amount.number.value < other.number.value
    scale = other.number.scale if alone else 1.0
    shares = amount.number.value < other.number.value / scale
    return amount.number.value * (scale if shares else 1.0)


def _is_change(words: Words, amount: _Amount, language: Language) -> bool:
    return word_at(words, amount.start - 1) in language.origins


_JOINERS = frozenset("/:_@#№=.·")
_APOSTROPHES = frozenset("'’")


def _is_free(words: Words, amount: _Amount, last: _Amount, language: Language) -> bool:
    """Return whether no letter or digit is glued to the number."""
    if _is_glued_before(words, amount.start, language):
        return False
    end = last.end
    if not touches(words, end):
        return True
    text = words[end].text
    if text in _JOINERS or text in _DASHES:
        return not (touches(words, end + 1) and words[end + 1].text[0].isalnum())
    if text in _APOSTROPHES:
        return last.measured or bool(find_after(language.after, words, end))
    # 39円68銭: what goes on with the number is not read.
    spaceless = language.script in {"han", "kana"} and not text[0].isdigit()
    return spaceless or not text[0].isalnum()


def _is_glued_before(words: Words, start: int, language: Language) -> bool:
    if not start or not touches(words, start):
        return False
    text, joins = words[start - 1].text, language.script in {"hebrew", "arabic"}
    if text in _DASHES and touches(words, start - 1):
        return not joins or words[start - 2].text[0].isdigit()
    if text[0].isalnum():
        # Some prepositions are one letter and joined to the number.
        return language.script not in _SPACELESS and not (joins and len(text) == 1)
    return text in _JOINERS


_SPACELESS = frozenset({"han", "kana"})
