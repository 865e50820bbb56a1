"""The level before: "to 419 billion, from 375", "20 %, compared with 18 a year ago"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summarizers.english.phrases import Words
from summarizers.figures.parse import Parse
from summarizers.quantities.numbers import Reading
from summarizers.quantities.numerals import word_at
from summarizers.types import Figure

_CLOSE = 10
"""Words that may stand between the two ends of a change."""
_MOVED = frozenset({"up", "down", "rise", "increase", "fall", "drop", "decline"})


def with_previous(parse: Parse, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, each new level with the level before it."""
    previous: dict[int, float] = {}
    for place, (one, other) in enumerate(pairwise(parse.found)):
        if not _is_one_thing(figures[place], figures[place + 1]):
            continue
        order = _order(parse.scene.words, one, other)
        if order == "older first":
            previous[place + 1] = one.low
        elif order == "newer first":
            previous[place] = other.low
    return [
        replace(figure, previous=previous.get(place))
        for place, figure in enumerate(figures)
    ]


def _is_one_thing(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be levels of one thing."""
    if one.trend or other.trend:
        return False
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return not (one.counted and other.counted) or one.counted == other.counted


def _order(words: Words, one: Reading, other: Reading) -> str:
    """Return which of two numbers that stand close together is the older level."""
    if other.first - one.end > _CLOSE:
        return ""
    first, second = word_at(words, one.first - 1), word_at(words, other.first - 1)
    if (first, second) == ("from", "to"):
        return "older first"
    before = word_at(words, other.first - 2)
    compared = before == "compared" and second in {"with", "to"}
    moved = second == "from" and (first == "to" or before in _MOVED)
    return "newer first" if moved or compared else ""
