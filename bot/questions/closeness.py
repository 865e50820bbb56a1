"""How near a sentence is to a question in meaning: clues for the best sentences only.

Meanings are compared by `summarizers.vectors`; every word met for the first time takes
a tenth of a millisecond. What a question asks for and a sentence does not hold is
looked for among the sentence's other words.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np

from bot.questions.clues import HELD, Read
from bot.questions.lines import Where
from bot.questions.sight import Aim
from summarizers import vectors

_PLAIN = 0.3
"""How near two words come that have little to do with each other."""
_CHANCE = 0.15
"""The same, where names are left out."""


def with_meaning(aimed: Aim, read: Read) -> Read:
    """Return a line with its clues of meaning too."""
    asked, line = aimed.asked, read.line
    whole = vectors.vector(line.text)
    rest = " ".join(asked.word(t) for t in asked.terms if t not in line.topic)
    plain = [t for t in asked.terms if t not in asked.names]
    clues = read.clues._replace(
        alike=_alike(aimed, read),
        soft=_soft(aimed, read),
        core=float(
            vectors.vector(" ".join(asked.word(t) for t in plain))
            @ vectors.vector(" ".join(_own(read)))
        ),
        meaning=float(vectors.vector(asked.text) @ whole),
        gist=float(vectors.vector(rest) @ whole),
    )
    return Read(read.sight, clues, read.seen)


def _alike(aimed: Aim, read: Read) -> float:
    """Return how near words of the line come to those it does not hold."""
    text, words = read.line.text, read.sight.words
    own = {text[w.start : w.end].lower() for w in words if w.is_content}
    missed = [t for t, where in read.line.where.items() if where not in HELD]
    return _nearness(aimed, own, missed, _PLAIN)


def _soft(aimed: Aim, read: Read) -> float:
    """Return how near a line's words come to those it does not hold, without names."""
    names = aimed.asked.names
    missed = [
        term
        for term, where in read.line.where.items()
        if where is not Where.HERE and term not in names
    ]
    plain = sum(weight for term, weight in aimed.weight.items() if term not in names)
    own = {word.lower() for word in _own(read)}
    return _nearness(aimed, own, missed, _CHANCE) / (plain or 1.0)


def _nearness(
    aimed: Aim, own: Collection[str], missed: Sequence[str], chance: float
) -> float:
    """Return how near the nearest of these words comes to each that is missed.

    `chance` is how near two words come that have nothing to do with each other.
    """
    if not missed or not own:
        return 0.0
    said = np.array([_of_word(word) for word in sorted(own)])
    asked = np.array([_of_word(aimed.asked.word(term)) for term in missed])
    nearest = np.maximum((asked @ said.T).max(1) - chance, 0.0)
    return float(sum(aimed.weight[t] * n for t, n in zip(missed, nearest, strict=True)))


def _own(read: Read) -> list[str]:
    """Return the words of a line that carry meaning and are no names."""
    text = read.line.text
    return [
        text[w.start : w.end]
        for n, w in enumerate(read.sight.words)
        if w.is_content and (n == 0 or text[w.start].islower())
    ]


@lru_cache(maxsize=4096)
def _of_word(word: str) -> vectors.Vector:
    return vectors.vector(word)
