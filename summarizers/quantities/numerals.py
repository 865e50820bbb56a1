"""Values of numbers as texts write them: digits, words, fractions and magnitudes.

One reader per way of writing; each looks at the words from one place on and returns the
value with the place after it, or nothing. `numbers` joins values to quantities.
"""

import re
import unicodedata
from typing import NamedTuple

from summarizers.english.grammar import Word
from summarizers.english.wordlists import ONES, SCALES
from summarizers.text.languages import known


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

_ARABIC = str.maketrans({"٫": ".", "٬": ",", "．": "."})
_SPACES = re.compile(r"[\s'’\u00a0\u202f\u2009]")
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
)
_PLAIN = re.compile(r"\d*\.?\d+")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
# Where both marks are in use, "1,234" may be a thousand or one and a bit, while
# "1.234" and "1.234,5" are thousands.
_EITHER = re.compile(r"\d{1,3},\d{3}")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_LONGEST = 24
"""Digits no measured number has: longer ones are identifiers."""


def value_of(text: str, language: str) -> float | None:
    """Return the value of a number in digits; None for versions, dates and the like."""
    bare = _SPACES.sub("", text)
    digits = bare.translate(_ARABIC)
    if len(digits) > _LONGEST:
        return None
    mark = known(language).decimal
    if mark == "either" and _EITHER.fullmatch(bare):
        return None
    if mark == "," or (mark == "either" and _POINTS.fullmatch(bare)):
        digits = digits.replace(".", " ").replace(",", ".").replace(" ", ",")
    if _GROUPED.fullmatch(digits):
        return float(digits.replace(",", ""))
    if _PLAIN.fullmatch(digits):
        return float(digits)
    if _COMMA_DECIMAL.fullmatch(digits):
        return float(digits.replace(",", "."))
    return None


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


def word_at(words: Words, place: int) -> str:
    """Return the word in lower case, or nothing past either end."""
    return words[place].low if 0 <= place < len(words) else ""


def touches(words: Words, place: int) -> bool:
    """Return whether a word follows the one before it without a blank."""
    return 0 < place < len(words) and words[place].start == words[place - 1].end


def in_digits(words: Words, place: int, language: str) -> Numeral | None:
    """Return the number in digits at this place, a fraction after it included."""
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
    whole = words[place].text.isdecimal()
    if not above or not whole or under not in _WRITTEN or above >= under:
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


def magnified(words: Words, found: Numeral) -> Numeral:
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
    return times(found, factor, end)


def times(found: Numeral, factor: float, end: int) -> Numeral:
    """Return a number times a magnitude, without the noise of binary fractions."""
    low, high = round(found.low * factor, 6), round(found.high * factor, 6)
    return Numeral(low, high, end)


def money_magnitude(words: Words, found: Numeral) -> Numeral:
    """Return an amount of money with a short magnitude that elsewhere is a measure."""
    if touches(words, found.end) and words[found.end].text in _ONLY_MONEY:
        factor = _ONLY_MONEY[words[found.end].text]
        return times(found, factor, found.end + 1)
    return found
