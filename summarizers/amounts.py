"""Amounts: a number with the currency before it or the unit after it.

Half a quantity, so to speak: `numbers` adds ranges and bounds, and leaves out what only
looks like one.
"""

from typing import NamedTuple

from summarizers.english import word_set
from summarizers.grammar import Word
from summarizers.money import CURRENCY_CODES, CURRENCY_SIGNS, POUNDS
from summarizers.numerals import (
    Numeral,
    Words,
    money_magnitude,
    read_numeral,
    touches,
    word_at,
)
from summarizers.units import (
    AGE,
    CASELESS,
    LETTERS,
    LONGEST,
    RATES,
    SPACED_LETTERS,
    SYMBOLS,
    TIMES,
    UNITS,
)


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


_PREFIXES = word_set("US A C HK NZ S AU CA NT R")
_SIGNS = frozenset(sign for sign in CURRENCY_SIGNS if len(sign) == 1)
_MINUS = frozenset("-−–")
_AMOUNT_KINDS = frozenset({"#", "N", "D", "A", "R", "O"})


def read_amount(
    words: Words, place: int, language: str, money: str | None = None
) -> Amount | None:
    """Return the amount that begins at this word, if one does.

    `money` is the currency when the words before have told it.
    """
    unit, at = _sign(words, place)
    unit = unit or money
    negative, at = _minus(words, at)
    if at >= len(words):
        return None
    numeral = read_numeral(words, at, language)
    if not numeral:
        return None
    if unit:
        numeral = money_magnitude(words, numeral)
        end = _repeated_country(words, numeral.end)
    else:
        numeral, unit, end = _with_unit(words, numeral)
    unit, end = _rate(words, unit, end)
    factor = -1.0 if negative else 1.0
    low, high = sorted((numeral.low * factor, numeral.high * factor))
    has_sign = at > place
    return Amount(low, high, unit, place, numeral.end, end, numeral.plain, has_sign)


def _sign(words: Words, place: int) -> tuple[str | None, int]:
    """Return the currency written before an amount, and the place after it."""
    text = words[place].text
    if text in CURRENCY_CODES:
        return CURRENCY_CODES[text], place + 1
    if text == "Y" and word_at(words, place + 1) == "=":
        return CURRENCY_CODES["Y="], place + 2
    if text in _SIGNS:
        after = words[place + 1].text if touches(words, place + 1) else ""
        joined = CURRENCY_SIGNS.get(text + after) if after else None
        return (joined, place + 2) if joined else (CURRENCY_SIGNS[text], place + 1)
    if text in _PREFIXES and word_at(words, place + 1) in _SIGNS:
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


HALF = 0.5


def _with_unit(words: Words, numeral: Numeral) -> tuple[Numeral, str | None, int]:
    at = numeral.end
    glued = word_at(words, at) == "-" and touches(words, at)
    halved = numeral.low == HALF and word_at(words, at) in {"a", "an"}
    at += glued or halved
    letter = _letter(words, at) if at == numeral.end else None
    if letter == "metre" and touches(words, at) and _counts_more(words, at + 1):
        million = 1e6
        low, high = numeral.low * million, numeral.high * million
        return Numeral(low, high, at + 1), None, at + 1
    if letter:
        return numeral, letter, at + 1
    unit, end = read_unit(words, at)
    if not unit:
        return numeral, None, numeral.end
    return numeral, *_aged(words, unit, end)


def _counts_more(words: Words, place: int) -> bool:
    """Return whether a plural follows, so that "5m" before it means millions."""
    if place >= len(words) or words[place].kind not in {"N", "A", "P"}:
        return False
    return words[place].low.endswith("s") or words[place].low == "people"


def _letter(words: Words, place: int) -> str | None:
    text = words[place].text if place < len(words) else ""
    near = touches(words, place) or text in SPACED_LETTERS
    return LETTERS.get(text) if near else None


def read_unit(words: Words, place: int) -> tuple[str | None, int]:
    """Return the unit whose spelling begins here, and the place after it."""
    if word_at(words, place) in {"(", "[", "{"}:
        inner, end = read_unit(words, place + 1)
        closed = word_at(words, end) in {")", "]", "}"}
        return (inner, end + 1) if inner and closed else (None, place)
    if word_at(words, place) in POUNDS:
        return _pounds(words, place), place + 1
    for length in range(min(LONGEST, len(words) - place), 0, -1):
        several = words[place : place + length]
        name = _unit_name(several)
        if name:
            return name, place + length
    return None, place


def _unit_name(several: tuple[Word, ...]) -> str | None:
    key = " ".join(word.text for word in several)
    if key in SYMBOLS:
        return UNITS[key]
    low = key.lower()
    return UNITS.get(low) or (CASELESS.get(low) if len(low) > 1 else None)


_PAYING = word_set(
    "pay pays paid paying cost costs price prices priced worth fine fined spend "
    "spent spending salary tax bill bills budget fund funding fee fees earn earns "
    "earned debt raise raised million billion sterling donated cash money loan wage "
    "wages save rent charge charged charges sold bought investment stolen "
    "compensation euro dollar"
)


_NEAR = 30


def _pounds(words: Words, place: int) -> str:
    """Return whether pounds are money here, by the words around them."""
    near = words[max(0, place - _NEAR) : place + _NEAR]
    if any(word.low in _PAYING for word in near):
        return "pound sterling"
    return "pound-mass"


def _aged(words: Words, unit: str, end: int) -> tuple[str, int]:
    """Return the unit as an age where the words say so ("years old")."""
    if unit in TIMES:
        at = end + (word_at(words, end) == "-")
        if word_at(words, at) in {"old", "olds"}:
            return unit + AGE, at + 1
        if word_at(words, end) == "of" and word_at(words, end + 1) == "age":
            return unit + AGE, end + 2
    return unit, end


def _per_many(words: Words, end: int) -> tuple[str | None, int]:
    """Return "per 100,000" for "42 per 100,000"."""
    if word_at(words, end) == "per" and word_at(words, end + 1)[:1].isdecimal():
        return f"per {words[end + 1].text}", end + 2
    return None, end


def _rate(words: Words, unit: str | None, end: int) -> tuple[str | None, int]:
    """Return the unit with what it is counted by: "dollar per barrel"."""
    if not unit:
        return _per_many(words, end)
    if unit.endswith(AGE):
        return unit, end
    at = end + (word_at(words, end) == "-")
    if word_at(words, at) not in {"per", "a", "an", "each", "every", "/"}:
        return unit, end
    is_open = word_at(words, at) in {"per", "/"}
    at += 1 + (word_at(words, at + 1) == "-")
    name = RATES.get(word_at(words, at))
    if name and (is_open or unit != name):
        return f"{unit} per {name}", at + 1
    base, after = read_unit(words, at) if at < len(words) else (None, at)
    single = is_open or (base and words[at].low == base)
    return (f"{unit} per {base}", after) if base and single else (unit, end)
