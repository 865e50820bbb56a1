"""How well a sentence is of the kind a question asks for.

What the analysis found decides: a figure of the thing counted, a role of the person
named, a statement of theirs. `meant` are words of the question that the sentence means
without holding them, as "he" means the man whose statement it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.briefing import meanings
from bot.briefing.likeness import words_of
from bot.briefing.modes import is_asserted
from bot.briefing.places import Place
from bot.briefing.questions import Question, Wants
from bot.briefing.thesaurus import ACTIONS
from bot.briefing.traits import action_of
from bot.model import CitedFigure
from summarizers.types import Figure, Person, Span

_MENTIONED = 0.3
_BESIDE = 0.3
_COUNTED = 0.7
_TIME = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|\d{1,2}:\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|august|september|october|november|"
    r"december|yesterday|today|tomorrow|century|noon|midnight)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a sentence fits, from 0 to 1, what it means unsaid, and its figure."""

    share: float = 0.0
    meant: frozenset[str] = frozenset()
    figure: CitedFigure | None = None


def fit(asked: Question, place: Place, terms: frozenset[str]) -> Fit:
    """Return how well the sentence is of the kind asked for."""
    match asked.wants:
        case Wants.AMOUNT:
            return _amount(asked, place, terms)
        case Wants.TIME:
            return Fit(float(bool(_TIME.search(place.passage.text))))
        case Wants.PERSON:
            return _best(_person(place, person, terms) for person in _people(place))
        case Wants.STATEMENT:
            return _best(_statement(place, person, terms) for person in _people(place))
        case _:
            return Fit()


def _best(fits: Iterator[Fit]) -> Fit:
    return max(fits, key=lambda each: each.share, default=Fit())


def _amount(asked: Question, place: Place, terms: frozenset[str]) -> Fit:
    article, findings = place.near
    done = frozenset(each.name for each in meanings.actions_in(asked.text))
    fits = (
        _counts(place, CitedFigure(figure, article.origin, number), terms)
        for number, figure in enumerate(findings.figures, 1)
        if figure.sentence_span == place.passage.span
        and is_asserted(figure)
        and not _is_of_another_act(figure, done)
    )
    return _best(fits)


def _is_of_another_act(figure: Figure, done: frozenset[str]) -> bool:
    """Return whether what was done to those counted is known not to be asked for.

    "Soldiers freed 15 people detained in May" does not tell how many were detained.
    """
    own = action_of(figure) & ACTIONS.keys()
    return bool(own and done) and own.isdisjoint(done)


def _counts(place: Place, cited: CitedFigure, terms: frozenset[str]) -> Fit:
    """Return how much a figure is about the words.

    It answers if it counts what is asked for, and its sentence says more of the words.
    Others may stand beside the answer: "81 hostages were released, and 180 prisoners".
    """
    figure, language = cited.figure, place.near[0].language
    thing = words_of(figure.counted or figure.about or figure.unit or "", language)
    parts = (figure.action, figure.who, figure.where, figure.modifier)
    around = words_of(" ".join(part for part in parts if part), language)
    asked = terms - thing
    met = asked & (around | place.held)
    if not thing & terms or (asked and not met):
        return Fit(_BESIDE if around & terms or thing & terms else 0.0)
    share = len(met) / len(asked) if asked else 1.0
    return Fit(_COUNTED + (1 - _COUNTED) * share, figure=cited)


def _people(place: Place) -> tuple[Person, ...]:
    return place.near[1].people


def _person(place: Place, person: Person, terms: frozenset[str]) -> Fit:
    """Return whether the sentence says who a person is."""
    language = place.near[0].language
    here = place.passage.span
    is_asked = _is_named(person, terms, language)
    for role in person.roles:
        held = words_of(role.text, language)
        if here.covers(role.span) and (is_asked or (held and held <= terms)):
            name = words_of(person.name, language) & terms
            return Fit(1.0, name)
    is_mentioned = any(here.covers(span) for span in (person.span, *person.mentions))
    return Fit(_MENTIONED) if is_mentioned else Fit()


def _statement(place: Place, person: Person, terms: frozenset[str]) -> Fit:
    """Return whether the sentence is something the person asked about said."""
    language = place.near[0].language
    said: tuple[Span, ...] = tuple(each.sentence_span for each in person.statements)
    if place.passage.span in said and _is_named(person, terms, language):
        return Fit(1.0, words_of(person.name, language) & terms)
    return Fit()


def _is_named(person: Person, terms: frozenset[str], language: str) -> bool:
    """Return whether the words name the person, at least by the last name."""
    name = words_of(person.name, language)
    last = words_of(person.name.split()[-1], language)
    return bool(name) and (name <= terms or bool(last & terms))
