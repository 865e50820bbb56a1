"""Finds where two clauses that are alike put another word in the same place.

"Arrested on suspicion of theft" and "of arson", "a first dose" and "a second dose",
"exports to Vessaly" and "to Tarvo" differ in one word, and in what they are about. A
place is known by its neighbour: the word it follows with the particles between them, or
the one it stands before.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bot.briefing import meanings
from bot.briefing.thesaurus import AGENTS, CALENDAR, STATES
from summarizers.english.wordlists import word_set
from summarizers.text.languages import known
from summarizers.text.words import normal

Places = Mapping[str, frozenset[str]]
"""By its neighbour, the words that stand in a place."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ORDINALS = word_set("first second third fourth last next")
# Words that join nothing to what stands beside them: how a number stands, and helpers.
_BREAKS = frozenset(
    normal(word) for word in (*CALENDAR, *STATES, *AGENTS.replace(",", " ").split())
)
_ARTICLES = word_set("a an the its their his her")
# Words between two that still belong together: "suspicion of the".
_PARTICLES = 2


@lru_cache(maxsize=1024)
def places_of(clause: str, language: str) -> Places:
    """Return what stands in each place of a clause."""
    found: dict[str, frozenset[str]] = {}
    for place, word in _pairs(clause, language):
        found[place] = found.get(place, frozenset()) | {word}
    return found


def is_contrast(one: Places, other: Places) -> bool:
    """Return whether a place holds one word here and another there."""
    first = frozenset[str]().union(*one.values())
    second = frozenset[str]().union(*other.values())
    return any(
        not words & other[place] and bool(words - second) and bool(other[place] - first)
        for place, words in one.items()
        if place in other
    )


def _pairs(clause: str, language: str) -> Iterator[tuple[str, str]]:
    """Return places with a word in each; a word of the thesaurus is only a neighbour.

    Where two such words differ, that is found by what they mean.
    """
    before, between = _Word("", is_known=True), list[str]()
    for word in _words(clause, language):
        if word is None:
            before, between = _Word("", is_known=True), []
        elif word.is_particle:
            between.append(word.form)
        else:
            if before.form and len(between) <= _PARTICLES:
                yield from _neighbours(before, between, word)
            before, between = word, []


def _neighbours(
    before: "_Word", between: list[str], word: "_Word"
) -> Iterator[tuple[str, str]]:
    particles = [each for each in between if each not in _ARTICLES]
    if not word.is_known:
        yield " ".join((before.form, *particles, "…")), word.form
    if not before.is_known and not between:
        yield f"… {word.form}", before.form


class _Word(NamedTuple):
    """A word or what it means, and whether the thesaurus knows it."""

    form: str
    is_known: bool = False
    is_particle: bool = False


def _words(clause: str, language: str) -> Iterator[_Word | None]:
    """Return the words of a clause, and None for one that breaks it."""
    stopwords = known(language).stopwords - _ORDINALS
    meant = {each.start: each for each in meanings.all_in(clause)}
    end = 0
    for match in _WORD.finditer(clause):
        if match.start() < end:
            continue
        lower, form = match.group().lower(), normal(match.group().lower())
        if meaning := meant.get(match.start()):
            end = meaning.end
            yield _Word(meaning.name, is_known=True)
        elif lower in stopwords:
            yield _Word(lower, is_particle=True)
        else:
            yield None if form in _BREAKS else _Word(form)
