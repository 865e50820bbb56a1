"""A sentence under the lens: its words, and which of them tell a time."""

from typing import NamedTuple

from summarizers.dates import calendar_spans, stretch_spans
from summarizers.grammar import places_within, words_of
from summarizers.phrases import Words


class Scene(NamedTuple):
    """A sentence's text and words, the places that tell a time, and its numbers'."""

    text: str
    words: Words
    taken: frozenset[int]
    numbers: frozenset[int] = frozenset()


def scene_of(text: str) -> Scene:
    """Return a sentence's words, with the places of those that tell a time."""
    words = words_of(text)
    spans = (*calendar_spans(text), *stretch_spans(text))
    return Scene(text, words, places_within(words, spans))
