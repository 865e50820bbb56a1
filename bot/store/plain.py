"""What was found in an article as lists of numbers and words, and back.

Whatever stands in the text is kept as where it stands: a sentence once, in a table, and
the words of a figure as their place in its sentence. Words that are not in the text
letter for letter are kept as they are. What follows in a list and a reader does not
know is passed over.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Date
from typing import Any, get_args

from summarizers.types import (
    Bound,
    Figure,
    Passage,
    Person,
    Span,
    Statement,
    When,
)

Plain = Any
"""What JSON can hold."""

_BOUNDS = get_args(Bound)
# Their places are what is stored: new ones go to the end, the other two come far on.
_WORDS = (
    "text", "unit", "counted", "modifier", "who", "action", "where", "attribution",
    "about", "trend", "previous",
)  # fmt: skip
_WHEN, _HIGH = 30, 31
# Below this, saying where a word stands takes more than the word.
_LEAST = 5


class Table:
    """The sentences of a text that something was found in, each kept once."""

    def __init__(self, text: str) -> None:
        self.sentences: list[Plain] = []
        self._text = text
        self._places: dict[tuple[str, Span], int] = {}

    def index(self, passage: Passage) -> int:
        """Return the place of a sentence in the table, which gets it if it is new."""
        key = passage.text, passage.span
        if key not in self._places:
            self._places[key] = len(self.sentences)
            self.sentences.append(_passage(passage, self._text))
        return self._places[key]

    def figure(self, figure: Figure) -> Plain:
        """Return a figure: its sentence, place, value and bound, and what else it has.

        What else: numbers of fields, each followed by where its words stand, or by
        themselves.
        """
        place = self.index(Passage(figure.sentence, figure.sentence_span))
        start = figure.span.start - figure.sentence_span.start
        size = figure.span.end - figure.span.start
        bound = _BOUNDS.index(figure.bound)
        more = list(_more(figure))
        return [place, start, size, _short(figure.low), bound, *more]

    def person(self, person: Person) -> Plain:
        """Return a person."""
        name = Passage(person.name, person.span)
        return [
            _passage(name, self._text),
            [_passage(role, self._text) for role in person.roles],
            [part for each in person.mentions for part in _span(each)],
            [self._statement(each) for each in person.statements],
        ]

    def _statement(self, said: Statement) -> Plain:
        place = self.index(Passage(said.sentence, said.sentence_span))
        text = _passage(Passage(said.text, said.span), self._text)
        return [place, said.verb, int(said.direct), *text]


def _more(figure: Figure) -> Iterator[Plain]:
    """Yield the number of each further field and where its words stand."""
    if figure.high != figure.low:
        yield from (_HIGH, _short(figure.high))
    for number, name in enumerate(_WORDS):
        value = getattr(figure, name)
        if value is not None and not (name == "text" and _is_plain(figure)):
            yield number
            yield from _placed(value, figure.sentence)
    if figure.when is not None:
        yield _WHEN
        yield _when(figure.when, figure)


def _is_plain(figure: Figure) -> bool:
    """Return whether a figure's words are those at its span."""
    start = figure.span.start - figure.sentence_span.start
    return start >= 0 and figure.text == figure.sentence[start:][: _size(figure.span)]


def _size(span: Span) -> int:
    return span.end - span.start


def _placed(value: str | float, sentence: str) -> tuple[Plain, ...]:
    """Return where a word stands in a sentence, or the word itself."""
    if not isinstance(value, str):
        return (str(value),)
    start = sentence.find(value)
    return (value,) if start < 0 or len(value) < _LEAST else (start, len(value))


def _when(when: When, figure: Figure) -> Plain:
    start = when.span.start - figure.sentence_span.start
    days = [day.toordinal() if day else 0 for day in (when.start, when.end)]
    words = figure.sentence[start:][: _size(when.span)] if start >= 0 else ""
    plain = [start, _size(when.span), *days]
    return plain if words == when.words else [*plain, when.words]


def to_figure(plain: Sequence[Plain], sentences: Sequence[Passage]) -> Figure:
    """Return the figure this list keeps."""
    place, start, size, low, bound, *more = plain
    sentence = sentences[place]
    begin = sentence.span.start + start
    known: dict[str, Plain] = {"high": low, "text": sentence.text[start:][:size]}
    left = iter(more)
    for number in left:
        name, value = _field(number, left, sentence)
        known[name] = value
    return Figure(
        low=_long(low),
        high=_long(known.pop("high")),
        bound=_BOUNDS[bound],
        span=Span(begin, begin + size),
        sentence=sentence.text,
        sentence_span=sentence.span,
        **known,
    )


def _field(number: int, left: Iterator[Plain], sentence: Passage) -> tuple[str, Plain]:
    """Return the name and value of the next field."""
    first = next(left)
    if number == _HIGH:
        return "high", first
    if number == _WHEN:
        return "when", _to_when(first, sentence)
    name = _WORDS[number]
    if isinstance(first, str):
        return name, float(first) if name == "previous" else first
    return name, sentence.text[first : first + next(left)]


def _to_when(plain: Sequence[Plain], sentence: Passage) -> When:
    start, size, first, last, *words = plain
    begin = sentence.span.start + start
    text = words[0] if words else sentence.text[start : start + size]
    days = [Date.fromordinal(day) if day else None for day in (first, last)]
    return When(text, Span(begin, begin + size), *days)


def to_person(
    plain: Sequence[Plain], sentences: Sequence[Passage], text: str
) -> Person:
    """Return the person this list keeps."""
    name, roles, mentions, said, *_ = plain
    called = to_passage(name, text)
    return Person(
        called.text,
        called.span,
        tuple(to_passage(role, text) for role in roles),
        tuple(map(_to_span, mentions[::2], mentions[1::2])),
        tuple(_to_statement(each, sentences, text) for each in said),
    )


def _to_statement(
    plain: Sequence[Plain], sentences: Sequence[Passage], text: str
) -> Statement:
    place, verb, direct, *passage = plain
    said, sentence = to_passage(passage, text), sentences[place]
    return Statement(
        said.text, said.span, verb, bool(direct), sentence.text, sentence.span
    )


def _passage(passage: Passage, text: str) -> list[Plain]:
    """Return where a passage stands, and its words if they do not stand there."""
    place = _span(passage.span)
    return place if passage.span.of(text) == passage.text else [*place, passage.text]


def to_passage(plain: Sequence[Plain], text: str) -> Passage:
    """Return the passage this list keeps."""
    span = _to_span(plain[0], plain[1])
    return Passage(plain[2] if len(plain) > 2 else span.of(text), span)


def _span(span: Span) -> list[int]:
    return [span.start, _size(span)]


def _to_span(start: int, size: int) -> Span:
    return Span(start, start + size)


def _short(number: float | None) -> float | int | None:
    """Return a number without the point a whole one does not need."""
    is_whole = number is not None and number.is_integer() and abs(number) < 1e15
    return int(number) if is_whole and number is not None else number


def _long(number: float | None) -> float | None:
    return None if number is None else float(number)
