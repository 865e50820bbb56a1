"""Tells whether two sentences say the same, or two figures give one number.

Words are compared as index terms, so inflection and function words do not count, and
numbers as they are written: two sentences that differ in a number are never the same.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.model import Report
from summarizers.text.words import terms
from summarizers.types import Figure

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

# Shares of common terms, set on pairs of wire stories read by hand: the same sentence
# edited by two desks keeps 0.6 of all its terms or 0.85 of the shorter one's.
_ALIKE = 0.6
_CONTAINED = 0.85
# A sentence whose terms are known to this share adds nothing new.
_COVERED = 0.7
# "About" forgives this much: "about 1.2 million" and 1,203,400 are one figure.
_ROUNDING = 0.02


@lru_cache(maxsize=8192)
def words_of(text: str, language: str) -> frozenset[str]:
    """Return the index terms of a text, and its numbers as written."""
    numbers = _NUMBER.findall(text)
    return frozenset(terms(text, language)) | frozenset(numbers)


def is_same_sentence(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences, as `words_of` gives them, say the same."""
    if not (one and other):
        return one == other
    common = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    all_words = shorter + longer - common
    is_alike = common >= _ALIKE * all_words or common >= _CONTAINED * shorter
    return is_alike and numbers_in(one) == numbers_in(other)


def is_covered(words: frozenset[str], known: frozenset[str]) -> bool:
    """Return whether words add nothing to what is known: no number, few terms."""
    if not numbers_in(words) <= known:
        return False
    return len(words & known) >= _COVERED * len(words)


def numbers_in(words: Iterable[str]) -> frozenset[str]:
    """Return those of the words that are numbers."""
    return frozenset(word for word in words if word[0].isdigit())


def said_by(report: Report) -> frozenset[str]:
    """Return the words of all sentences a report keeps, its title included."""
    findings = report.findings
    texts = [report.origin.title, *(passage.text for passage in findings.summary)]
    texts += [figure.sentence for figure in findings.figures]
    texts += [said.sentence for person in findings.people for said in person.statements]
    return frozenset[str]().union(*(words_of(text, report.language) for text in texts))


def is_same_value(one: Figure, other: Figure) -> bool:
    """Return whether two figures give the same number, "about" taken roughly."""
    first, second = _values(one), _values(other)
    if len(first) != len(second):
        return False
    slack = _ROUNDING if "about" in (one.bound, other.bound) else 0.0
    return all(
        abs(a - b) <= slack * max(abs(a), abs(b))
        for a, b in zip(first, second, strict=True)
    )


def _values(figure: Figure) -> tuple[float, ...]:
    """Return the one number of a figure, or both ends of a range."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return tuple(ends) if figure.bound == "range" else tuple(ends[:1])
