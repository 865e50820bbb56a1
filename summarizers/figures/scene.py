"""A sentence under the lens: its words, and which of them tell a time."""

from typing import NamedTuple

from summarizers.english.grammar import places_within, words_of
from summarizers.english.phrases import Words
from summarizers.times.dates import calendar_spans, stretch_spans


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
