"""Quantities: every number of a text that measures or counts something.

Numbers that only name things are left out: dates, times of day, ordinals, versions,
telephone numbers, list marks, scores, addresses, "Section 427", "Boeing 787". Ages are
read (their unit ends in "of age"), so that `figures` can tell them from counts.
"""

from functools import lru_cache
from typing import NamedTuple

from summarizers.amounts import Amount, read_amount
from summarizers.bounds import bound_after, bound_before
from summarizers.dates import calendar_spans
from summarizers.english import DOWN, SCALES, SMALL_NUMBERS, UP, lemma, word_set
from summarizers.grammar import NAME, NOUN, places_within, words_of
from summarizers.languages import known
from summarizers.lookalikes import is_address, is_name
from summarizers.multilingual import read_abroad
from summarizers.numerals import Words, touches, word_at
from summarizers.types import Bound, Document, Quantity, Span
from summarizers.units import AGE, TIMES


class Reading(NamedTuple):
    """A quantity by the places of its words: bound, sign, number, unit.

    `number` is the place of the first word after the number and its range.
    """

    low: float
    high: float
    bound: Bound
    unit: str | None
    first: int
    start: int
    end: int


def read_quantities(document: Document) -> tuple[Quantity, ...]:
    """Return every quantity of a document, in the order of the text."""
    return tuple(
        quantity_of(reading, words_of(sentence.text), sentence.span.start)
        for sentence in document.sentences
        for reading in readings(sentence.text, document.language)
    )


def quantity_of(reading: Reading, words: Words, offset: int) -> Quantity:
    """Return a reading as a quantity whose span counts from the text's beginning."""
    start, end = words[reading.first].start, words[reading.end - 1].end
    low: float | None = reading.low
    high: float | None = reading.high
    if reading.low == reading.high:
        if reading.bound in {"more_than", "at_least"}:
            high = None
        elif reading.bound in {"less_than", "at_most"}:
            low = None
    return Quantity(
        low, high, reading.bound, reading.unit, Span(offset + start, offset + end)
    )


@lru_cache(maxsize=512)
def readings(text: str, language: str) -> tuple[Reading, ...]:
    """Return the quantities of one sentence by the places of their words."""
    words = words_of(text)
    if known(language).code != "en":
        return tuple(Reading(*found) for found in read_abroad(words, known(language)))
    taken = places_within(words, calendar_spans(text))
    found: list[Reading] = []
    place = 0
    while place < len(words):
        reading, place = _next(words, place, language, taken)
        if reading:
            found.append(_with_unit_before(words, reading, found))
    return tuple(found)


_LEVELS = frozenset({"by", "to", "from", "is", "was", "than"})
_SIMILAR = 10.0
"""How far apart two numbers may be for the second to go without its unit."""


def _with_unit_before(words: Words, reading: Reading, found: list[Reading]) -> Reading:
    """Return the reading with the unit it shares: "from 208 pounds to 193"."""
    if reading.unit or not found or word_at(words, reading.first - 1) not in _LEVELS:
        return reading
    unit, last = found[-1].unit, found[-1].high
    follows = words[reading.end].kind if reading.end < len(words) else "."
    if not unit or unit in TIMES or unit.endswith(AGE) or follows in {NOUN, "A", "V"}:
        return reading
    near = 0 < last <= reading.low * _SIMILAR and reading.low <= last * _SIMILAR
    return reading._replace(unit=unit) if near else reading


def _next(
    words: Words, place: int, language: str, taken: frozenset[int]
) -> tuple[Reading | None, int]:
    """Return the quantity at this place, if any, and where to go on."""
    if place in taken:
        return None, place + 1
    fold = _fold(words, place)
    if fold:
        return fold, place + 1
    amount = read_amount(words, place, language)
    if not amount:
        return None, place + 1
    if is_name(words, amount, taken) or (
        amount.end - 1 in taken and amount.number - 1 in taken
    ):
        return None, max(amount.number, place + 1)
    ratio = _ratio(words, amount, language)
    if ratio:
        return ratio, ratio.end
    return _bounded(words, amount, language, taken)


def _fold(words: Words, place: int) -> Reading | None:
    """Return "sixfold"."""
    low = words[place].low
    value = SMALL_NUMBERS.get(low.removesuffix("fold")) if len(low) > 4 else None
    if value is None or not low.endswith("fold"):
        return None
    bound, first = bound_before(words, place)
    return Reading(value, value, bound, "time", first, place, place + 1)


def _ratio(words: Words, amount: Amount, language: str) -> Reading | None:
    """Return "one in four" or "three out of five" as a share."""
    at = amount.number
    if amount.unit or amount.low > 100:
        return None
    step = 2 if word_at(words, at + 1) == "out" else 1
    if word_at(words, at) == "out" and word_at(words, at + 1) == "of":
        at += 2
    elif word_at(words, at) == "in" and step == 1:
        at += 1 + (word_at(words, at + 1) == "every")
    else:
        return None
    whole = read_amount(words, at, language) if at < len(words) else None
    if not whole or whole.unit or not 0 < amount.low < whole.low <= 1e6:
        return None
    value = amount.low / whole.low
    bound, first = bound_before(words, amount.start)
    return Reading(value, value, bound, None, first, amount.start, whole.number)


def _bounded(
    words: Words, amount: Amount, language: str, taken: frozenset[int]
) -> tuple[Reading | None, int]:
    """Return the amount with its range and bound."""
    other = _other_end(words, amount, language)
    if other and other.number - 1 in taken:
        other = None
    if other and _is_score(words, amount, other):
        return None, other.end
    low, high, unit, end = amount.low, amount.high, amount.unit, amount.end
    bound: Bound = "range" if low != high else "exact"
    if other:
        low, high = _shared_scale(words, amount, other), other.high
        unit, end, bound = other.unit or amount.unit, other.end, "range"
    told, first = bound_before(words, amount.start)
    first = _between(words, first) if other else first
    after, past = bound_after(words, end)
    told = after if told == "exact" else told
    if told != "exact":
        bound = told
    unit = _age(words, first, past, unit)
    return Reading(low, high, bound, unit, first, amount.start, past), past


def _between(words: Words, first: int) -> int:
    return first - (word_at(words, first - 1) in {"between", "from"})


_RANGE_MARKS = frozenset("-–—‑‐")


def _other_end(words: Words, amount: Amount, language: str) -> Amount | None:
    """Return the far end of a range that begins with this amount."""
    link = word_at(words, amount.end)
    at = amount.end + 1
    if link in _RANGE_MARKS and word_at(words, at) in {"to", "-"}:
        at += 1
    if word_at(words, at - 1) == "to" and word_at(words, at) == "-":
        at += 1
    if at >= len(words) or not _is_link(words, amount, link):
        return None
    money = amount.unit if amount.has_sign else None
    other = read_amount(words, at, language, money)
    if not other or not _is_range(words, amount, other, link):
        return None
    return other


def _is_link(words: Words, amount: Amount, link: str) -> bool:
    before = word_at(words, amount.start - 1)
    if link == "and":
        return before == "between" or word_at(words, amount.start - 2) == "between"
    return link in {"to", "or"} or link in _RANGE_MARKS


def _is_range(words: Words, amount: Amount, other: Amount, link: str) -> bool:
    if amount.unit and other.unit and not _same_measure(amount.unit, other.unit):
        return False
    if amount.unit and not other.unit and link != "and" and not amount.has_sign:
        return False
    if link == "or":
        return not amount.unit and not other.has_sign and amount.low < other.low
    if link == "to" and _is_change(words, amount):
        return False
    scaled = _shared_scale(words, amount, other)
    if link in {"to", "and"} and scaled >= other.low:
        return False
    return link in {"to", "and"} or touches(words, amount.end) or scaled < other.low


def _same_measure(one: str, other: str) -> bool:
    return one == other or other.startswith(f"{one} per ") or other == one + AGE


_CHANGES = UP | DOWN | word_set("change revise move go swing switch edge creep")
_SOFT = frozenset({"by", "about", "around", "almost", "nearly", "some", "just"})
_CLAUSE = 8


def _is_change(words: Words, amount: Amount) -> bool:
    """Return whether "A to B" here tells a change, not a range."""
    has_from = word_at(words, amount.start - 1) == "from"
    if not has_from and not amount.unit:
        return False
    begin = max(0, amount.start - _CLAUSE)
    for word in words[begin : amount.start][::-1]:
        if word.kind == "." or (word.kind == "," and not has_from):
            return False
        if word.low in {"range", "ranges", "ranging", "ranged", "between"}:
            return False
        if (lemma(word.low) or word.low) in _CHANGES:
            return True
        if not has_from and word.low not in _SOFT:
            return False
    return False


def _shared_scale(words: Words, amount: Amount, other: Amount) -> float:
    """Return the low end, with the magnitude that only the high end carries."""
    scale, at = 1.0, other.number - 1
    while word_at(words, at) in SCALES:
        scale, at = scale * SCALES[word_at(words, at)], at - 1
    if scale == 1.0 and touches(words, at) and other.number - other.start > 1:
        short = {"m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6, "tn": 1e12}
        scale = short.get(word_at(words, at), 1.0)
    own = word_at(words, amount.number - 1) in SCALES
    shares = scale > 1 and not own and amount.low < other.low / scale
    return amount.low * scale if shares else amount.low


def _is_score(words: Words, amount: Amount, other: Amount) -> bool:
    """Return whether two joined numbers are a score, a telephone number or a date."""
    link = word_at(words, amount.end)
    if link not in _RANGE_MARKS or amount.unit or other.unit:
        return False
    if amount.low >= other.low:
        return True
    if is_address(words, other.number):
        return True
    next_mark = word_at(words, other.end)
    if next_mark in _RANGE_MARKS and touches(words, other.end + 1):
        return True
    follows = words[other.end].kind if other.end < len(words) else "."
    return amount.plain and other.plain and follows not in {NOUN, "A", "V", "P", "G"}


_AGE_WORDS = frozenset({"aged", "age", "ages"})


def _age(words: Words, first: int, end: int, unit: str | None) -> str | None:
    """Return the unit, or years of age for "Nick Hague, 44," and "aged 18 to 34"."""
    if unit:
        return unit
    before = word_at(words, first - 1)
    if before in _AGE_WORDS or (
        before in {"of", "between"} and word_at(words, first - 2) in _AGE_WORDS
    ):
        return "year" + AGE
    single = end - first == 1 and words[first].text.isdecimal()
    named = first > 1 and before == "," and words[first - 2].kind == NAME
    closed = word_at(words, end) in {",", ".", ")", ";"}
    return (
        "year" + AGE
        if single and named and closed and int(words[first].text) < 120
        else unit
    )
