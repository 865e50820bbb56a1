"""How exact a number is: the words before and after it that say "about" or "at least".

Pure data and two look-ups. The longest phrase that ends right before the number wins.
"""

from summarizers.english.grammar import (
    AUXILIARY,
    DETERMINER,
    HYPHEN,
    PREPOSITION,
    TO,
    Word,
)
from summarizers.english.wordlists import lemma, word_set
from summarizers.types import Bound

Words = tuple[Word, ...]

_BEFORE: dict[Bound, str] = {
    "about": "about|around|roughly|approximately|some|nearly|almost|close to|~|≈|circa"
    "|an estimated|estimated|near|nearing|approaching|just about|somewhere around"
    "|in the region of|in the order of|on the order of|or about|perhaps|more or less"
    "|just shy of|just short of|virtually|an approximate|ca",
    "more_than": "more than|over|above|exceeding|in excess of|upwards of|upward of"
    "|over than|greater than|beyond"
    "|higher than|north of|larger than|longer than|bigger than"
    "|well over|just over|a little over|slightly over|slightly more than|>"
    "|surpassing|topping|well above|just above|slightly above"
    "|better than|older than|heavier than|over -|taller than|faster than"
    "|a little more than|a bit more than",
    "at_least": "at least|a minimum of|no fewer than|no less than|not less than"
    "|minimum|minimum of|≥|upwards from|not fewer than|as little as|as few as"
    "|as low as|no lower than|not under",
    "less_than": "less than|fewer than|under|below|lower than|smaller than|just under"
    "|just below|slightly less than|slightly under|short of|<|shorter than|well under"
    "|well below|younger than|sub -|under -|a little less than|a little under"
    "|a bit less than|not quite|a shade under|lighter than|cheaper than",
    "at_most": "up to|at most|no more than|not more than|as many as|as much as"
    "|a maximum of|maximum of|maximum|as high as|≤|not exceeding|no higher than"
    "|not over|anything up to|no greater than",
}
_PHRASES: dict[tuple[str, ...], Bound] = {
    tuple(phrase.split()): bound
    for bound, phrases in _BEFORE.items()
    for phrase in phrases.split("|")
}
_LAST_WORDS = frozenset(phrase[-1] for phrase in _PHRASES)
_LONGEST = max(len(phrase) for phrase in _PHRASES)
_AFTER: dict[tuple[str, ...], Bound] = {
    ("or", "more"): "at_least",
    ("or", "above"): "at_least",
    ("or", "over"): "at_least",
    ("and", "above"): "at_least",
    ("and", "over"): "at_least",
    ("or", "higher"): "at_least",
    ("or", "older"): "at_least",
    ("or", "greater"): "at_least",
    ("-", "plus"): "at_least",
    ("or", "longer"): "at_least",
    ("or", "better"): "at_least",
    ("and", "up"): "at_least",
    ("and", "older"): "at_least",
    ("and", "counting"): "at_least",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("or", "under"): "at_most",
    ("or", "below"): "at_most",
    ("or", "lower"): "at_most",
    ("or", "younger"): "at_most",
    ("and", "under"): "at_most",
    ("and", "younger"): "at_most",
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("-", "odd"): "about",
}


def bound_before(words: Words, start: int) -> tuple[Bound, int]:
    """Return the bound that the words before a number give, and where they begin."""
    if start and words[start - 1].low in _LAST_WORDS:
        for length in range(min(_LONGEST, start), 0, -1):
            phrase = tuple(word.low for word in words[start - length : start])
            bound = _PHRASES.get(phrase)
            if bound and not _is_half(words, start - length):
                return bound, start - length
    return "exact", start


_HANDING = frozenset({"hand", "fork", "hands", "forks"})


def _is_half(words: Words, first: int) -> bool:
    """Return whether a bound belongs to a word: "three-under 69", "hand over $5"."""
    if not first:
        return False
    before = words[first - 1]
    handed = before.low.removesuffix("ed") in _HANDING and words[first].low == "over"
    return handed or (first > 1 and before.kind == HYPHEN)


_LASTING = word_set(
    "last take spend wait live work serve be have need require run drive walk stretch"
)
_BEFORE_LENGTHS = frozenset({PREPOSITION, TO, AUXILIARY, DETERMINER})


def is_period(words: Words, first: int, end: int) -> bool:
    """Return whether "over" before a stretch of time only means "during".

    So in "prices rose 5% over 12 months"; not in "it took over 12 months".
    """
    if words[first].low != "over":
        return False
    if not first:
        return end < len(words) and words[end].low == ","
    before = words[first - 1]
    return before.kind not in _BEFORE_LENGTHS and lemma(before.low) not in _LASTING


def bound_after(words: Words, end: int) -> tuple[Bound, int]:
    """Return the bound that the words after a number give, and where they end."""
    if end < len(words) and words[end].text == "+":
        return "at_least", end + 1
    pair = tuple(word.low for word in words[end : end + 2])
    bound = _AFTER.get(pair)
    return (bound, end + 2) if bound else ("exact", end)
