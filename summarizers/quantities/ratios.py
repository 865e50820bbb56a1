"""Multiples and shares: "twice", "doubled", "sixfold", "one in four".

A multiple has the unit "time": "doubled" and "twice as many" are 2. A share has no unit
and is its quotient: "one in four" is 0.25. Ratios and scores ("2:1", "three to one")
compare two numbers and are no quantity.
"""

from summarizers.english.wordlists import MODALS, SMALL_NUMBERS, word_set
from summarizers.quantities.amounts import Amount, read_amount
from summarizers.quantities.bounds import bound_before
from summarizers.quantities.measures import MULTIPLE, rate
from summarizers.quantities.numerals import Words, word_at

_MULTIPLIERS = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_GROWN = {
    form: value
    for verb, value in _MULTIPLIERS.items()
    for form in (f"{verb}d", f"{verb[:-1]}ing", f"{verb}s")
}
_FOLDS = {f"{word}fold": float(value) for word, value in SMALL_NUMBERS.items()}
BEGINNINGS = frozenset([*_FOLDS, *_MULTIPLIERS, *_GROWN, "twice"]) - {"doubles"}
"""What a multiple may be."""
_WHOLES = word_set("the its his her their our my your that what last previous")
_STEERING = word_set("back down up over")
"""Who doubles back or down multiplies nothing."""


def read_multiple(words: Words, place: int) -> Amount | None:
    """Return what "twice", "doubled" or "sixfold" multiplies by, if it stands here."""
    low = words[place].low
    if low not in BEGINNINGS:
        return None
    if low in _FOLDS:
        return _multiple(words, place, _FOLDS[low])
    if low == "twice":
        return _twice(words, place)
    at = place + 1 + (word_at(words, place + 1) == "-")
    if word_at(words, at) in _STEERING:
        return None
    if low in _GROWN:
        return _multiple(words, place, _GROWN[low])
    double = _multiple(words, place, _MULTIPLIERS[low])
    return double if _is_verb(words, place) else None


def _is_verb(words: Words, place: int) -> bool:
    """Return whether "double" multiplies: not so in "a double bed"."""
    before, after = word_at(words, place - 1), word_at(words, place + 1)
    bounded = bound_before(words, place)[0] != "exact"
    return before == "to" or before in MODALS or bounded or after in _WHOLES


def _twice(words: Words, place: int) -> Amount | None:
    """Return "twice as many" and "twice a day"; "they met twice" only repeats."""
    found = _multiple(words, place, 2.0)
    compared = word_at(words, place + 1) in _WHOLES or _is_compared(words, place + 1)
    bounded = bound_before(words, place)[0] != "exact"
    return found if compared or bounded or found.unit != MULTIPLE else None


def _is_compared(words: Words, place: int) -> bool:
    """Return whether "as many", "as loud as" stands here; not "twice as they won"."""
    if word_at(words, place) != "as":
        return False
    if word_at(words, place + 1) in {"many", "much"}:
        return True
    follows = [word.kind for word in words[place + 1 : place + 3]]
    later = [word.low for word in words[place + 2 : place + 4]]
    quality = follows[:1] in (["A"], ["R"]) or follows[1:] in (["."], [","], ["T"])
    return quality or "as" in later


def _multiple(words: Words, place: int, value: float) -> Amount:
    unit, end = rate(words, MULTIPLE, place + 1)
    return Amount(value, value, unit, place, place + 1, end, plain=False)


_FEW = 100.0
_MANY = 1e6
_ROUND = frozenset({3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0, 1000.0})


def read_share(words: Words, amount: Amount, language: str) -> Amount | None:
    """Return "one in four" or "three out of five" as a share."""
    at = _whole_at(words, amount)
    if amount.unit or amount.low > _FEW or not 0 < at < len(words):
        return None
    whole = read_amount(words, at, language)
    if not whole or whole.unit or not 0 < amount.low < whole.low <= _MANY:
        return None
    if amount.low > 1 and whole.low not in _ROUND:
        return None
    value, end = amount.low / whole.low, whole.number
    return Amount(value, value, None, amount.start, end, end, plain=False)


def _whole_at(words: Words, amount: Amount) -> int:
    """Return where the whole of a share is told, or 0."""
    hyphened = word_at(words, amount.number) == "-"
    at = amount.number + hyphened
    link, after = word_at(words, at), word_at(words, at + 1)
    if link == "out" and after == "of":
        return at + 2 + (word_at(words, at + 2) == "every")
    if link == "in":
        return at + 1 + (after in {"every", "-"})
    return 0
