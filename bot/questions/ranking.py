"""Ranks sentences as answers to a question, and decides whether the best one is one.

Both are sums of weighed clues (`bot.questions.clueweights`): the first tells which of
some sentences answers, trained on questions with their answers; the second whether any
does, trained on the same questions with and without the articles that answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from bot.questions.closeness import with_meaning
from bot.questions.clueing import field_of, read_line
from bot.questions.clues import HELD, Clues, Read
from bot.questions.index import Index
from bot.questions.lines import Line, Where
from bot.questions.question import Question
from bot.questions.sight import aim
from bot.questions.spotting import SpotClues, worth
from bot.questions.wants import Wants

ARTICLES = 60
"""Articles whose sentences are looked at one by one."""
LINES = 20
"""Sentences whose clues are counted: 96 % of the answers are among them."""
CLOSE = 12
"""Sentences whose meaning is compared."""

_LESS_ABROAD = 0.8
"""Trust less than in English that is enough in other languages, which have no list of
other words for a thing; set with the questions of tests/questions/abroad."""


class Trust(NamedTuple):
    """What speaks for the best sentence being an answer, beside its own clues."""

    always: float = 0.0
    """One for every question."""
    score: float = 0.0
    """The score of the best sentence."""
    margin: float = 0.0
    """How far the next is behind, 3 at most."""
    words: float = 0.0
    """The logarithm of how many words the question has."""
    amount: float = 0.0
    """Whether a number is asked for."""
    time: float = 0.0
    """Whether a time is asked for."""
    who: float = 0.0
    """Whether a name or a place is asked for."""
    nobody: float = 0.0
    """Whether it has no new name, where a person is asked for."""
    lacks: float = 0.0
    """Whether it has no number or time, where one is asked for."""
    counted: float = 0.0
    """Whether it holds the noun of which the number is asked, or another for it."""
    uncounted: float = 0.0
    """Whether that noun stands nowhere in its article."""
    unheard: float = 0.0
    """Share of the words that are no names and stand nowhere in its article."""
    missed: float = 0.0
    """Share of their rarity that it does not hold."""


class Trusted(NamedTuple):
    """All that speaks for there being an answer, and what each of it is worth."""

    trust: Trust = Trust()
    clues: Clues = Clues()
    spot: SpotClues = SpotClues()
    """Of the best number, where one is asked for."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the clues are worth: of spots, of sentences, and for there being an answer.

    `least` is the trust from which a question is answered.
    """

    spot: SpotClues
    rank: Clues
    trust: Trusted
    least: float


class Ranked(NamedTuple):
    """A sentence as an answer, and how well it does."""

    read: Read
    score: float

    @property
    def line(self) -> Line:
        """The sentence."""
        return self.read.line


def ranked(
    asked: Question, index: Index, ids: Iterable[str], weights: Weights
) -> tuple[Ranked, ...]:
    """Return the sentences of these articles that may answer, best first."""
    lines = index.lines(asked, ids, LINES)
    if not lines:
        return ()
    aimed = aim(asked, index.rarities(asked), index.kin(asked))
    field = field_of(lines)
    read = [read_line(aimed, line, field, weights.spot) for line in lines]
    read.sort(key=lambda each: -worth(each.clues, weights.rank))
    close = [with_meaning(aimed, each) for each in read[:CLOSE]]
    found = [Ranked(each, worth(each.clues, weights.rank)) for each in close]
    return tuple(sorted(found, key=lambda each: -each.score))


def may_answer(asked: Question, each: Ranked) -> bool:
    """Return whether a sentence has a number of the kind asked for, if one is.

    Without one it must hold every word of the question. All names asked about must
    stand in its article, and who asks why is given a cause.
    """
    if each.read.clues.strange:
        return False
    if asked.wants is Wants.CAUSE and asked.language == "en":
        return bool(each.read.clues.because)
    if not asked.wants.is_amount or any(seen.is_new for seen in each.read.seen):
        return True
    return all(where in HELD for where in each.line.where.values())


def trust_of(asked: Question, found: Sequence[Ranked], spot: SpotClues) -> Trusted:
    """Return what speaks for the first of the sentences being an answer.

    `spot` is what the clues of numbers are worth.
    """
    best, clues, where = found[0], found[0].read.clues, found[0].line.where
    is_exact = asked.wants.is_amount or asked.wants is Wants.TIME
    plain = [place for term, place in where.items() if term not in asked.names]
    noun = where.get(asked.focus[-1]) if asked.focus else None
    new = [seen.clues for seen in best.read.seen if seen.is_new]
    own = new if asked.wants.is_amount else []
    trust = Trust(
        always=1.0,
        score=best.score,
        margin=min(3.0, best.score - found[1].score if len(found) > 1 else 3.0),
        words=log(1 + len(asked.terms)),
        amount=float(asked.wants.is_amount),
        time=float(asked.wants is Wants.TIME),
        who=float(asked.wants in {Wants.PERSON, Wants.NAME, Wants.PLACE}),
        nobody=float(asked.wants is Wants.PERSON and not clues.person),
        lacks=is_exact * (1 - clues.spot),
        counted=float(noun in HELD),
        uncounted=float(noun is Where.NOWHERE),
        unheard=plain.count(Where.NOWHERE) / max(1, len(plain)),
        missed=1 - clues.plain - clues.plain_kin if plain else 0.0,
    )
    # Too few ask what happened to learn from them when not to answer that.
    plain_clues = clues._replace(event=0.0, event_late=0.0)
    return Trusted(
        trust,
        plain_clues,
        max(own, key=lambda each: worth(each, spot), default=SpotClues()),
    )


def trusted(given: Trusted, weights: Trusted) -> float:
    """Return how much speaks for there being an answer."""
    return sum(map(worth, given, weights))


def is_answered(asked: Question, found: Sequence[Ranked], weights: Weights) -> bool:
    """Return whether the first of the sentences is an answer, all of which may be."""
    if not found:
        return False
    given = trust_of(asked, found, weights.spot)
    least = weights.least - (0.0 if asked.language == "en" else _LESS_ABROAD)
    return trusted(given, weights.trust) >= least
