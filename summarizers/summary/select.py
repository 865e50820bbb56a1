"""Summaries: sentences chosen by a method, verbatim, in order, nothing twice.

Whatever the method, only sentences that can stand alone are offered to it, and its
choice is made good afterwards: no repetition, about as many words as asked for, a first
sentence that says who and what, and none that leans on what is not shown.

Adding a method is one entry in `METHODS`, or in the table of the module it lives in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarizers.summary.baselines import BASELINES
from summarizers.summary.choice import offer, readable
from summarizers.summary.fitness import fit
from summarizers.summary.score import choose
from summarizers.text.words import content_words
from summarizers.types import Document, Scorer, Sentence, Summary

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
    words = max(words, 1)
    ranked = scorer(replace(document, sentences=offered), words)
    different = list(_different(offered, ranked, document.language))
    chosen = readable(different, offer(document, offered), words)
    return tuple(offered[index] for index in sorted(chosen))


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
