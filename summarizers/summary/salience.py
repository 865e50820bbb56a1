"""How likely each word of an article is to stand in a person's summary of it.

A logistic regression over six traits of a word, all of them counted in the article
itself: no list of rare words, no capitals, hence nothing that ties it to one language
or spelling. Choosing sentences by the words they cover goes back to Gillick & Favre
(2009), learning a word's weight from people's summaries to Hong & Nenkova (2014).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

EARLY = 0.1
"""How fast the vote of a sentence on what matters falls with its place."""


class Traits(NamedTuple):
    """What is known of a word; the same names weigh it."""

    always: float = 0.0
    """One for every word: how likely a word is before anything is known of it."""
    votes: float = 0.0
    """The logarithm of how many sentences use it, early ones counting more."""
    once: float = 0.0
    """Whether only one sentence uses it."""
    first: float = 0.0
    """The logarithm of the place of the first sentence that does."""
    opening: float = 0.0
    """How near it stands to the beginning of that sentence."""
    digit: float = 0.0
    """Whether it is a number."""
    quoted: float = 0.0
    """The share of its sentences that have it in quotation marks."""


def traits(
    said: Sequence[Iterable[str]],
    quoted: Sequence[frozenset[str]],
    title: Iterable[str] = (),
) -> dict[str, Traits]:
    """Return the traits of every word of the sentences, in the order they come up.

    The title votes like one more sentence at the head of the article.
    """
    votes: defaultdict[str, float] = defaultdict(float, dict.fromkeys(title, 1.0))
    uses: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for place, (words, in_quotes) in enumerate(zip(said, quoted, strict=True)):
        vote = 1 / (1 + EARLY * place)
        quotes.update(in_quotes)
        for rank, word in enumerate(dict.fromkeys(words)):
            votes[word] += vote
            uses[word] += 1
            first.setdefault(word, (place, rank))
    return {
        word: Traits(
            always=1.0,
            votes=math.log1p(votes[word]),
            once=float(uses[word] == 1),
            first=math.log1p(place),
            opening=1 / (1 + rank),
            digit=float(any(map(str.isdigit, word))),
            quoted=min(1.0, quotes[word] / uses[word]),
        )
        for word, (place, rank) in first.items()
    }


def salience(found: Mapping[str, Traits], weights: Traits) -> dict[str, float]:
    """Return for every word how likely a person's summary has it, between 0 and 1."""
    return {word: _likely(known, weights) for word, known in found.items()}


def _likely(known: Traits, weights: Traits) -> float:
    """Return the logistic function of the weighted traits."""
    evidence = sum(map(float.__mul__, known, weights))
    return 1 / (1 + math.exp(-evidence))
