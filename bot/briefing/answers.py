"""Answers a question with the sentence or figure of a source that fits best, or not.

A sentence is weighed by the question's words it holds, and a little by those of its
title and the sentence before, because "he" and "it" stand for words said there; being
of the kind asked for lifts it. Every name asked about must stand in the article, and
most words in the sentence: refusing is better than answering beside the point.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.briefing.fits import Fit, fit
from bot.briefing.likeness import is_same_sentence, numbers_in, words_of
from bot.briefing.places import Near, Place, places, weights
from bot.briefing.questions import Question, Wants, read_question
from bot.briefing.things import is_same_thing, thing_of
from bot.model import CitedFigure, Quote

MOST = 3
"""Sentences in an answer."""

# Set with benchmarks/questions.py.
_CONTEXT = 0.4  # what a word counts that only the context holds
_MET = 0.6  # share of the words' weight that must be met
_HELD = 0.4  # share the sentence itself must hold
_LIFT = 0.35  # for being of the kind asked for
_DAY = 0.03  # taken away for a day of age, so that of equals the newest comes first
_OLD = 10  # days after which age does not count any more
_ADDS = 0.55  # share of the best score from which a further sentence is shown


@dataclass(frozen=True, slots=True)
class Answer:
    """What sources say to a question, best first, and the figure asked for."""

    quotes: tuple[Quote, ...]
    figure: CitedFigure | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that answers, how well, and how it is of the kind asked for.

    `is_own` says that it needs no context to hold most of the words.
    """

    place: Place
    score: float
    fit: Fit
    is_own: bool

    @property
    def quote(self) -> Quote:
        """The sentence with its origin."""
        return Quote(self.place.passage, self.place.near[0].origin)


def answer(question: str, near: Iterable[Near]) -> Answer | None:
    """Return what the articles say to the question, or None if nothing fits."""
    asked = read_question(question)
    found = sorted(_found(asked, tuple(near)), key=_best_first)
    if asked.wants is Wants.AMOUNT:
        found = _amounts(found, asked)
    if not found:
        return None
    chosen = _different(_newest_of_same(found))
    return Answer(tuple(each.quote for each in chosen), chosen[0].fit.figure)


def _found(asked: Question, near: Sequence[Near]) -> Iterable[_Found]:
    everywhere = places(asked, near)
    terms = {term for article, _ in near for term in asked.terms(article.language)}
    weight = weights(terms, everywhere)
    newest = max((article.published for article, _ in near), default=None)
    for place in everywhere:
        if place.held and newest and (found := _weigh(asked, place, weight, newest)):
            yield found


def _weigh(
    asked: Question, place: Place, weight: Mapping[str, float], newest: datetime
) -> _Found | None:
    """Return the sentence with its score, or None if it does not answer."""
    article = place.near[0]
    terms = _terms(asked, place)
    fitting = fit(asked, place, terms)
    held = place.held | fitting.meant
    own, total = _sum(weight, held), _sum(weight, terms)
    met = own + _CONTEXT * _sum(weight, place.context - held)
    if own < _HELD * total or met < _MET * total:
        return None
    age = min((newest - article.published).days, _OLD)
    score = met / total + _LIFT * fitting.share - _DAY * age
    return _Found(place, score, fitting, own >= _MET * total)


def _amounts(found: Sequence[_Found], asked: Question) -> list[_Found]:
    """Return the sentences with a number, if any has one of what is asked for.

    Otherwise a sentence must hold every word: it may say that the number is not known.
    Failing that, one with a number will do that holds most of the words itself.
    """
    if any(each.fit.figure for each in found):
        return [each for each in found if _has_number(each.place)]
    whole = [each for each in found if _holds_all(asked, each.place)]
    return whole or [each for each in found if each.is_own and _has_number(each.place)]


def _holds_all(asked: Question, place: Place) -> bool:
    return _terms(asked, place) <= place.held


def _has_number(place: Place) -> bool:
    return bool(numbers_in(words_of(place.passage.text, place.near[0].language)))


def _terms(asked: Question, place: Place) -> frozenset[str]:
    return frozenset(asked.terms(place.near[0].language))


def _sum(weight: Mapping[str, float], terms: Iterable[str]) -> float:
    return sum(weight[term] for term in sorted(terms))


def _best_first(found: _Found) -> tuple[float, float, str, int]:
    article = found.place.near[0]
    start = found.place.passage.span.start
    return -round(found.score, 6), -article.published.timestamp(), article.id, start


def _newest_of_same(found: Sequence[_Found]) -> list[_Found]:
    """Return the sentences with the newest figure of the best one's thing in front."""
    best = found[0]
    same = [each for each in found if _counts_same(each, best)]
    newest = max(same, key=lambda each: each.place.near[0].published, default=best)
    return [newest, *(each for each in found if each is not newest)]


def _counts_same(one: _Found, other: _Found) -> bool:
    if not one.fit.figure or not other.fit.figure:
        return False
    things = (
        thing_of(each.fit.figure.figure, each.place.near[0].language)
        for each in (one, other)
        if each.fit.figure
    )
    return is_same_thing(*things)


def _different(found: Sequence[_Found]) -> list[_Found]:
    """Return the first sentences that are worth showing and say different things."""
    enough = _ADDS * found[0].score
    chosen: list[_Found] = []
    said: list[frozenset[str]] = []
    for each in found:
        words = words_of(each.place.passage.text, each.place.near[0].language)
        is_new = not any(is_same_sentence(words, other) for other in said)
        if len(chosen) < MOST and each.score >= enough and is_new:
            chosen.append(each)
            said.append(words)
    return chosen
