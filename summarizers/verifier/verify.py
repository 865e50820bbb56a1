"""Decides whether a text to be shown is covered by its sources: the last word on it.

At the level "verbatim" every line must be made of whole sentences of the sources, word
by word; at "clause" it may be a piece of one, if nothing left out could take it back;
at "covered" each sentence may also be one source sentence in other words, by steps
known to keep its sense (`rewording`; English only). Compared are words, numbers and
marks: blanks, list marks and the drawing of quotation marks do not count, letters that
only look alike do. In doubt the answer is no.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizers.letters import MARKS
from summarizers.text.sentences import cut
from summarizers.types import Span
from summarizers.verifier.differences import (
    SIGNS,
    Reason,
    Words,
    counts,
    has_digit,
    reason_of,
)
from summarizers.verifier.doubts import takes_back
from summarizers.verifier.rewording import is_rewording

__all__ = ["COVERED", "Level", "Reason", "Verdict", "verify"]

Level = Literal["verbatim", "clause", "covered"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is covered; if not, why, and the stretch of it that is not."""

    reason: Reason | None = None
    span: Span | None = None

    @property
    def is_covered(self) -> bool:
        """Whether the text may be shown."""
        return self.reason is None


class _Word(NamedTuple):
    """A word, number or mark in comparable form, and where it stands."""

    text: str
    start: int
    end: int


COVERED = Verdict()

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}"
    rf"|[^\W\d_](?:[^\W_]|[{MARKS}]|['’](?=[^\W\d_]))*|\S"
)
# What draws nothing or turns the order of letters; U+2060 is what we put in ourselves.
_HIDDEN = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e"
    r"\u2061-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f]"
)
_OURS = "\u2060"
_PAUSES = frozenset(",.!?")
_ITEM = re.compile(r"\s*(?:[•*▪–—-]|\d{1,2}[.)])\s+")
_QUOTES = str.maketrans("“”„«»‘’‚", '""""' + '"' + "'''")


def verify(
    text: str,
    sources: Iterable[str],
    *,
    level: Level = "verbatim",
    language: str = "en",
) -> Verdict:
    """Return whether the sources, or sentences, cover the text; never raises."""
    hidden = _HIDDEN.search(text)
    if hidden:
        return Verdict(Reason.HIDDEN, Span(*hidden.span()))
    # A piece is judged against the sentence cited, however that would be cut alone.
    read = _whole if level == "clause" else _sentences
    known = [each for source in sources for each in read(source, language)]
    for start, line in _lines(text):
        verdict = _judge(line, known, level, language)
        if not verdict.is_covered:
            return _moved(verdict, start)
    return COVERED


def _judge(line: str, known: Sequence[Words], level: Level, language: str) -> Verdict:
    """Return the verdict on one line, its span within that line."""
    texts = _texts(line)
    place = _matched(texts, known)
    if place == len(texts):
        return COVERED
    if level == "clause":
        return _judge_clause(line, texts, known)
    if level == "covered" and language == "en":
        return _judge_sentences(line, known)
    return _difference(_words(line)[place:], known)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line with words begins, without its list mark."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        item = _ITEM.match(match.group())
        skipped = item.end() if item else 0
        yield match.start() + skipped, match.group()[skipped:]


@lru_cache(maxsize=256)
def _whole(source: str, _language: str) -> tuple[Words, ...]:
    """Return a cited sentence as comparable words."""
    return (_texts(_HIDDEN.sub("", source)),)


@lru_cache(maxsize=256)
def _sentences(source: str, language: str) -> tuple[Words, ...]:
    """Return the sentences of a source as comparable words."""
    source = _HIDDEN.sub("", source)
    pieces = (source, *(line for _, line in _lines(source)))
    found = (
        _texts(piece[start:end])
        for piece in pieces
        for start, end, _ in cut(piece, 0, language)
    )
    return tuple(dict.fromkeys(words for words in found if words))


def _texts(text: str) -> Words:
    """Return the words and marks of a text; "3 %" and "3%" are the same."""
    found = _WORD.findall(text)
    if text.isascii():
        return tuple(found)
    return tuple(
        word if word.isascii() else _form(word) for word in found if word != _OURS
    )


def _words(text: str) -> tuple[_Word, ...]:
    """Return the same with their places, which only what is refused needs."""
    return tuple(
        _Word(_form(match.group()), *match.span())
        for match in _WORD.finditer(text)
        if match.group() != _OURS
    )


def _form(word: str) -> str:
    """Return a word in the form it is compared in; case, accents and script count."""
    return unicodedata.normalize("NFC", word.translate(_QUOTES))


# Whole sentences, word by word.


def _matched(texts: Words, known: Sequence[Words]) -> int:
    """Return how many words are covered by whole sentences, one after another."""
    place = 0
    while place < len(texts):
        fitting = (s for s in known if texts[place : place + len(s)] == s)
        longest = max(map(len, fitting), default=0)
        if not longest:
            break
        place += longest
    return place


def _difference(said: tuple[_Word, ...], known: Sequence[Words]) -> Verdict:
    """Return the verdict on words that are no sentence: where they part, and how."""
    texts = tuple(word.text for word in said)
    nearest = max(known, key=lambda other: _shared(texts, other), default=())
    first = _shared(texts, nearest)
    last = _shared(texts[first:][::-1], nearest[first:][::-1])
    other = nearest[first : len(nearest) - last]
    apart = said[first : len(said) - last] or said[max(first - 1, 0) : first + 1]
    span = Span(apart[0].start, apart[-1].end)
    return Verdict(reason_of(texts[first : len(said) - last], other), span)


def _shared(one: Words, other: Words) -> int:
    """Return how many first words are the same."""
    pairs = zip(one, other, strict=False)
    return next(
        (place for place, (a, b) in enumerate(pairs) if a != b),
        min(len(one), len(other)),
    )


# A piece of a sentence.


def _judge_clause(line: str, texts: Words, known: Sequence[Words]) -> Verdict:
    """Return the verdict on a piece whose cut ends are marked by "…" or are not."""
    first, last = _left(texts), len(texts) - _right(texts)
    piece = texts[first:last]
    reasons = {
        _loss(sentence[:place], piece, sentence[place + len(piece) :])
        for sentence in known
        for place in _places(piece, sentence)
    }
    if None in reasons:
        return COVERED
    if reasons:
        return Verdict(min(filter(None, reasons)), Span(0, len(line)))
    words = _words(line)
    return _difference(words[first:last] or words, known)


def _left(texts: Words) -> int:
    return int(texts[:1] == ("…",))


def _right(texts: Words) -> int:
    return int(texts[-1:] == ("…",) and len(texts) > 1)


def _places(piece: Words, sentence: Words) -> Iterator[int]:
    """Yield where the piece stands in the sentence."""
    if piece:
        for place in range(len(sentence) - len(piece) + 1):
            if sentence[place : place + len(piece)] == piece:
                yield place


def _loss(before: Words, piece: Words, after: Words) -> Reason | None:
    """Return what is lost with the words left out, or None if that changes nothing."""
    if any(map(takes_back, (*before, *after))):
        return Reason.DOUBT
    if piece.count('"') % 2 or before.count('"') % 2:
        return Reason.QUOTATION
    if _is_half_quoted((*before, *piece, *after), len(before), len(piece)):
        return Reason.QUOTATION
    if _is_split_number(before[-1:], piece[:1]) or _is_split_number(
        piece[-1:], after[:1]
    ):
        return Reason.NUMBER
    return None


def _is_half_quoted(words: Words, first: int, length: int) -> bool:
    """Return whether a piece has a part of what stands in single quotation marks.

    These look like apostrophes; only those that open a sentence, or stand after a
    colon, surely open a quotation.
    """
    marks = (place for place, word in enumerate(words) if word == "'")
    start = next((p for p in marks if not p or words[p - 1] == ":"), None)
    if start is None:
        return False
    closing = (p for p in range(start + 2, len(words)) if words[p] == "'")
    end = next((p for p in closing if words[p - 1] in _PAUSES), len(words))
    last = first + length - 1
    return start <= last and first <= end and not (first <= start and end <= last)


def _is_split_number(end: Words, start: Words) -> bool:
    """Return whether a number and its sign, scale or unit stand apart."""
    one, other = "".join(end), "".join(start)
    if one in SIGNS and has_digit(other):
        return True
    return has_digit(one) and (counts(other) or other in {"percent", "per"})


# Other words for it.


def _judge_sentences(line: str, known: Sequence[Words]) -> Verdict:
    """Return the verdict on a line of sentences each of which may be reworded."""
    for start, end, _ in cut(line, 0, "en"):
        said = _texts(line[start:end])
        if said in known or any(is_rewording(said, source) for source in known):
            continue
        return _moved(_strangest(_words(line[start:end]), known), start)
    return COVERED


def _moved(verdict: Verdict, by: int) -> Verdict:
    """Return the verdict with its span so many letters further on."""
    at = verdict.span or Span(0, 0)
    return Verdict(verdict.reason, Span(at.start + by, at.end + by))


def _strangest(words: tuple[_Word, ...], known: Sequence[Words]) -> Verdict:
    """Return the verdict that names what is new, or lost, against the nearest one."""
    said = tuple(word.text for word in words)
    nearest = max(known, key=lambda other: len(set(said) & set(other)), default=())
    apart = [word for word in words if word.text not in nearest] or words
    span = Span(apart[0].start, apart[-1].end)
    return Verdict(reason_of(said, nearest), span)
