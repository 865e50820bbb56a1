"""How the index keeps an article, the numbers of its sentences, and one of them."""

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from bot.questions.lines import ROLE, SAID, Line, Where
from summarizers.types import Span

Numbers = NDArray[np.uint32]
_WHERE = tuple(Where)


@dataclass(slots=True)
class Shelved:
    """An article as it is kept here: its text is compressed."""

    id: str
    title: str
    language: str
    published: datetime
    text: bytes
    first: int
    spans: "array[int]"
    is_gone: bool = False

    def read(self) -> str:
        """Return the article's text."""
        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")

    def sentence(self, order: int) -> str:
        """Return the sentence at this place."""
        start, end = self.spans[2 * order : 2 * order + 2]
        return self.read()[start:end]


def among(numbers: Numbers, postings: Numbers) -> NDArray[np.bool_]:
    """Return which of the numbers are in the postings, some numbers in order."""
    places = np.minimum(np.searchsorted(postings, numbers), len(postings) - 1)
    found: NDArray[np.bool_] = postings[places] == numbers
    return found


def line_of(
    shelved: Shelved,
    known: tuple[int, int],
    text: str,
    terms: Sequence[str],
    stands: tuple[NDArray[np.int8], NDArray[np.bool_], np.float32],
) -> Line:
    """Return the sentence of this number and these bits in an article's text.

    `stands` is where each of the words stands, which are the topic, and its score.
    """
    number, flags = known
    order = number - shelved.first - 1
    start, end = shelved.spans[2 * order : 2 * order + 2]
    places, topics, score = stands
    return Line(
        shelved.id, shelved.title, shelved.published, shelved.language,
        text[start:end], Span(start, end), order,
        dict(zip(terms, map(_WHERE.__getitem__, places), strict=True)),
        frozenset(compress(terms, topics)),
        float(score), bool(flags & ROLE), bool(flags & SAID),
    )  # fmt: skip
