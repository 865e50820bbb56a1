"""Finds what the words of a sentence mean, by the thesaurus.

Words are compared in their normal form, phrases before single words; a word the
thesaurus does not know means itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing import thesaurus
from summarizers.words import normal

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST = 4

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A meaning of the thesaurus and where the words for it stand."""

    name: str
    start: int
    end: int


def _phrases(table: Mapping[str, str]) -> Phrases:
    return {
        tuple(normal(word) for word in _WORD.findall(phrase)): name
        for name, line in table.items()
        for phrase in line.split(",")
    }


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


def ends_work(action: str, counted: str) -> bool:
    """Return whether these words say that jobs go: "cut 1,200 jobs"."""
    is_work = any(each.name == "workers" for each in counted_in(counted))
    return is_work and normal(action) in thesaurus.ENDS_OF_WORK


@lru_cache(maxsize=4096)
def _found(text: str, name: str) -> tuple[Meaning, ...]:
    return tuple(_read(text, _table(name)))


def _read(text: str, phrases: Phrases) -> Iterator[Meaning]:
    words = list(_WORD.finditer(text))
    forms = [normal(word.group()) for word in words]
    place = 0
    while place < len(words):
        size = _size(forms, place, phrases)
        if size:
            name = phrases[tuple(forms[place : place + size])]
            yield Meaning(name, words[place].start(), words[place + size - 1].end())
        place += size or 1


def _size(forms: list[str], place: int, phrases: Phrases) -> int:
    """Return how many words from here on are the longest phrase, 0 if none is."""
    return next(
        (n for n in range(_LONGEST, 0, -1) if tuple(forms[place : place + n]) in phrases
         and place + n <= len(forms)),
        0,
    )  # fmt: skip
