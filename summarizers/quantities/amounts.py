"""Amounts: a number with the currency before it or the unit after it.

Half a quantity, so to speak: `numbers` adds ranges and bounds, and leaves out what only
looks like one. A measure told in two units is one amount in the larger: "6ft 2in".
"""

import re
from typing import NamedTuple

from summarizers.english.grammar import NUMBER
from summarizers.english.wordlists import word_set
from summarizers.quantities.cardinals import VAGUE, past_half, read_numeral
from summarizers.quantities.measures import INCHES, rate, with_unit
from summarizers.quantities.money import CURRENCY_CODES, CURRENCY_SIGNS
from summarizers.quantities.numerals import Words, money_magnitude, touches, word_at
from summarizers.quantities.units import AGE, PARTS, TIMES, UNITS


class Amount(NamedTuple):
    """A value, its unit, and the words it takes: from `start` up to `end`.

    `number` is where the number itself ends; `has_sign` tells a currency before it.
    """

    low: float
    high: float
    unit: str | None
    start: int
    number: int
    end: int
    plain: bool
    has_sign: bool = False


_PREFIXES = word_set("US A C HK NZ S AU CA NT R MX RD AUS CAN")
_ABBREVIATED = frozenset({"Rs", "Rp"})
_SIGNS = frozenset(sign for sign in CURRENCY_SIGNS if len(sign) == 1)
_MINUS = frozenset("-−–")
BEGINNINGS = (
    _SIGNS
    | _MINUS
    | {text.lower() for text in _PREFIXES | set(CURRENCY_CODES)}
    | (frozenset(VAGUE) | {"a", "an", "half", "minus", "plus", "±", "+", "y"})
)
"""What an amount may begin with, besides a number."""


def read_amount(
    words: Words, place: int, language: str, money: str | None = None
) -> Amount | None:
    """Return the amount that begins at this word, if one does.

    `money` is the currency when the words before have told it.
    """
    special = _feet(words, place) or _unit_and_half(words, place)
    if special:
        return special if special.end > place else None
    whole = _single(words, place, language, money)
    if not whole:
        return None
    amount = _with_parts(words, whole, language)
    unit, end = rate(words, amount.unit, amount.end)
    return amount._replace(unit=unit, end=end)


def _single(
    words: Words, place: int, language: str, money: str | None = None
) -> Amount | None:
    """Return a number with its sign and the one unit it has."""
    unit, at, factor = _before(words, place)
    numeral = read_numeral(words, at, language) if at < len(words) else None
    if not numeral:
        return None
    unit = unit or money
    if unit:
        numeral = money_magnitude(words, numeral)
        end = _repeated_country(words, numeral.end)
    else:
        numeral, unit, end = with_unit(words, numeral)
    low, high = sorted((numeral.low * factor, numeral.high * factor))
    return Amount(low, high, unit, place, numeral.end, end, numeral.plain, at > place)


def _before(words: Words, place: int) -> tuple[str | None, int, float]:
    """Return the currency before an amount, where its number begins, and its sign."""
    at = past_margin(words, place)
    negative, at = _minus(words, at)
    unit, at = _sign(words, at) if at < len(words) else (None, at)
    if not negative:
        negative, at = _minus(words, at)
    return unit, at, -1.0 if negative else 1.0


_MARGINS = (
    ("±",),
    ("+", "/", "-"),
    ("+", "/", "−"),
    ("+", "-"),
    ("plus", "or", "minus"),
)


def past_margin(words: Words, place: int) -> int:
    """Return the place after "±" or "plus or minus", or the same place."""
    if word_at(words, place) not in {"±", "+", "plus"}:
        return place
    for mark in _MARGINS:
        if tuple(word.low for word in words[place : place + len(mark)]) == mark:
            return place + len(mark)
    return place


def _sign(words: Words, place: int) -> tuple[str | None, int]:
    """Return the currency written before an amount, and the place after it."""
    text = words[place].text
    if text in _ABBREVIATED and word_at(words, place + 1) == ".":
        return CURRENCY_CODES[text], place + 2
    if text in CURRENCY_CODES:
        return CURRENCY_CODES[text], place + 1
    if text == "Y" and word_at(words, place + 1) == "=":
        return CURRENCY_CODES["Y="], place + 2
    if text in _SIGNS:
        after = words[place + 1].text if touches(words, place + 1) else ""
        joined = CURRENCY_SIGNS.get(text + after) if after else None
        return (joined, place + 2) if joined else (CURRENCY_SIGNS[text], place + 1)
    apart = text == "A" and not touches(words, place + 1)
    if text in _PREFIXES and word_at(words, place + 1) in _SIGNS and not apart:
        return CURRENCY_SIGNS.get(text + words[place + 1].text), place + 2
    return None, place


def _minus(words: Words, place: int) -> tuple[bool, int]:
    """Return whether a minus stands here, and the place after it."""
    low = word_at(words, place)
    if low == "minus":
        return True, place + 1 + (word_at(words, place + 1) == "-")
    apart = place == 0 or not touches(words, place) or words[place - 1].text in "($€£"
    if low in _MINUS and low and apart and touches(words, place + 1):
        return True, place + 1
    return False, place


def _repeated_country(words: Words, end: int) -> int:
    """Return the place after "US" in "$76 US a barrel"."""
    return end + (end < len(words) and words[end].text in {"US", "U.S.", "USD"})


_JOINED = re.compile(r"(\d)['’′](\d{1,2})")
_FEET = frozenset("'’′")
_CLOSING = INCHES | {"”"}


def _feet(words: Words, place: int) -> Amount | None:
    """Return a height like 5' 11", or an amount without words for half of one."""
    joined = _JOINED.fullmatch(words[place].text)
    if joined:
        feet, inches, end = int(joined[1]), int(joined[2]), place + 1
    elif word_at(words, place + 1) in _FEET and word_at(words, place + 3) in _CLOSING:
        one, other = words[place].text, words[place + 2].text
        if not (one.isdecimal() and other.isdecimal()):
            return None
        feet, inches, end = int(one), int(other), place + 3
    else:
        return None
    closed = word_at(words, end) in _CLOSING and inches < PARTS["foot", "inch"]
    value = feet + inches / PARTS["foot", "inch"]
    past = end + 1 if closed else place
    return Amount(value, value, "foot", place, past, past, plain=False)


def _unit_and_half(words: Words, place: int) -> Amount | None:
    """Return "an hour and a half" as one and a half hours."""
    unit = UNITS.get(word_at(words, place + 1))
    article = words[place].low in {"a", "an"}
    end = past_half(words, place + 2)
    if not article or unit != word_at(words, place + 1) or end == place + 2:
        return None
    return Amount(1.5, 1.5, unit, place, end, end, plain=False)


def _with_parts(words: Words, amount: Amount, language: str) -> Amount:
    """Return the amount with the smaller units after it: "2 hours 30 minutes"."""
    whole = amount.low == amount.high and amount.low.is_integer()
    value, last, size = amount.low, amount, 1
    while whole and not amount.has_sign:
        part = _part(words, last, language)
        small = (part.unit or "").removesuffix(AGE) if part else ""
        ratio = PARTS.get((last.unit or "", small), 0)
        if not part or not 0 < part.high < ratio or part.low != part.high:
            break
        size *= ratio
        value += part.low / size
        last = part
    if last is amount:
        return amount
    aged = (last.unit or "").endswith(AGE)
    unit = f"{amount.unit}{AGE}" if aged else amount.unit
    return Amount(value, value, unit, amount.start, last.end, last.end, plain=False)


_DIVIDED = frozenset(large for large, _ in PARTS)
_SIDES = word_set("tall long wide high deep across thick")


def _part(words: Words, last: Amount, language: str) -> Amount | None:
    """Return the amount after another; after feet, "in" may be inches."""
    place = last.end + (word_at(words, last.end) == "and" and last.unit in TIMES)
    if last.unit not in _DIVIDED or place >= len(words) or words[place].kind != NUMBER:
        return None
    part = _single(words, place, language)
    if not part or part.unit or last.unit != "foot" or word_at(words, part.end) != "in":
        return part
    side = word_at(words, part.end + 1)
    if touches(words, part.end) or side in _SIDES or not side.isalnum():
        return part._replace(unit="inch", end=part.end + 1)
    return part
