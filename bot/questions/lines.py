"""A sentence as the index gives it, and what is known of each beforehand."""

import re
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from bot.model import Findings
from bot.questions.abroad import has_number, has_time, is_abroad
from bot.questions.spots import NUMBER_WORDS, TIME_WORDS
from summarizers.types import Span

NUMBER, TIME, ROLE, SAID = 1, 2, 4, 8
"""What is known of a sentence, one bit each: that it has a number or a time, tells a
role of somebody, is something said."""


_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_YEAR_OR_DAY = re.compile(
    r"\b(?:1\d{3}|20\d\d|\d{1,2}[:.]\d\d|\d{1,2}(?:st|nd|rd|th))\b"
)
_NUMBERS, _TIMES = frozenset(NUMBER_WORDS), frozenset(TIME_WORDS)


class Where(IntEnum):
    """Where a word of the question stands, seen from a sentence."""

    NOWHERE = 0
    ARTICLE = 1
    TITLE = 2
    NEXT = 3
    BEFORE = 4
    KIN = 5
    HERE = 6


class Line(NamedTuple):
    """A sentence that may answer, with where the question's words stand.

    `score` is what it is worth by its words alone, `order` its place in the article,
    `topic` which of the words stand in the article's title or first sentence;
    `tells_role` and `is_said` are what the analysis found.
    """

    article_id: str
    title: str
    published: datetime
    language: str
    text: str
    span: Span
    order: int
    where: dict[str, Where]
    topic: frozenset[str]
    score: float
    tells_role: bool
    is_said: bool


def kinds(text: str, language: str = "en") -> int:
    """Return the bits of a sentence's numbers and times, judged by single words.

    Reading them as `spots_in` does would take as long as all the rest of the index.
    """
    if is_abroad(language):
        number, time = has_number(text, language), has_time(text, language)
        return (NUMBER if number else 0) | (TIME if time else 0)
    lows = set(_WORD.findall(text.lower()))
    has_digit = bool(_DIGIT.search(text))
    is_number = has_digit or not lows.isdisjoint(_NUMBERS)
    is_time = not lows.isdisjoint(_TIMES) or (
        has_digit and bool(_YEAR_OR_DAY.search(text))
    )
    return (NUMBER if is_number else 0) | (TIME if is_time else 0)


def tells_role(findings: Findings, start: int, end: int) -> bool:
    """Return whether a role of somebody stands in a stretch of the text."""
    return any(
        start <= role.span.start < end
        for person in findings.people
        for role in person.roles
    )


def found_in(findings: Findings) -> dict[int, tuple[int, str]]:
    """Return by where sentences start what was found there, and who is meant.

    "She said …" is found by the name of who she is.
    """
    found: dict[int, tuple[int, str]] = {}
    for person in findings.people:
        for said in person.statements:
            flags, names = found.get(said.sentence_span.start, (0, ""))
            name = f"{names} {person.name}"
            found[said.sentence_span.start] = (flags | SAID, name)
    return found
