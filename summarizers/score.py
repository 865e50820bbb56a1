"""Our own summary method: tell, early, the words the article keeps coming back to.

A word weighs by how many sentences use it, early sentences counting more: news says
what matters first (lead-weighted centrality). A sentence is worth the weight of its
words not yet told, against a power of its length, times how early it stands. The best
is taken again and again; what it told is worth little afterwards, so nothing is told
twice. Such gains only ever fall, hence a heap whose top is valued anew finds the best
without looking at every sentence again (Minoux 1978).

`benchmarks/summaries.py` prints how it compares; the constants were set there, in the
middle of a range over which its numbers hardly change.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from summarizers.fitness import leans
from summarizers.types import Document, Sentence
from summarizers.words import content_words, word_count

_EARLY = 0.1
"""How fast the vote of a sentence on what matters falls with its place."""
_PLACE = 0.6
"""How fast the worth of a sentence falls with its place."""
_LENGTH = 0.7
"""The power of its length in words that a sentence is charged."""
_KNOWN = 0.3
"""What is left of a word's weight once the summary has it."""
_ONCE = 0.4
"""What is left of the weight of a word only one sentence has."""
_LEANING = 0.85
"""What is left of a sentence that leans on the one before it."""
_ASKING = 0.5
"""What is left of a question."""
_LONG = 1.25
"""A sentence past this share of the budget is only taken for want of others."""


def choose(document: Document, words: int) -> tuple[int, ...]:
    """Return the indexes of the best sentences, best first, for twice the budget."""
    sentences, language = document.sentences, document.language
    lengths = [word_count(sentence) for sentence in sentences]
    said = [frozenset(content_words(sentence, language)) for sentence in sentences]
    worth = [
        _worth(sentence, place, language)
        / max(length, 1) ** _LENGTH
        * (0.01 if length > _LONG * words else 1.0)
        for place, (sentence, length) in enumerate(zip(sentences, lengths, strict=True))
    ]
    chosen: list[int] = []
    told = 0
    for index in _greedy(said, worth):
        if told >= 2 * words:
            break
        chosen.append(index)
        told += lengths[index]
    return tuple(chosen)


def _worth(sentence: Sentence, place: int, language: str) -> float:
    """Return how much a sentence's place and form let its words count."""
    worth = 1 / (1 + _PLACE * place)
    if leans(sentence.text, language):
        worth *= _LEANING
    return worth * _ASKING if sentence.text.endswith(("?", "？", "؟")) else worth


def _weights(said: list[frozenset[str]]) -> dict[str, float]:
    """Return for every word the votes of the sentences that use it."""
    votes: defaultdict[str, float] = defaultdict(float)
    uses: Counter[str] = Counter()
    for place, words in enumerate(said):
        vote = 1 / (1 + _EARLY * place)
        uses.update(words)
        for word in words:
            votes[word] += vote
    return {w: vote * (1.0 if uses[w] > 1 else _ONCE) for w, vote in votes.items()}


def _greedy(said: list[frozenset[str]], worth: list[float]) -> Iterator[int]:
    """Yield all sentences, each time the one that adds most to those before."""
    weights = _weights(said)
    told: set[str] = set()

    def gain(index: int) -> float:
        # fsum, since the order of a set is not the same in every process.
        new = math.fsum(
            weights[word] * (_KNOWN if word in told else 1.0) for word in said[index]
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
            told |= said[index]
            yield index
