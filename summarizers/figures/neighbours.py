"""The nouns right beside a figure: "a fine of $5m", "a 25% tax", "$3m for a bridge"."""

from summarizers.english.chunks import BREAK, FIGURE, OPEN, THING, TIE
from summarizers.english.grammar import DETERMINER, NAME, PRONOUN
from summarizers.english.phrases import Phrase, bare
from summarizers.english.sights import Sight, kind_of, low_of, past, phrase_to
from summarizers.english.wordlists import word_set
from summarizers.quantities.money import MONEY
from summarizers.quantities.numbers import Reading
from summarizers.quantities.units import AGE

_TOTALS = word_set("total average maximum minimum high low record peak median mean")
"""Nouns that tell nothing by themselves: "an average of 20"."""


def leaned_on(sight: Sight, figure: int, *, counts: bool) -> Phrase | None:
    """Return the noun a figure is tied to: "a fine of $5m", "price: $60"."""
    before, tie = kind_of(sight, figure - 1), low_of(sight, figure - 1)
    if kind_of(sight, figure - 2) != THING:
        return None
    if before == TIE and tie == "of":
        return _measuring(sight, figure - 2)
    tied = (before == TIE and tie == "worth") or (
        before == BREAK and tie == ":" and not counts
    )
    return phrase_to(sight, figure - 2) if tied else None


def _measuring(sight: Sight, at: int) -> Phrase | None:
    noun = noun_at(sight, at)
    return None if not noun or is_empty(sight, noun) else noun


def is_empty(sight: Sight, noun: Phrase) -> bool:
    """Return whether a noun says nothing by itself: "an average of"."""
    return noun[1] - noun[0] == 1 and sight.words[noun[0]].low in _TOTALS


def noun_after(sight: Sight, figure: int, reading: Reading) -> Phrase | None:
    """Return the noun right after a figure: "a 25% tax", "60% of revenue"."""
    after, aged = figure + 1, (reading.unit or "").endswith(AGE)
    if kind_of(sight, after) == OPEN:
        after = past(sight, after)
    if kind_of(sight, after) == THING:
        return None if _opens(sight, after) else noun_at(sight, after)
    tied = kind_of(sight, after) == TIE and low_of(sight, after) == "of" and not aged
    return noun_at(sight, after + 1) if tied else None


def _opens(sight: Sight, at: int) -> bool:
    return sight.words[sight.chunks[at].start].kind in {DETERMINER, PRONOUN}


def noun_at(sight: Sight, at: int) -> Phrase | None:
    """Return the words of a chunk if it is a noun phrase."""
    if kind_of(sight, at) == FIGURE:
        at += 1
    if kind_of(sight, at) != THING:
        return None
    chunk = sight.chunks[at]
    return bare(sight.words, (chunk.start, chunk.end))


def spent_on(sight: Sight, figure: int, reading: Reading) -> Phrase | None:
    """Return what money is for: "paid $12 million for the painting"."""
    tie, noun = low_of(sight, figure + 1), noun_at(sight, figure + 2)
    if reading.unit not in MONEY or tie not in {"in", "for", "on"} or not noun:
        return None
    place = tie == "in" and sight.words[noun[1] - 1].kind == NAME
    return None if place else noun
