"""Values of numbers as texts write them: digits, words, fractions and magnitudes.

One reader per way of writing; each looks at the words from one place on and returns the
value with the place after it, or nothing. `numbers` joins values to quantities.
"""

import re
import unicodedata
from typing import NamedTuple

from summarizers.english import ONES, SCALES, SMALL_NUMBERS, TENS, word_set
from summarizers.grammar import Word
from summarizers.units import UNITS


class Numeral(NamedTuple):
    """A value and the place after its words.

    `plain` is a bare whole number in digits, which might be part of a name; "hundreds"
    has two ends.
    """

    low: float
    high: float
    end: int
    plain: bool = False


Words = tuple[Word, ...]

_COMMA_DECIMALS = word_set("de fr es it pt nl pl uk ru tr")
_ARABIC = str.maketrans({"٫": ".", "٬": ","})
_SPACES = re.compile(r"[\s'’\u00a0\u202f\u2009]")
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
)
_PLAIN = re.compile(r"\d*\.?\d+")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_LONGEST = 24
"""Digits no measured number has: longer ones are identifiers."""


def value_of(text: str, language: str) -> float | None:
    """Return the value of a number in digits; None for versions, dates and the like."""
    digits = _SPACES.sub("", text.translate(_ARABIC))
    if len(digits) > _LONGEST:
        return None
    if language in _COMMA_DECIMALS:
        digits = digits.replace(".", " ").replace(",", ".").replace(" ", ",")
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _PLAIN.fullmatch(digits):
        return float(digits)
    if _COMMA_DECIMAL.fullmatch(digits):
        return float(digits.replace(",", "."))
    return None


_DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
} | {"halves": 2}
FRACTIONS = frozenset(_DENOMINATORS)
"""Words a fraction ends in."""
_WRITTEN = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
"""Denominators people write with a slash; others are dates, scores and names."""
_SHORT = {"k": 1e3, "K": 1e3, "M": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "B": 1e9}
_SHORT |= {
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "Bn": 1e9,
    "BN": 1e9,
    "Mn": 1e6,
}
_ONLY_MONEY = {"m": 1e6, "t": 1e12, "T": 1e12}
VAGUE = {f"{word}s": value for word, value in SCALES.items()} | {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
}
_TENFOLD = 10.0


def word_at(words: Words, place: int) -> str:
    """Return the word in lower case, or nothing past either end."""
    return words[place].low if 0 <= place < len(words) else ""


def touches(words: Words, place: int) -> bool:
    """Return whether a word follows the one before it without a blank."""
    return 0 < place < len(words) and words[place].start == words[place - 1].end


def read_numeral(words: Words, place: int, language: str) -> Numeral | None:
    """Return the number that begins at this word, with its magnitude, if one does."""
    kind = words[place].kind
    if kind == "#":
        if words[place].low in SMALL_NUMBERS:
            return _in_words(words, place)
        found = _in_digits(words, place, language)
        return found and _magnified(words, found)
    low = words[place].low
    if low in VAGUE:
        return _vague(words, place)
    if low in {"a", "an", "half"}:
        return _after_article(words, place)
    return None


def _in_digits(words: Words, place: int, language: str) -> Numeral | None:
    text = words[place].text
    if len(text) == 1 and not text.isdecimal():
        value = unicodedata.numeric(text)
        return Numeral(value, value, place + 1)
    value_read = value_of(text, language)
    if value_read is None:
        return None
    special = _slashed(words, place, language) or _powered(words, place, value_read)
    if special:
        return special
    after = _mixed(words, place, language)
    if after:
        return Numeral(value_read + after.low, value_read + after.high, after.end)
    return Numeral(value_read, value_read, place + 1, text.isdecimal())


def _slashed(words: Words, place: int, language: str) -> Numeral | None:
    """Return a fraction like 3/4."""
    if word_at(words, place + 1) not in {"/", "⁄"} or place + 2 >= len(words):
        return None
    above, below = value_of(words[place].text, language), words[place + 2]
    under = value_of(below.text, language) if below.kind == "#" else None
    if not above or under not in _WRITTEN or above >= under:
        return None
    return Numeral(above / under, above / under, place + 3)


def _powered(words: Words, place: int, value: float) -> Numeral | None:
    """Return a number in powers of ten: 1.99×10^30, 6.6 x 10-34."""
    if word_at(words, place + 1) not in {"×", "x", "·", "*"}:
        return None
    if word_at(words, place + 2) != "10":
        return None
    at = place + 3 + (word_at(words, place + 3) == "^")
    sign = -1 if word_at(words, at) in {"-", "−", "–"} else 1
    at += sign < 0
    power = word_at(words, at)
    if not power.isdecimal() or len(power) > 2:
        return None
    result = value * 10.0 ** (sign * int(power))
    return Numeral(result, result, at + 1)


def _mixed(words: Words, place: int, language: str) -> Numeral | None:
    """Return the fraction after a whole number, as in 10 1/2 or 2½."""
    if place + 1 >= len(words) or words[place + 1].kind != "#":
        return None
    after = words[place + 1]
    if len(after.text) == 1 and not after.text.isdecimal() and after.low not in ONES:
        value = unicodedata.numeric(after.text)
        return Numeral(value, value, place + 2)
    return _slashed(words, place + 1, language)


def _scale(words: Words, place: int) -> float:
    """Return what a magnitude word stands for, or 0."""
    low = word_at(words, place)
    return SCALES.get(low) or SCALES.get(low.removesuffix("s")) or 0.0


def _magnified(words: Words, found: Numeral) -> Numeral:
    """Return the number times the magnitude words after it."""
    end, factor = found.end, 1.0
    while _scale(words, end):
        factor *= _scale(words, end)
        end += 1
    if factor == 1.0 and word_at(words, end) == "-":
        scale = SCALES.get(word_at(words, end + 1), 1.0)
        factor, end = (scale, end + 2) if scale > 1 else (1.0, end)
    if factor == 1.0 and end < len(words):
        scale = _SHORT.get(words[end].text, 1.0)
        if scale > 1 and (touches(words, end) or words[end].text in {"bn", "mn", "B"}):
            factor, end = scale, end + 1
    if factor == 1.0:
        return found
    return Numeral(found.low * factor, found.high * factor, end)


def money_magnitude(words: Words, found: Numeral) -> Numeral:
    """Return an amount of money with a short magnitude that elsewhere is a measure."""
    if touches(words, found.end) and words[found.end].text in _ONLY_MONEY:
        factor = _ONLY_MONEY[words[found.end].text]
        return Numeral(found.low * factor, found.high * factor, found.end + 1)
    return found


def _in_words(words: Words, place: int) -> Numeral | None:
    """Return a cardinal written out, or a fraction like two-thirds."""
    total, current, at, last = 0.0, 0.0, place, ""
    while True:
        low = word_at(words, at)
        if low in SMALL_NUMBERS and _may_follow(last, low):
            current += SMALL_NUMBERS[low]
        elif low in SCALES and at > place:
            total, current = _scaled(total, current, low)
        elif low in {"and", "-"} and _continues(words, at, last):
            at += 1
            continue
        else:
            break
        at, last = at + 1, low
    whole = Numeral(total + current, total + current, at)
    return _fraction(words, whole) or _and_a_half(words, whole)


def _may_follow(last: str, low: str) -> bool:
    return (
        not last or last in SCALES or (last in TENS and low in ONES and ONES[low] < 10)
    )


def _continues(words: Words, at: int, last: str) -> bool:
    after = word_at(words, at + 1)
    if words[at].low == "and":
        return last in SCALES and last != "dozen" and after in SMALL_NUMBERS
    return (last in TENS and after in ONES) or (
        last in SMALL_NUMBERS and after in SCALES
    )


def _scaled(total: float, current: float, low: str) -> tuple[float, float]:
    """Return the sums after a scale word: hundreds stay open, thousands close."""
    if low in {"hundred", "dozen"}:
        return total, max(current, 1.0) * SCALES[low]
    if current == 0:
        return total * SCALES[low], 0.0
    return total + current * SCALES[low], 0.0


def _fraction(words: Words, whole: Numeral) -> Numeral | None:
    at = whole.end + (word_at(words, whole.end) == "-")
    name = word_at(words, at)
    below = _DENOMINATORS.get(name.removesuffix("s") if whole.low > 1 else name)
    if not below or below <= whole.low or (whole.low > 1 and not name.endswith("s")):
        return None
    if below == 4 and word_at(words, at + 1) != "of":
        return None
    value = whole.low / below
    return Numeral(value, value, at + 1)


def _and_a_half(words: Words, whole: Numeral) -> Numeral:
    """Return the number with "and a half" and a scale after it, if they are there."""
    if [word_at(words, whole.end + step) for step in range(3)] == ["and", "a", "half"]:
        value = whole.low + 0.5
        return _magnified(words, Numeral(value, value, whole.end + 3))
    return whole


def _vague(words: Words, place: int) -> Numeral | None:
    """Return "hundreds" or "tens of thousands": from one to ten of them."""
    low, end = VAGUE[words[place].low], place + 1
    if word_at(words, end) == "of" and word_at(words, end + 1) in VAGUE:
        low, end = low * VAGUE[word_at(words, end + 1)], end + 2
    elif words[place].low in {"tens", "scores"} and word_at(words, end) != "of":
        return None
    return Numeral(low, low * _TENFOLD, end)


_OPENERS = word_set("of the a an its his her their our my all those these")
_PERIOD = word_set("first second third fourth latter next last other")


def _after_article(words: Words, place: int) -> Numeral | None:
    low, after = words[place].low, word_at(words, place + 1)
    if low == "half":
        return _half(words, place)
    if after in SCALES:
        value = SCALES[after]
        return _magnified(words, Numeral(value, value, place + 2))
    if after in {"half", "third", "quarter", "fifth", "tenth"}:
        return _share(words, place + 1, after)
    return None


def _half(words: Words, place: int) -> Numeral | None:
    """Return "half", "half a million", "half a dozen"."""
    after, at = word_at(words, place + 1), place + 2
    if after in {"a", "-"} and word_at(words, at) in SCALES:
        value = SCALES[word_at(words, at)] / 2
        return Numeral(value, value, at + 1)
    unit = after if after != "-" else word_at(words, at)
    if unit in UNITS and unit == UNITS[unit]:
        return Numeral(0.5, 0.5, place + 1)
    if word_at(words, place - 1) in _PERIOD or word_at(words, place - 1) == "-":
        return None
    bounded = word_at(words, place - 1) in {"about", "almost", "nearly", "than", "over"}
    return Numeral(0.5, 0.5, place + 1) if bounded or after in _OPENERS else None


def _share(words: Words, place: int, name: str) -> Numeral | None:
    """Return "a third of" and the like; "a third man" is no share."""
    after = word_at(words, place + 1)
    shares = after == "of" or (name != "quarter" and after in {"", ".", ",", "more"})
    if not shares:
        return None
    value = 1 / _DENOMINATORS[name]
    return Numeral(value, value, place + 1)
