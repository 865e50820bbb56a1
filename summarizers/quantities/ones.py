"""The word "one": a count in "one soldier" and "one of the lakes", else a pronoun.

What follows tells: "no one", "one of them" and "the one that" count nothing.
"""

from summarizers.english.grammar import NAME, NOUN, PREPOSITION, TO
from summarizers.english.wordlists import SCALES, SMALL_NUMBERS, word_set
from summarizers.quantities.amounts import Amount
from summarizers.quantities.numerals import Words, word_at

_NOT_COUNTED = word_set("day thing way time another side point more else who that")
_WHOLES = frozenset(SMALL_NUMBERS) | {"every"}
"""After "one in" these begin the whole of a share: "one in every four"."""
_NO_ONE = word_set("no any each every another which as")
_NOT_ONE = word_set(
    "no this that the any every each which some another last next first someone "
    "number day"
)


def is_counting_one(words: Words, amount: Amount) -> bool:
    """Return whether "one" counts, as in "one soldier"; not "one of", "no one"."""
    after, before = amount.number, word_at(words, amount.start - 1)
    if word_at(words, after) == "of":
        return before not in _NO_ONE and _is_partitive(words, after + 1)
    alone = before == "only" and word_at(words, amount.start - 2) == "the"
    if alone or before in _NOT_ONE or after >= len(words):
        return False
    if word_at(words, after) == "-" and word_at(words, after + 1) == "time":
        return False
    if words[after].kind == NAME:
        return words[amount.start].text == "one" or _is_followed(words, after)
    if word_at(words, after) in {"in", "out"}:
        at = after + 1 + (word_at(words, after + 1) == "of")
        whole = word_at(words, at)
        scaled = whole == "a" and word_at(words, at + 1) in SCALES
        return scaled or whole in _WHOLES or whole.isdecimal()
    return (
        words[after].kind in {NOUN, "A", "B"} and words[after].low not in _NOT_COUNTED
    )


_OWNERS = word_set("the its his her their our my your these those several many")
_INNER = frozenset({"A", "N", "P", "R", "C", "S", "V", "B", "-", "#"})
_REACH = 8


def is_some_day(words: Words, amount: Amount) -> bool:
    """Return whether "one day" or "one night" is any: "one day, it will rain"."""
    before = amount.start - 1
    told = amount.number == amount.start + 1 and words[amount.start].low == "one"
    counts = before >= 0 and (
        words[before].kind in {PREPOSITION, TO} or words[before].low in _MERELY
    )
    day = told and word_at(words, amount.number) in {"day", "night"}
    return day and not counts


_MERELY = word_set("just only least than lasted")


def _is_partitive(words: Words, place: int) -> bool:
    """Return whether "one of" is followed by several: "one of the largest lakes"."""
    owned = word_at(words, place) in _OWNERS
    if not owned and "S" not in [w.kind for w in words[place + 1 : place + 3]]:
        return False
    for word in words[place + 1 : place + _REACH]:
        if word.kind not in _INNER:
            return False
        if word.kind in {NOUN, "B"} and _is_plural(word.low):
            return True
    return False


def _is_plural(low: str) -> bool:
    return low.endswith(("men", "people", "children")) or (
        low.endswith("s") and not low.endswith(("ss", "us", "is"))
    )


def _is_followed(words: Words, place: int) -> bool:
    """Return whether a noun follows a name: "One US ounce", not "One Direction"."""
    return place + 1 < len(words) and words[place + 1].kind in {NOUN, "A"}
