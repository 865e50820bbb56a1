"""A figure in words, all but the bound of a number the source's own. Pure."""

import re

from bot import wording, wording_corrections
from summarizers.english.grammar import NOUN, words_of
from summarizers.quantities.bounds import bound_after, bound_before
from summarizers.text.vocabulary import LEXICON
from summarizers.types import Figure

# A number whose own words hold one of these says itself that it is not exact.
_INEXACT = re.compile(
    r"[~≈<>≥≤+]|\b(?:about|above|almost|approximately|around|at|below|best|circa|close|"
    r"estimated|exceeding|fewer|least|less|maximum|minimum|more|most|near|nearly|only|"
    r"over|roughly|some|than|under|up|within)\b",
    re.IGNORECASE,
)
_PHRASES_ABROAD = "|".join(
    re.escape(phrase)
    for language in LEXICON
    for phrase in (*language.bounds, *language.after)
)
_JOINING = frozenset({"and", "or"})
# Letters of no Latin script stand close together ("約1万5千人").
_INEXACT_ABROAD = re.compile(rf"(?<![a-zß-ž])(?:{_PHRASES_ABROAD})(?![a-zß-ž])")


def amount(figure: Figure) -> str:
    """Return the number in words: the source's own, and its bound if they lack it."""
    whole, tail = _squeezed(figure.text), counted(figure)
    words = whole.removesuffix(tail).rstrip()
    bound = wording.BOUND_WORDS.get(figure.bound, "")
    if not bound or _INEXACT.search(words) or _INEXACT_ABROAD.search(words.casefold()):
        return words
    return bound.format(number=words)


def counted(figure: Figure) -> str:
    """Return what is counted, as it stands after the number, or nothing."""
    whole, what = _squeezed(figure.text), _squeezed(figure.counted or "")
    if not _holds(whole, what):
        return what
    tail = whole[len(whole) - len(what) :]
    return tail if _holds(tail, what) and tail != whole else ""


def figure_words(figure: Figure) -> str:
    """Return the number and what it counts, in words: "more than 40 hostages"."""
    return f"{amount(figure)} {counted(figure)}".rstrip()


def within(words: str) -> str:
    """Return words from a sentence's beginning as they are in the middle of one."""
    first = words.partition(" ")[0]
    return (
        words[:1].lower() + words[1:] if first in wording_corrections.OPENERS else words
    )


def is_told(figure: Figure) -> bool:
    """Return whether a figure's sentence has the words that `figure_words` gives it.

    And counts no more than these: "187 passengers" are not 187 passengers and crew.
    """
    if not _holds(_squeezed(figure.sentence), counted(figure)) or _counts_more(figure):
        return False
    bound = wording.BOUND_WORDS.get(figure.bound, "")
    if not bound or _INEXACT.search(_squeezed(figure.text)):
        return True
    words, first = words_of(figure.sentence), figure.sentence_span.start
    start, end = figure.span.start - first, figure.span.end - first
    return any(
        figure.bound in {bound_before(words, place)[0], bound_after(words, place)[0]}
        for place, word in enumerate(words)
        if start <= word.start <= end + 1
    )


def _counts_more(figure: Figure) -> bool:
    """Return whether the number counts something besides what is named first."""
    end = figure.span.end - figure.sentence_span.start
    rest = figure.sentence[end:].lstrip().removeprefix(figure.counted or "")
    words = words_of(rest)[:2]
    is_joined = len(words) > 1 and words[0].low in _JOINING
    return is_joined and words[1].kind == NOUN


def _holds(words: str, part: str) -> bool:
    return part.casefold() in words.casefold()


def _squeezed(words: str) -> str:
    return " ".join(words.split())
