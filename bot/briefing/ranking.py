"""Ranks sentences as answers to a question, and decides whether the best one is one.

Both are sums of weighed clues (`bot.briefing.clueweights`): the first tells which of
some sentences answers, trained on questions with their answers; the second whether any
does, trained on the same questions with and without the articles that answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from bot.briefing.clues import Clues, Read, read_line, with_meaning
from bot.briefing.index import Index
from bot.briefing.lines import Line
from bot.briefing.questions import Question, Wants
from bot.briefing.sight import aim
from bot.briefing.spotting import SpotClues, worth

ARTICLES = 60
"""Articles whose sentences are looked at one by one."""
LINES = 28
"""Sentences whose clues are counted: 97 % of the answers are among them."""
CLOSE = 10
"""Sentences whose meaning is compared."""


class Trust(NamedTuple):
    """What speaks for the best sentence being an answer at all."""

    always: float = 0.0
    """One for every question."""
    score: float = 0.0
    """The score of the best sentence."""
    margin: float = 0.0
    """How far the next is behind, 3 at most."""
    held: float = 0.0
    kin: float = 0.0
    article: float = 0.0
    nowhere: float = 0.0
    strange: float = 0.0
    many: float = 0.0
    alike: float = 0.0
    meaning: float = 0.0
    point: float = 0.0
    aim: float = 0.0
    gist: float = 0.0
    person: float = 0.0
    role: float = 0.0
    statement: float = 0.0
    """Clues of the best sentence."""
    nobody: float = 0.0
    """Whether it has no new name, where a person is asked for."""
    fit: float = 0.0
    """How well its best number fits, where one is asked for."""
    fits: float = 0.0
    """Whether it has a number or time, where one is asked for."""
    lacks: float = 0.0
    """Whether it has none, where one is asked for."""
    words: float = 0.0
    """The logarithm of how many words the question has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the clues are worth: of spots, of sentences, and for there being an answer.

    `least` is the trust from which a question is answered.
    """

    spot: SpotClues
    rank: Clues
    trust: Trust
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
    aimed = aim(asked, {term: index.rarity(term) for term in asked.terms})
    best = lines[0].score or 1.0
    read = [read_line(aimed, line, best, weights.spot) for line in lines]
    read.sort(key=lambda each: -worth(each.clues, weights.rank))
    close = [with_meaning(aimed, each) for each in read[:CLOSE]]
    found = [Ranked(each, worth(each.clues, weights.rank)) for each in close]
    return tuple(sorted(found, key=lambda each: -each.score))


def trust_of(asked: Question, found: Sequence[Ranked]) -> Trust:
    """Return what speaks for the first of the sentences being an answer."""
    best, clues = found[0], found[0].read.clues
    behind = best.score - found[1].score if len(found) > 1 else 3.0
    is_exact = asked.wants.is_amount or asked.wants is Wants.TIME
    return Trust(
        always=1.0,
        score=best.score,
        margin=min(3.0, behind),
        held=clues.held,
        kin=clues.kin,
        article=clues.article,
        nowhere=clues.nowhere,
        strange=clues.strange,
        many=clues.many,
        alike=clues.alike,
        meaning=clues.meaning,
        point=clues.point,
        aim=clues.aim,
        gist=clues.gist,
        person=clues.person,
        role=clues.role,
        statement=clues.statement,
        nobody=float(asked.wants is Wants.PERSON and not clues.person),
        fit=clues.fit,
        fits=is_exact * clues.spot,
        lacks=is_exact * (1 - clues.spot),
        words=log(1 + len(asked.terms)),
    )


def is_answered(asked: Question, found: Sequence[Ranked], weights: Weights) -> bool:
    """Return whether the first of the sentences is an answer.

    It is none if a name asked about stands nowhere in its article.
    """
    if not found or found[0].read.clues.strange:
        return False
    return worth(trust_of(asked, found), weights.trust) >= weights.least
