"""Ranges: two numbers that are the ends of one quantity.

"10-15", "10 to 15", "between 10 and 15", "$10m-$15m"; and what looks like a range but
is none: scores, telephone numbers, and changes from one level to another.
"""

from summarizers.english.grammar import ADJECTIVE, GERUND, MAYBE_VERB, NAME, NOUN, VERB
from summarizers.english.wordlists import (
    DOWN,
    MODALS,
    PRESENT,
    SCALES,
    UP,
    lemma,
    word_set,
)
from summarizers.quantities.amounts import Amount, past_margin, read_amount
from summarizers.quantities.lookalikes import is_address
from summarizers.quantities.money import MONEY
from summarizers.quantities.numerals import Words, touches, word_at
from summarizers.quantities.units import AGE

_RANGE_MARKS = frozenset("-–—‑‐")


def with_margin(words: Words, amount: Amount, language: str) -> Amount | None:
    """Return the range that "40 ± 2" or "40, plus or minus 2" spans."""
    at = past_margin(words, amount.end)
    if not amount.end < at < len(words):
        return None
    margin = read_amount(words, at, language)
    if not margin or (amount.unit and margin.unit and amount.unit != margin.unit):
        return None
    low, high = amount.low - margin.high, amount.high + margin.high
    unit = margin.unit or amount.unit
    return amount._replace(low=low, high=high, unit=unit, end=margin.end)


def other_end(words: Words, amount: Amount, language: str) -> Amount | None:
    """Return the far end of a range that begins with this amount."""
    other = _next_amount(words, amount, language)
    link = word_at(words, amount.end)
    return other if other and _is_range(words, amount, other, link) else None


def score_end(words: Words, amount: Amount, language: str) -> int | None:
    """Return the place after a score or ratio that begins with this amount."""
    other = _next_amount(words, amount, language)
    return other.end if other and _is_score(words, amount, other) else None


def _next_amount(words: Words, amount: Amount, language: str) -> Amount | None:
    """Return the amount that a dash, "to", "and" or "or" joins to this one."""
    link = word_at(words, amount.end)
    at = amount.end + 1
    if link in _RANGE_MARKS and word_at(words, at) in {"to", "-"}:
        at += 1
    if word_at(words, at - 1) == "to" and touches(words, at):
        at += word_at(words, at) == "-"
    if at >= len(words) or not _is_link(words, amount, link):
        return None
    money = amount.unit if amount.has_sign and amount.unit in MONEY else None
    return read_amount(words, at, language, money)


def in_millions(words: Words, amount: Amount, language: str) -> Amount:
    """Return the amount in millions if its far end is: "1.2m to 1.5m tonnes"."""
    other = _next_amount(words, amount, language)
    letter = amount.unit == "metre" and words[amount.end - 1].text == "m"
    if not letter or not other or words[other.number - 1].text != "m":
        return amount
    low, high = round(amount.low * 1e6, 6), round(amount.high * 1e6, 6)
    return amount._replace(low=low, high=high, unit=None)


def _is_link(words: Words, amount: Amount, link: str) -> bool:
    if link == "and":
        near = words[max(0, amount.start - 4) : amount.start]
        told = [word.low for word in near]
        return "between" in (told if told[-2:] == ["ages", "of"] else told[-2:])
    return link in {"to", "or"} or link in _RANGE_MARKS


def _is_range(words: Words, amount: Amount, other: Amount, link: str) -> bool:
    if amount.unit and other.unit and not _same_measure(amount.unit, other.unit):
        return False
    if amount.unit and not other.unit and link != "and" and not amount.has_sign:
        return False
    if link == "or":
        return not amount.unit and not other.has_sign and amount.low < other.low
    if link == "to" and _is_change(words, amount) and not _may(words, amount, other):
        return False
    scaled = shared_scale(words, amount, other)
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


_TWOFOLD = 2.0


def _may(words: Words, amount: Amount, other: Amount) -> bool:
    """Return whether a change yet to come is told as a range: "may rise 5% to 7%"."""
    at = amount.start - 1
    at -= word_at(words, at) == "by"
    coming = word_at(words, at) in PRESENT and word_at(words, at - 1) in MODALS | {"to"}
    return coming and amount.low < other.low <= amount.low * _TWOFOLD


def shared_scale(words: Words, amount: Amount, other: Amount) -> float:
    """Return the low end, with the magnitude that only the high end carries."""
    scale, at = 1.0, other.number - 1
    while word_at(words, at) in SCALES:
        scale, at = scale * SCALES[word_at(words, at)], at - 1
    if scale == 1.0 and touches(words, at) and other.number - other.start > 1:
        short = {"m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6, "tn": 1e12}
        scale = short.get(word_at(words, at), 1.0)
    if _shares_thousands(words, amount, other):
        scale = _THOUSAND
    own = word_at(words, amount.number - 1) in SCALES
    shares = scale > 1 and not own and amount.low < other.low / scale
    return amount.low * scale if shares else amount.low


_THOUSAND = 1000.0


def _shares_thousands(words: Words, amount: Amount, other: Amount) -> bool:
    """Return whether only the far end has its thousands: "20-25,000 fans"."""
    dashed = word_at(words, amount.end) in _RANGE_MARKS
    grouped = other.number - other.start == 1 and "," in words[other.start].text
    near = other.low < 10 * _THOUSAND * amount.low
    return dashed and grouped and amount.plain and amount.low < _THOUSAND and near


_RESULTS = word_set(
    "win wins victory victories defeat defeats loss losses draw draws lead vote ruling "
    "decision triumph score scoreline margin deficit record ratio split"
)
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_PLAYED = word_set("beat win lose draw lead trail tie")


def _is_score(words: Words, amount: Amount, other: Amount) -> bool:
    """Return whether two joined numbers are a score, a ratio, a number or a date.

    The ends of a range rise; the two of a score fall ("3-1", "three to one"), or words
    beside them tell of a game ("lost 1-3").
    """
    link, before = word_at(words, amount.end), word_at(words, amount.start - 1)
    if amount.unit or other.unit or link not in _RANGE_MARKS | {"to"}:
        return False
    if before in _AGE_WORDS and amount.low < other.low:
        return False
    if word_at(words, other.end) in _RESULTS:
        return True
    follows = words[other.end].kind if other.end < len(words) else "."
    if link == "to":
        return _falls(words, amount, other) and follows not in _COUNTED
    falls = amount.low >= other.low or _is_code(words, other)
    played = lemma(before) in _PLAYED and follows == NAME
    bare = amount.plain and other.plain and follows not in _COUNTED
    return falls or played or bare


def _is_code(words: Words, other: Amount) -> bool:
    """Return whether the second number goes on as a name: "1-244th", "555-12-34"."""
    after = other.end
    if is_address(words, other.number):
        return True
    if word_at(words, after) in _RANGE_MARKS and touches(words, after + 1):
        return True
    return touches(words, after) and words[after].text.isalnum()


_GOALS = 100.0


def _falls(words: Words, amount: Amount, other: Amount) -> bool:
    """Return whether "three to one" sets two numbers against each other."""
    before = word_at(words, amount.start - 1)
    changes = before == "from" or (lemma(before) or before) in _CHANGES
    return not changes and _GOALS >= amount.low >= other.low


_COUNTED = frozenset({NOUN, ADJECTIVE, VERB, NAME, GERUND, MAYBE_VERB})
"""Classes of words that a range may count: "10-15 lorries"."""
