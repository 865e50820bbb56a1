"""Our own summary method: the sentences with most of what a person would tell.

Every word of the article is given the chance that a person's summary has it
(`salience`). A sentence is worth the chances of its words not yet told, against a
power of its length, times how early and how plainly it speaks. The best is taken again
and again; what it told is worth less afterwards, so nothing is told twice. Such gains
only ever fall, hence a heap whose top is valued anew finds the best without looking at
every sentence again (Minoux 1978).

The weights of the words are learned (`benchmarks/train_summaries.py`); the few
constants below were set by hand in the middle of a range over which ROUGE hardly
changes. `docs/quality.md` has the tables, and what was tried and dropped.
"""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizers.summary.openings import leans, quotations
from summarizers.summary.salience import Traits, salience, traits
from summarizers.summary.weights import WEIGHTS
from summarizers.text.words import content_words, word_count
from summarizers.types import Document, Sentence

_PLACE = 0.35
"""How fast the worth of a sentence falls with its place."""
_LENGTH = 0.65
"""The power of its length in words that a sentence is charged."""
_KNOWN = 0.5
"""What is left of a word's worth once the summary has it: people name names again."""
_LEANING = 0.85
"""What is left of a sentence that leans on the one before it."""
_LONG = 1.25
"""A sentence past this share of the budget is only taken for want of others …"""
_LEAD = 45
"""… unless it has no more words than news may open with."""
_LAST = 0.01
"""What is left of such a sentence."""


class Reading(NamedTuple):
    """The words that carry meaning, sentence by sentence: all, and the quoted ones."""

    said: tuple[tuple[str, ...], ...]
    quoted: tuple[frozenset[str], ...]
    title: frozenset[str]

    def traits(self) -> dict[str, Traits]:
        """Return what is known of every word."""
        return traits(self.said, self.quoted, self.title)


def read(document: Document) -> Reading:
    """Return the words of a document as the method sees them."""
    language = document.language
    return Reading(
        tuple(tuple(content_words(s, language)) for s in document.sentences),
        tuple(
            frozenset(content_words(" ".join(quotations(s.text)), language))
            for s in document.sentences
        ),
        frozenset(content_words(document.title, language)),
    )


def choose(
    document: Document, words: int, weights: Traits = WEIGHTS
) -> tuple[int, ...]:
    """Return the indexes of the best sentences, best first, for twice the budget.

    What is past the budget stands in for sentences that are left out later.
    """
    reading = read(document)
    lengths = [word_count(sentence) for sentence in document.sentences]
    longest = max(_LONG * words, _LEAD)
    worth = [
        _worth(sentence, place, document.language)
        / max(length, 1) ** _LENGTH
        * (_LAST if length > longest else 1.0)
        for place, (sentence, length) in enumerate(
            zip(document.sentences, lengths, strict=True)
        )
    ]
    chosen: list[int] = []
    told = 0
    for index in _greedy(reading.said, worth, salience(reading.traits(), weights)):
        if told >= 2 * words:
            break
        chosen.append(index)
        told += lengths[index]
    return tuple(chosen)


def _worth(sentence: Sentence, place: int, language: str) -> float:
    """Return how much a sentence's place and form let its words count."""
    worth = 1 / (1 + _PLACE * place)
    return worth * _LEANING if leans(sentence.text, language) else worth


def _greedy(
    said: Sequence[Sequence[str]], worth: Sequence[float], chances: Mapping[str, float]
) -> Iterator[int]:
    """Yield all sentences, each time the one that adds most to those before."""
    # In the order of the text: that of a set is not the same in every process.
    different = [tuple(dict.fromkeys(words)) for words in said]
    told: set[str] = set()

    def gain(index: int) -> float:
        new = math.fsum(
            chances[word] * (_KNOWN if word in told else 1.0)
            for word in different[index]
        )
        return new * worth[index]

    heap = [(-gain(index), index) for index in range(len(said))]
    heapq.heapify(heap)
    while heap:
        index = heap[0][1]
        now = (-gain(index), index)
        heapq.heapreplace(heap, now)
        if heap[0] == now:
            heapq.heappop(heap)
            told.update(different[index])
            yield index
