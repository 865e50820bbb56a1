"""Quantities: every number of a text that measures or counts something.

Numbers that only name things are left out: dates, times of day, ordinals, versions,
telephone numbers, list marks, scores, addresses, "Section 427", "Boeing 787". Ages are
read (their unit ends in "of age"), so that `figures` can tell them from counts.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizers.english.grammar import (
    ADJECTIVE,
    ADVERB,
    NOUN,
    NUMBER,
    VERB,
    places_within,
    words_of,
)
from summarizers.english.wordlists import NUMBER_WORDS, PREPOSITIONS
from summarizers.quantities import ages, amounts, cardinals, ratios
from summarizers.quantities.ages import YEARS, is_age, read_decade
from summarizers.quantities.amounts import Amount, read_amount
from summarizers.quantities.bounds import bound_after, bound_before, is_period
from summarizers.quantities.lookalikes import is_name, past_name
from summarizers.quantities.measures import MULTIPLE
from summarizers.quantities.money import MONEY
from summarizers.quantities.multilingual import read_abroad
from summarizers.quantities.numerals import Words, word_at
from summarizers.quantities.ranges import (
    in_millions,
    other_end,
    score_end,
    shared_scale,
    with_margin,
)
from summarizers.quantities.ratios import read_multiple, read_share
from summarizers.quantities.units import AGE, LENGTHS, TIMES
from summarizers.text.languages import known
from summarizers.times.dates import calendar_spans
from summarizers.types import Bound, Document, Quantity, Span


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
    spoken = known(language)
    if spoken.code != "en":
        return tuple(Reading(*found) for found in read_abroad(words_of(text), spoken))
    if not _FIGURES.search(text) and _NUMBERS.isdisjoint(_WORD.findall(text.lower())):
        return ()
    words = words_of(text)
    starts = [
        place
        for place, word in enumerate(words)
        if word.kind == NUMBER or word.low in _BEGINNINGS
    ]
    taken = places_within(words, calendar_spans(text))
    found: list[Reading] = []
    past = 0
    for place in starts:
        if place >= past:
            reading, past = _next(words, place, language, taken)
            if reading:
                _share_unit(words, found, reading)
                found.append(_with_unit_before(words, reading, found))
    return tuple(found)


_FIGURES = re.compile(r"[\d¼-¾⅐-⅞]")
_WORD = re.compile(r"[a-z]+")
_NUMBERS = (
    NUMBER_WORDS
    | cardinals.VAGUE.keys()
    | cardinals.FRACTIONS
    | ages.BEGINNINGS
    | ratios.BEGINNINGS
)
"""Words without one of which no number is told, so that most sentences end there."""
_BEGINNINGS = amounts.BEGINNINGS | ages.BEGINNINGS | ratios.BEGINNINGS
"""Words other than numbers that a quantity may begin with: most words are none."""


_BRACKET = frozenset("([")


def _converted(words: Words, found: list[Reading], reading: Reading) -> str | None:
    """Return the money before a conversion: "5m yen ($1m) and then 4m ($0.8m)"."""
    opened = word_at(words, reading.first - 1) in _BRACKET
    if not opened or not found or found[-1].end != reading.first - 1:
        return None
    for told, other in pairwise(found[-_CLOSE:]):
        joined = other.first == told.end + 1 and told.unit in MONEY
        same = joined and other.unit == reading.unit != told.unit
        if same and _is_near(told.high, found[-1].low):
            return told.unit
    return None


_CLOSE = 6
"""Quantities in which an earlier conversion is looked for."""


_JOINTS = frozenset({"x", "×", "by"})


def _share_unit(words: Words, found: list[Reading], reading: Reading) -> None:
    """Give the numbers right before their unit: "10 x 20 m", "8 or $9"."""
    money = _converted(words, found, reading)
    if money and not found[-1].unit:
        found[-1] = found[-1]._replace(unit=money)
    end = reading.first
    for place in range(len(found) - 1, -1, -1):
        link, before = word_at(words, end - 1), found[place]
        sides = link in _JOINTS and reading.unit in LENGTHS
        prices = link == "or" and reading.unit in MONEY
        if before.unit or before.end != end - 1 or not (sides or prices):
            return
        found[place], end = before._replace(unit=reading.unit), before.first


_LEVELS = frozenset({"by", "to", "from", "is", "was", "than"})
_COUNTED = frozenset({NOUN, ADJECTIVE, ADVERB, VERB})
"""What follows a number that counts, and so needs no unit of another."""
_JOINING = frozenset({"and", "or"})
_SIMILAR = 10.0
"""How far apart two numbers may be for the second to go without its unit."""


def _with_unit_before(words: Words, reading: Reading, found: list[Reading]) -> Reading:
    """Return the reading with the unit it shares: "from 208 pounds to 193"."""
    if reading.unit or not found:
        return reading
    unit, last = found[-1].unit, found[-1].high
    follows = words[reading.end].kind if reading.end < len(words) else "."
    link = word_at(words, reading.first - 1)
    if unit == YEARS and link == "and" and found[-1].end == reading.first - 1:
        counts = follows in {NOUN, ADJECTIVE}
        return reading if counts else reading._replace(unit=YEARS)
    if link not in _LEVELS and not _is_parallel(words, found[-1], reading):
        return reading
    # A rate that rose 25 basis points to 4.5 is at no 4.5 basis points.
    own = unit in TIMES or unit in {MULTIPLE, "basis point", "percentage point"}
    if not unit or own or unit.endswith(AGE) or follows in _COUNTED:
        return reading
    return reading._replace(unit=unit) if _is_near(last, reading.low) else reading


def _is_parallel(words: Words, before: Reading, reading: Reading) -> bool:
    """Return whether prices are told alike: "$90 for a desk and 70 for a lamp"."""
    joined = word_at(words, reading.first - 1) in _JOINING
    if before.unit not in MONEY or not joined:
        return False
    after = word_at(words, reading.end)
    alike = word_at(words, before.end) == after in PREPOSITIONS
    return alike and word_at(words, reading.end + 1)[:1].isalpha()


def _is_near(one: float, other: float) -> bool:
    return 0 < one <= other * _SIMILAR and other <= one * _SIMILAR


def _next(
    words: Words, place: int, language: str, taken: frozenset[int]
) -> tuple[Reading | None, int]:
    """Return the quantity at this place, if any, and where to go on."""
    alone = _alone(words, place, taken)
    if alone:
        return _bounded(words, alone), alone.end
    amount = None if place in taken else read_amount(words, place, language)
    if not amount:
        return None, place + 1
    dated = amount.end - 1 in taken and amount.number - 1 in taken
    if dated or is_name(words, amount, taken):
        other = other_end(words, amount, language)
        return None, max(other.end if other else past_name(words, amount), place + 1)
    return _joined(words, amount, language, taken)


def _alone(words: Words, place: int, taken: frozenset[int]) -> Amount | None:
    """Return a decade of life or a multiple, which nothing joins to another."""
    decade = read_decade(words, place)
    return decade or (None if place in taken else read_multiple(words, place))


def _joined(
    words: Words, amount: Amount, language: str, taken: frozenset[int]
) -> tuple[Reading | None, int]:
    """Return the share or range that begins with an amount; a score is nothing."""
    share = read_share(words, amount, language)
    if share and share.end - 1 not in taken:
        return _bounded(words, share), share.end
    amount = in_millions(words, amount, language)
    score = score_end(words, amount, language)
    if score:
        return None, score
    whole = _spread(words, amount, language, taken)
    led = whole.end > amount.end and word_at(words, amount.end) in _LED
    reading = _whole(words, whole, led=led)
    return reading, reading.end


def _bounded(words: Words, amount: Amount) -> Reading:
    """Return an amount that has no range with the bound before it."""
    bound, first = bound_before(words, amount.start)
    if bound == "exact" and amount.low != amount.high:
        bound = "range"
    low, high, unit = amount.low, amount.high, amount.unit
    return Reading(low, high, bound, unit, first, amount.start, amount.end)


def _spread(
    words: Words, amount: Amount, language: str, taken: frozenset[int]
) -> Amount:
    """Return the amount up to the far end of its range, if it begins one."""
    margin = with_margin(words, amount, language)
    if margin:
        return margin
    other = other_end(words, amount, language)
    if not other or other.number - 1 in taken:
        return amount
    low = shared_scale(words, amount, other)
    unit = other.unit or amount.unit
    return amount._replace(low=low, high=other.high, unit=unit, end=other.end)


_LED = frozenset({"to", "and"})
"""Links of a range that "from" or "between" may lead: "from 10 to 15"."""


def _whole(words: Words, amount: Amount, *, led: bool) -> Reading:
    """Return the amount, its range included, with its bound and age."""
    reading = _bounded(words, amount)
    first = reading.first
    if led:
        first -= word_at(words, first - 1) in {"between", "from"}
    after, end = bound_after(words, amount.end)
    told = after != "exact" and reading.bound in {"exact", "range"}
    bound = after if told else reading.bound
    unit = reading.unit
    if unit in TIMES and is_period(words, first, end):
        first, bound = first + 1, "range" if amount.low < amount.high else "exact"
    if not unit and is_age(words, first, end, reading.high):
        unit = YEARS
    return reading._replace(first=first, end=end, bound=bound, unit=unit)
