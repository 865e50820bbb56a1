"""A subscription's filters, piece by piece: put in, taken away, listed. Pure.

A part of the filters is one value of one kind; what is wanted and what is not stand
against each other, so that putting a part in takes its opposite away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from bot import wording_filters as words
from bot.errors import InputError
from bot.model import Filters, Subscription
from summarizers.text.words import sequence

MOST = 50
"""Values of one kind."""
LONGEST = 80
"""Letters of a value."""

KINDS = tuple(field.name for field in fields(Filters))
"""The kinds of parts, by the names of their fields."""

_OPPOSITE = {
    "words": "not_words",
    "not_words": "words",
    "sources": "not_sources",
    "not_sources": "sources",
    "topics": "not_topics",
    "not_topics": "topics",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One value of one kind; a kind is a field of Filters, or "topics"."""

    kind: str
    value: str


def parts(filters: Filters) -> Iterator[Part]:
    """Yield every part of the filters."""
    for kind in KINDS:
        for value in getattr(filters, kind):
            yield Part(kind, value)


def with_parts(wish: Subscription, added: Iterable[Part]) -> Subscription:
    """Return the wish with these parts; InputError when one is too much."""
    for part in added:
        _check(part)
        opposite = Part(_OPPOSITE.get(part.kind, part.kind), part.value)
        wish = without(without(wish, opposite), part)
        values = _values(wish, part.kind)
        if len(values) >= MOST:
            raise InputError(words.TOO_MANY.format(most=MOST))
        wish = _replaced(wish, part.kind, (*values, part.value))
    return wish


def without(wish: Subscription, part: Part) -> Subscription:
    """Return the wish without a part, and without what is the same to a reader."""
    gone = sequence(part.value)
    values = _values(wish, part.kind)
    left = tuple(each for each in values if sequence(each) != gone)
    return wish if left == values else _replaced(wish, part.kind, left)


def matching(wish: Subscription, value: str) -> tuple[Part, ...]:
    """Return the parts of this value, of whatever kind."""
    same = sequence(value)
    return tuple(each for each in parts(wish.filters) if sequence(each.value) == same)


def _check(part: Part) -> None:
    if len(part.value) > LONGEST:
        start = part.value[:20]
        raise InputError(words.TOO_LONG.format(value=start, most=LONGEST))
    if not sequence(part.value):
        raise InputError(words.NO_WORD.format(value=part.value))


def _values(wish: Subscription, kind: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(wish if kind == "topics" else wish.filters, kind)
    return found


def _replaced(wish: Subscription, kind: str, values: tuple[str, ...]) -> Subscription:
    if kind == "topics":
        return replace(wish, topics=values)
    return replace(wish, filters=replace(wish.filters, **{kind: values}))
