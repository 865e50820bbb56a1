"""A choice among ranked sentences that reads well by itself.

It is as near to the budget as whole sentences come, opens with a sentence that says who
and what, and shows neither a sentence that leans on one it leaves out nor a question
without what follows it. Where a sentence has to go, the next of the ranked takes its
room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizers.summary.openings import begins_well, is_question, leans, opens_well
from summarizers.text.words import word_count
from summarizers.types import Document, Sentence


@dataclass(frozen=True, slots=True)
class Offer:
    """What counts of the sentences to choose from, each in its order."""

    lengths: tuple[int, ...]
    opening: tuple[int, ...]
    """The indexes of those that may open; of all, if none does it well."""
    leaning: frozenset[int]
    """The indexes of those that need the one before them."""
    asking: frozenset[int]
    """The indexes of questions."""
    adjoining: frozenset[int]
    """The indexes of those before which nothing was left out of the document."""


def offer(document: Document, sentences: Sequence[Sentence]) -> Offer:
    """Return what counts of some sentences of a document."""
    texts = [sentence.text for sentence in sentences]
    every = range(len(texts))
    language = document.language
    leaning = frozenset(i for i in every if leans(texts[i], language))
    well = [
        i
        for i in every
        if opens_well(texts[i], language) or (i == 0 and begins_well(texts[i]))
    ]
    places = {s.span.start: i for i, s in enumerate(document.sentences)}
    where = [places[sentence.span.start] for sentence in sentences]
    return Offer(
        tuple(map(word_count, sentences)),
        tuple(well or [i for i in every if i not in leaning] or every),
        leaning,
        frozenset(i for i in every if is_question(texts[i])),
        frozenset(i for i in every[1:] if where[i] == where[i - 1] + 1),
    )


def readable(ranked: Sequence[int], offered: Offer, words: int) -> list[int]:
    """Return the choice, of the best of the ranked that can be shown together."""
    while True:
        chosen = _opened(ranked, offered, words)
        loose = _loose(chosen, offered)
        if not loose:
            return chosen
        worst = max(loose, key=ranked.index)
        ranked = [index for index in ranked if index != worst]


def _opened(ranked: Sequence[int], offered: Offer, words: int) -> list[int]:
    """Return the best of the ranked behind an opening, near to the budget.

    If the first of them may not open, the nearest before it that may is put in front.
    """
    # Before the first that may open nothing can, nor be put in front.
    earliest = offered.opening[0]
    usable = [index for index in ranked if index >= earliest] or [earliest]
    chosen = within(usable, offered.lengths, words)
    start = max(index for index in offered.opening if index <= min(chosen))
    if start in chosen:
        return chosen
    rest = (index for index in usable if index > start)
    return within([start, *rest], offered.lengths, words)


def _loose(chosen: Sequence[int], offered: Offer) -> list[int]:
    """Return those, but for the opening, that hang in the air."""
    opening, shown = min(chosen), frozenset(chosen)
    # What follows its neighbour directly, both being shown.
    joined = {i for i in shown & offered.adjoining if i - 1 in shown}
    return [
        index
        for index in chosen
        if index != opening
        and (
            (index in offered.leaning and index not in joined)
            or (index in offered.asking and index + 1 not in joined)
        )
    ]


def within(ranked: Iterable[int], lengths: Sequence[int], words: int) -> list[int]:
    """Return the first of the ranked, as near to the budget as they come."""
    chosen: list[int] = []
    total = 0
    for index in ranked:
        if chosen and total + lengths[index] - words > words - total:
            break
        chosen.append(index)
        total += lengths[index]
    return chosen
