"""The values of text analysis; every one knows where in the text it stands.

Positions are code points of the original text, so `span.of(text)` gives back the very
words a value was read from. All values are immutable and compare by content.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal

from summarizers.letters import TOKEN

Bound = Literal[
    "exact", "about", "at_least", "more_than", "at_most", "less_than", "range"
]
Trend = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original text: from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = (
                f"a span runs forward from 0 or later, not {self.start}-{self.end}"
            )
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words of the text that stand at this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text, letter for letter, and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, letter for letter, and the paragraph it stands in."""

    text: str
    span: Span
    paragraph: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words, numbers and marks, read anew: most sentences are never asked."""
        start = self.span.start
        return tuple(
            Token(match.group(), Span(start + match.start(), start + match.end()))
            for match in re.finditer(TOKEN, self.text)
        )

    @property
    def passage(self) -> Passage:
        """The sentence without its paragraph, as it is kept and shown."""
        return Passage(self.text, self.span)


@dataclass(frozen=True, slots=True)
class Document:
    """A text under analysis: the text as it came, cut into sentences."""

    text: str
    sentences: tuple[Sentence, ...]
    title: str = ""
    date: Date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from a document, verbatim and in their original order."""

    sentences: tuple[Sentence, ...]
    method: str

    @property
    def text(self) -> str:
        """The sentences joined by blanks."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class When:
    """A time the text gives: its words, and the days meant (both ends included)."""

    words: str
    span: Span
    start: Date | None = None
    end: Date | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read from a text.

    `low` and `high` are equal for one value; an open end is None ("more than 40" has
    low 40 and no high). `unit` names a currency ("dollar"), "percent" or a measure
    ("kilometre"); a counted thing has no unit.
    """

    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its context, and the sentence that says so.

    All words are the source's own; a part the text does not give is None.
    """

    low: float | None
    high: float | None
    bound: Bound
    span: Span
    text: str
    sentence: str
    sentence_span: Span
    unit: str | None = None
    counted: str | None = None
    modifier: str | None = None
    who: str | None = None
    action: str | None = None
    when: When | None = None
    where: str | None = None
    attribution: str | None = None
    about: str | None = None
    trend: Trend | None = None
    previous: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person said, by the text: `direct` when it stands in quotation marks."""

    text: str
    span: Span
    verb: str
    direct: bool
    sentence: str
    sentence_span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a text names: as first given, with roles, mentions, statements."""

    name: str
    span: Span
    roles: tuple[Passage, ...] = ()
    mentions: tuple[Span, ...] = ()
    statements: tuple[Statement, ...] = field(default=())


Scorer = Callable[[Document, int], tuple[int, ...]]
"""A summary method: the indexes of the sentences it chooses for a budget of words."""
