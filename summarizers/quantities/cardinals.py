"""Numbers in words: "twenty-one", "two thirds", "tens of thousands", "half a million".

Digits are read by `numerals`; both ways of writing may carry a magnitude.
"""

from summarizers.english.wordlists import ONES, SCALES, SMALL_NUMBERS, TENS, word_set
from summarizers.quantities.numerals import (
    Numeral,
    Words,
    in_digits,
    magnified,
    times,
    word_at,
)
from summarizers.quantities.units import UNITS

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
VAGUE = {f"{word}s": value for word, value in SCALES.items()} | {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
}
_TENFOLD = 10.0


def read_numeral(words: Words, place: int, language: str) -> Numeral | None:
    """Return the number that begins at this word, with its magnitude, if one does."""
    found = _read(words, place, language)
    return found and _of_a_million(words, found)


def _read(words: Words, place: int, language: str) -> Numeral | None:
    kind = words[place].kind
    if kind == "#":
        if words[place].low in SMALL_NUMBERS:
            return _in_words(words, place)
        found = in_digits(words, place, language)
        return found and magnified(words, found)
    low = words[place].low
    if low in VAGUE:
        return _vague(words, place)
    if low in {"a", "an", "half"}:
        return _after_article(words, place)
    return None


def _of_a_million(words: Words, found: Numeral) -> Numeral:
    """Return the number, a fraction times what it is of: "a quarter of a million"."""
    end = found.end + 2
    scale = SCALES.get(word_at(words, end))
    tied = word_at(words, found.end) == "of" and word_at(words, end - 1) == "a"
    return times(found, scale, end + 1) if scale and tied and found.high < 1 else found


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
    if below == 4 and at == whole.end and word_at(words, at + 1) != "of":
        return None  # three quarters of a year, not of a whole
    value = whole.low / below
    return Numeral(value, value, at + 1)


def _and_a_half(words: Words, whole: Numeral) -> Numeral:
    """Return the number with "and a half" and a scale after it, if they are there."""
    end = past_half(words, whole.end)
    if end == whole.end:
        return whole
    value = whole.low + 0.5
    return magnified(words, Numeral(value, value, end))


def past_half(words: Words, place: int) -> int:
    """Return the place after "and a half" or "-and-a-half", or the same place."""
    at = place
    for word in ("and", "a", "half"):
        at += word_at(words, at) == "-"
        if word_at(words, at) != word:
            return place
        at += 1
    return at


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
        return magnified(words, Numeral(value, value, place + 2))
    if after in {"half", "third", "quarter", "fifth", "tenth"}:
        return _share(words, place + 1, after)
    return None


def _half(words: Words, place: int) -> Numeral | None:
    """Return "half", "half a million", "half a dozen"."""
    after, at = word_at(words, place + 1), place + 2
    if after == "-" and word_at(words, at) == "a":
        at += 1 + (word_at(words, at + 1) == "-")
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
