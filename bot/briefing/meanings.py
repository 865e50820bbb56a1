"""Finds what the words of a sentence mean, by the thesaurus.

Words are compared in their normal form, phrases before single words; a word the
thesaurus does not know means itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing import thesaurus
from summarizers.text.words import normal

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
"""By their first word, phrases and what they mean, the longest first."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning of the thesaurus and where the words for it stand."""

    name: str
    start: int
    end: int


def _phrases(table: Mapping[str, str]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, line in table.items():
        for phrase in line.split(","):
            words = tuple(normal(word) for word in _WORD.findall(phrase))
            found.setdefault(words[0], []).append((words, name))
    for known in found.values():
        known.sort(key=lambda each: -len(each[0]))
    return found


@cache
def _table(name: str) -> Phrases:
    return _phrases(getattr(thesaurus, name))


def actions_in(text: str) -> tuple[Meaning, ...]:
    """Return the things done that the text names."""
    return _found(text, "ACTIONS")


def counted_in(text: str) -> tuple[Meaning, ...]:
    """Return the countable things that the text names."""
    return _found(text, "COUNTED")


def measured_in(text: str) -> tuple[Meaning, ...]:
    """Return the measurable things that the text names."""
    return _found(text, "MEASURED")


def causes_in(text: str) -> frozenset[str]:
    """Return the kinds of event that the text names."""
    return frozenset(each.name for each in _found(text, "CAUSES"))


def all_in(text: str) -> tuple[Meaning, ...]:
    """Return all that the text names, of whatever kind."""
    tables = ("CAUSES", "COUNTED", "ACTIONS", "MEASURED")
    return tuple(each for table in tables for each in _found(text, table))


def ends_work(action: str, counted: str) -> bool:
    """Return whether these words say that jobs go: "cut 1,200 jobs"."""
    is_work = any(each.name == "workers" for each in counted_in(counted))
    return is_work and normal(action) in thesaurus.ENDS_OF_WORK


@lru_cache(maxsize=4096)
def _found(text: str, name: str) -> tuple[Meaning, ...]:
    return tuple(_read(text, _table(name)))


@lru_cache(maxsize=256)
def _forms(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Return the normal forms of a text's words, and where they stand.

    One sentence is read for its actions, its things and its events in turn.
    """
    words = list(_WORD.finditer(text))
    return tuple(normal(word.group()) for word in words), tuple(
        word.span() for word in words
    )


def _read(text: str, phrases: Phrases) -> Iterator[Meaning]:
    forms, spans = _forms(text)
    place = 0
    while place < len(forms):
        size = 1
        for phrase, name in phrases.get(forms[place], ()):
            if forms[place : place + len(phrase)] == phrase:
                size = len(phrase)
                yield Meaning(name, spans[place][0], spans[place + size - 1][1])
                break
        place += size
