"""Summaries: sentences chosen by a method, verbatim, in order, nothing twice.

Whatever the method, only sentences that can stand alone are offered to it, and its
choice is made good afterwards: no repetition, about as many words as asked for, and a
first sentence that says who and what.

Adding a method is one entry in `METHODS`, or in the table of the module it lives in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizers.baselines import BASELINES
from summarizers.fitness import has_letters, leans, stands_alone
from summarizers.score import choose
from summarizers.types import Document, Scorer, Sentence, Summary
from summarizers.words import content_words, word_count

METHODS: Mapping[str, Scorer] = {"newsbrief": choose, **BASELINES}
"""Every method by the name it is asked for."""

# Two sentences that share so much of the shorter one's words say the same.
_SAME = 0.8
# A summary longer than this is none, and comparing its sentences would take long.
_MOST = 100


def summarize(
    document: Document, *, method: str = "newsbrief", words: int = 60
) -> Summary:
    """Return about so many words of the document, at least one sentence if it has any.

    The last sentence taken is the one that brings the length nearest to `words`; a
    budget of less than one word still gives a sentence.
    """
    if method not in METHODS:
        names = ", ".join(METHODS)
        message = f"there is no summary method {method!r}; there are {names}"
        raise ValueError(message)
    return Summary(select(document, METHODS[method], words), method)


def select(document: Document, scorer: Scorer, words: int) -> tuple[Sentence, ...]:
    """Return the sentences a method chooses, made good, in their order."""
    offered = fit(document)
    if not offered:
        return ()
    words, language = max(words, 1), document.language
    ranked = scorer(replace(document, sentences=offered), words)
    different = list(_different(offered, ranked, language))
    chosen = _well_opened(different, offered, words, language)
    return tuple(offered[index] for index in sorted(chosen))


def fit(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences fit to be shown; if none is, all that have letters."""
    lettered = tuple(s for s in document.sentences if has_letters(s.text))
    return tuple(s for s in lettered if stands_alone(s.text)) or lettered


def _different(
    sentences: Sequence[Sentence], ranked: Iterable[int], language: str
) -> Iterable[int]:
    """Yield the ranked sentences, leaving out what one before has said."""
    told: list[frozenset[str]] = []
    for index in ranked:
        said = frozenset(content_words(sentences[index], language))
        if not any(_same(said, other) for other in told):
            told.append(said)
            yield index
        if len(told) == _MOST:
            return


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sentences use much the same words."""
    return len(one & other) >= _SAME * min(len(one), len(other))


def _within(
    ranked: Iterable[int], sentences: Sequence[Sentence], words: int
) -> list[int]:
    """Return the first of the ranked sentences, as near to the budget as they come."""
    chosen: list[int] = []
    total = 0
    for index in ranked:
        length = word_count(sentences[index])
        if chosen and total + length - words > words - total:
            break
        chosen.append(index)
        total += length
    return chosen


def _well_opened(
    ranked: Sequence[int], sentences: Sequence[Sentence], words: int, language: str
) -> list[int]:
    """Return the choice among the ranked whose opening leans on nothing before it.

    The sentence an opening leans on is put before it; where there is none, the
    opening goes and the next of the ranked takes its room.
    """
    clear = [i for i, s in enumerate(sentences) if not leans(s.text, language)]
    if not clear:
        return _within(ranked, sentences, words)
    # Before the first clear sentence nothing can open, nor be put in front.
    ranked = [index for index in ranked if index >= clear[0]] or clear[:1]
    chosen = _within(ranked, sentences, words)
    start = max(index for index in clear if index <= min(chosen))
    if start in chosen:
        return chosen
    return _within([start, *(i for i in ranked if i > start)], sentences, words)
