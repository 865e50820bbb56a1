"""Quotations: the words in quotation marks, across the sentences of a paragraph.

A quotation may span several sentences; each sentence gets its piece, with the number
that all pieces of one quotation share.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from summarizers.types import Document, Sentence

_MARKS = re.compile(
    r'“([^“”]+)”?|(?<!\w)"([^"]+)"?|«([^«»]+)»?|„([^„“”]+)[“”]?'
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’|``([^`\n]+?)''"
    # An apostrophe may end a word: only one behind a stop closes a quotation.
    r"|(?<![\w'])'(?=[^\W_])((?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?= \w))+[.,!?…])'(?!\w)"
)
_SHORTEST = 3
"""Words a quotation needs to be a statement and not a borrowed word."""


class Piece(NamedTuple):
    """A sentence's share of a quotation, by places in the sentence's text."""

    start: int
    end: int
    number: int


Pieces = tuple[Piece, ...]


def quotations(document: Document) -> list[Pieces]:
    """Return for each sentence its pieces of the quotations that may be statements."""
    found: list[list[Piece]] = [[] for _ in document.sentences]
    number = 0
    for _, group in groupby(enumerate(document.sentences), lambda s: s[1].paragraph):
        together = list(group)
        first, last = together[0][1].span.start, together[-1][1].span.end
        starts = [sentence.span.start for _, sentence in together]
        for start, end in _spans(document.text, first, last):
            number += 1
            begin = max(0, bisect_right(starts, start) - 1)
            for index, piece in _shared(together, begin, (start, end), number):
                found[index].append(piece)
    return [tuple(pieces) for pieces in found]


def _spans(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    for match in _MARKS.finditer(text, first, last):
        start, end = match.span(match.lastindex or 0)
        words = text[start:end].split()
        if len(words) >= _SHORTEST and not _is_title(words):
            yield start, end


def _is_title(words: list[str]) -> bool:
    """Return whether these are the words of a title: all but the short ones large."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _shared(
    together: list[tuple[int, Sentence]], begin: int, span: tuple[int, int], number: int
) -> Iterator[tuple[int, Piece]]:
    """Return the sentences a quotation runs through, each with its piece."""
    for place in range(begin, len(together)):
        index, sentence = together[place]
        offset = sentence.span.start
        if offset >= span[1]:
            return
        low = max(span[0], offset) - offset
        high = min(span[1], sentence.span.end) - offset
        words = sentence.text[low:high]
        low += len(words) - len(words.lstrip())
        high = low + len(words.strip())
        if low < high:
            yield index, Piece(low, high, number)


def is_whole(text: str, pieces: Pieces) -> bool:
    """Return whether a sentence is nothing but one quotation."""
    if len(pieces) != 1:
        return False
    rest = text[: pieces[0].start] + text[pieces[0].end :]
    return not any(char.isalnum() for char in rest)
