"""A sentence seen as chunks, and the noun phrases that several chunks make."""

from typing import NamedTuple

from summarizers.english.chunks import (
    ACT,
    AND,
    BREAK,
    CLOSE,
    FIGURE,
    OPEN,
    THING,
    TIE,
    Chunks,
)
from summarizers.english.grammar import PRONOUN
from summarizers.english.phrases import Phrase, Words
from summarizers.english.wordlists import SUBJECTS, lemma

FAR = 40
"""Chunks a walk may take: no sentence that people read is longer."""
LONG = 8
"""Chunks one noun phrase may have."""


class Sight(NamedTuple):
    """The words of a sentence and its chunks."""

    words: Words
    chunks: Chunks


def kind_of(sight: Sight, at: int) -> str:
    """Return the kind of a chunk, a break past either end."""
    return sight.chunks[at].kind if 0 <= at < len(sight.chunks) else BREAK


def low_of(sight: Sight, at: int) -> str:
    """Return the first word of a chunk in small letters."""
    if not 0 <= at < len(sight.chunks):
        return ""
    return sight.words[sight.chunks[at].start].low


def verb_at(sight: Sight, at: int) -> str:
    """Return the dictionary form of an act's main verb."""
    low = sight.words[sight.chunks[at].main].low
    return lemma(low) or low


def tie_before(sight: Sight, figure: int) -> str:
    """Return the preposition right before a figure, or nothing."""
    at = figure - 1
    return low_of(sight, at) if kind_of(sight, at) == TIE else ""


def opening(sight: Sight, close: int) -> int:
    """Return the bracket that this one closes, or the bracket itself."""
    for at in range(close - 1, max(-1, close - FAR), -1):
        if kind_of(sight, at) == OPEN:
            return at
    return close


def past(sight: Sight, at: int) -> int:
    """Return the chunk after this one, a bracket taken as a whole."""
    if kind_of(sight, at) == OPEN:
        for close in range(at, at + LONG):
            if kind_of(sight, close) == CLOSE:
                return close + 1
    return at + 1


def is_pronoun(sight: Sight, at: int) -> bool:
    """Return whether a chunk is a pronoun."""
    return sight.words[sight.chunks[at].start].kind == PRONOUN


def phrase_to(sight: Sight, last: int) -> Phrase:
    """Return the whole noun phrase that ends with a chunk, as word places."""
    return span_of(sight, first_of(sight, last), last)


def span_of(sight: Sight, first: int, last: int) -> Phrase:
    """Return the word places from one chunk to another."""
    return sight.chunks[first].start, sight.chunks[last].end


def first_of(sight: Sight, last: int) -> int:
    """Return the first chunk of the noun phrase that ends at a chunk."""
    at = last
    while at > last - LONG and not _is_doer(sight, at):
        before = kind_of(sight, at - 1)
        if kind_of(sight, at) == FIGURE and before == THING:
            at -= 1
            continue
        tied = before == TIE and kind_of(sight, at - 2) in {THING, FIGURE}
        if not tied and not (before == AND and _joins(sight, at - 1)):
            break
        at -= 2
    return at


def _is_doer(sight: Sight, at: int) -> bool:
    """Return whether a chunk is a pronoun that only a verb can follow: "they"."""
    word = sight.words[sight.chunks[at].start]
    return word.kind == PRONOUN and word.low in SUBJECTS and word.low != "it"


def _joins(sight: Sight, link: int) -> bool:
    """Return whether "and" joins two things and not two clauses."""
    if kind_of(sight, link - 1) != THING or low_of(sight, link) not in {"and", "or"}:
        return False
    at = link - 1
    while at > link - LONG and kind_of(sight, at - 1) == TIE:
        at -= 2
    return kind_of(sight, at) == THING and kind_of(sight, at - 1) != ACT
