"""Answers a question with the sentence or figure of a source that fits best, or not.

`ranking` says which sentences answer and whether any does. Here it is decided which
words of the best one are the answer, what stands beside it, and, where sources give
several numbers of one thing, that the newest comes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto

from bot.briefing.likeness import is_same_sentence, is_same_value, words_of
from bot.briefing.things import is_same_thing, thing_of
from bot.model import Article, CitedFigure, Findings, Quote
from bot.questions import exactly
from bot.questions.clueweights import WEIGHTS
from bot.questions.exactly import Exact
from bot.questions.index import Index
from bot.questions.question import Question, read_question
from bot.questions.ranking import Ranked, is_answered, may_answer, ranked
from bot.questions.wants import Wants
from summarizers.types import Passage
from summarizers.verifier.verify import verify

Near = tuple[Article, Findings]
"""An article that may answer, with its findings."""

MOST = 3
"""Sentences in an answer."""

# Set with benchmarks/asked.py; a score is what the clues are worth together.
_ADDS = 5.5
"""How far behind the best a sentence may be to be shown beside it."""
_DAY = 0.15
"""What a day of age takes away, so that of equals the newest comes first."""
_OLD = 10
"""Days after which age does not count any more."""
_SAME_DAY = timedelta(hours=18)
"""Two numbers told within this time differ; of those further apart one is newer."""


class Relation(Enum):
    """How the sentences after the first relate to it."""

    BESIDE = auto()
    EARLIER = auto()
    OTHERWISE = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a source, and the words of it that answer.

    `words` stand in the sentence letter for letter; `figure` is the one found there.
    `relation` says how it stands to the first sentence of its answer.
    """

    quote: Quote
    words: str = ""
    figure: CitedFigure | None = None
    relation: Relation = Relation.BESIDE


@dataclass(frozen=True, slots=True)
class Answer:
    """What sources say to a question, best first."""

    said: tuple[Said, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The sentences with their origins."""
        return tuple(each.quote for each in self.said)

    @property
    def words(self) -> str:
        """The words of the first sentence that answer, or none."""
        return self.said[0].words

    @property
    def figure(self) -> CitedFigure | None:
        """The figure that answers, if the analysis found one there."""
        return self.said[0].figure


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that answers, its article, and the number or time that does."""

    ranked: Ranked
    near: Near
    score: float
    exact: Exact | None = None


def answer(question: str, near: Iterable[Near]) -> Answer | None:
    """Return what the articles say to the question, or None if nothing fits."""
    index, by_id = Index(), {each[0].id: each for each in near}
    for article, findings in by_id.values():
        index.put(article, findings)
    asked = read_question(question, index.languages)
    found = ranked(asked, index, index.nearest(asked, len(by_id)), WEIGHTS)
    return compose(asked, found, by_id)


def compose(
    asked: Question, found: Sequence[Ranked], near: Mapping[str, Near]
) -> Answer | None:
    """Return the answer these sentences make, or None if they make none.

    What does not stand in its article, as that is kept now, is left out, and what tells
    of another number; only the best of the rest says whether there is an answer.
    """
    standing = [each for each in found if _stands(each, near)]
    kept = [_found(asked, each, near[each.line.article_id]) for each in standing]
    kept = [each for each in kept if _may_answer(asked, each)]
    if not is_answered(asked, [each.ranked for each in kept], WEIGHTS):
        return None
    kept = _timed_first(asked, _by_age(kept))
    chosen = _different(_newest_of_same(kept))
    first = chosen[0]
    return Answer(_newest_first([_said(each, first) for each in chosen]))


def _newest_first(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return the sentences in their order, earlier numbers from the newest back."""
    then = [each for each in said if each.relation is Relation.EARLIER]
    then.sort(key=lambda each: each.quote.origin.published, reverse=True)
    older = iter(then)
    return tuple(next(older) if each in then else each for each in said)


def _stands(each: Ranked, near: Mapping[str, Near]) -> bool:
    """Return whether the sentence stands in its article and the verifier passes it."""
    article, _ = near.get(each.line.article_id, (None, None))
    if article is None or each.line.span.of(article.text) != each.line.text:
        return False
    line = each.line.text
    return verify(line, (line,), language=article.language).is_covered


def _found(asked: Question, each: Ranked, near: Near) -> _Found:
    return _Found(each, near, each.score, exactly.exact(asked, each, near))


def _by_age(found: Sequence[_Found]) -> list[_Found]:
    """Return the sentences, those of older articles a little further behind."""
    newest = max((each.near[0].published for each in found), default=None)
    aged = [
        replace(each, score=each.score - _DAY * min(_OLD, age.days))
        for each in found
        if newest and (age := newest - each.near[0].published) is not None
    ]
    return sorted(aged, key=_best_first)


def _timed_first(asked: Question, found: list[_Found]) -> list[_Found]:
    """Return the sentences, those with a time first that are little worse.

    Who asks when is told a time rather than again what happened.
    """
    if asked.wants is not Wants.TIME:
        return found
    enough = found[0].score - _ADDS
    timed = [each for each in found if each.exact and each.score >= enough]
    return [*timed, *(each for each in found if each not in timed)]


def _may_answer(asked: Question, each: _Found) -> bool:
    """Return whether a sentence has the number asked for, or tells of none.

    It has not if that is told to be wrong, or is of another act; without a number it
    must hold every word.
    """
    is_denied = each.exact is not None and each.exact.is_denied
    return may_answer(asked, each.ranked) and not (asked.wants.is_amount and is_denied)


def _best_first(found: _Found) -> tuple[float, float, str, int]:
    article, start = found.near[0], found.ranked.line.span.start
    return -round(found.score, 6), -article.published.timestamp(), article.id, start


def _newest_of_same(found: Sequence[_Found]) -> list[_Found]:
    """Return the sentences with the figures of the best one's thing in front.

    Those come from the newest back.
    """
    best = found[0]
    same = [each for each in found if each is best or _counts_same(each, best)]
    same.sort(key=lambda each: each.near[0].published, reverse=True)
    return [*same, *(each for each in found if each not in same)]


def _counts_same(one: _Found, other: _Found) -> bool:
    figures = [each.exact.figure for each in (one, other) if each.exact]
    if len(figures) < 2 or None in figures:
        return False
    languages = (one.near[0].language, other.near[0].language)
    things = (
        thing_of(figure.figure, language)
        for figure, language in zip(figures, languages, strict=True)
        if figure
    )
    return is_same_thing(*things)


def _different(found: Sequence[_Found]) -> list[_Found]:
    """Return the first sentences that are worth showing and say different things."""
    enough = max(each.score for each in found) - _ADDS
    chosen: list[_Found] = []
    said: list[frozenset[str]] = []
    for each in found:
        words = words_of(each.ranked.line.text, each.near[0].language)
        is_new = not any(is_same_sentence(words, other) for other in said)
        if len(chosen) < MOST and each.score >= enough and is_new:
            chosen.append(each)
            said.append(words)
    return chosen


def _said(each: _Found, first: _Found) -> Said:
    line, article = each.ranked.line, each.near[0]
    quote = Quote(Passage(line.text, line.span), article.origin)
    exact = each.exact
    relation = Relation.BESIDE if each is first else _relation(each, first)
    if exact is None:
        return Said(quote, relation=relation)
    return Said(quote, exact.words, exact.figure, relation)


def _relation(each: _Found, first: _Found) -> Relation:
    """Return how a sentence stands to the first: older, or of another mind."""
    if not _counts_same(each, first) or not each.exact or not first.exact:
        return Relation.BESIDE
    one, other = each.exact.figure, first.exact.figure
    if one is None or other is None or is_same_value(one.figure, other.figure):
        return Relation.BESIDE
    apart = abs(first.near[0].published - each.near[0].published)
    return Relation.OTHERWISE if apart < _SAME_DAY else Relation.EARLIER
