"""Whom an answer or a story tells of, and for whom of them "he" or "she" may stand.

Those named by the question come first, then those in the sentence that answers, then
those of its article. Who is a man or a woman is told by roles and titles, and by who is
meant where "she said"; where nothing tells, a person may be either. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.model import Findings, Someone
from bot.questions.answers import Answer, Near
from bot.questions.question import Question
from bot.questions.roots import root
from summarizers.people.gazetteer import MEN, WOMEN
from summarizers.text.words import normal
from summarizers.types import Person, Span, Statement

MOST = 4
"""Persons one may be asked to choose from."""

_WORD = re.compile(r"[^\W\d_]+\.?")


def told_of(
    asked: Question, answer: Answer, near: Mapping[str, Near]
) -> tuple[Someone, ...]:
    """Return whom the first sentence of an answer is about, as far as is known."""
    quote = answer.said[0].quote
    _, findings = near[quote.origin.article_id]
    named = [each for each in findings.people if _is_named(each, asked)]
    inside = [each for each in findings.people if _is_in(each, quote.passage.span)]
    return _someones(named or inside or findings.people)


def people_in(findings: Iterable[Findings]) -> tuple[Someone, ...]:
    """Return the persons that some articles name, those first that they quote."""
    people = [person for each in findings for person in each.people]
    return _someones(sorted(people, key=lambda each: not each.statements))


def fitting(people: Sequence[Someone], pronoun: str) -> tuple[Someone, ...]:
    """Return those for whom a pronoun may stand."""
    return tuple(each for each in people if not _differ(each.pronoun, pronoun))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _is_named(person: Person, asked: Question) -> bool:
    """Return whether a question names a person, by the last name."""
    return root(normal(person.name.split()[-1])) in asked.names


def _is_in(person: Person, place: Span) -> bool:
    """Return whether a person stands in a sentence, or has said it."""
    spans = (person.span, *person.mentions, *(r.span for r in person.roles))
    said = (each.sentence_span for each in person.statements)
    return any(
        span.start < place.end and place.start < span.end for span in (*spans, *said)
    )


def _someones(people: Iterable[Person]) -> tuple[Someone, ...]:
    """Return persons by name, each once, whatever of the name is told."""
    found: dict[str, Someone] = {}
    for person in people:
        last = person.name.split()[-1]
        one, known = Someone(person.name, _pronoun_of(person)), found.get(last)
        if known is None or len(known.name) < len(one.name):
            found[last] = Someone(one.name, one.pronoun or (known or one).pronoun)
    return tuple(found.values())[:MOST]


def _pronoun_of(person: Person) -> str:
    """Return "he" or "she" where the text tells which, or ""."""
    roles = {word for each in person.roles for word in _lows(each.text)}
    said = {word for each in person.statements for word in _beside(person, each)}
    is_man = bool(roles & MEN) or "he" in said
    is_woman = bool(roles & WOMEN) or "she" in said
    if is_man == is_woman:
        return ""
    return "he" if is_man else "she"


def _beside(person: Person, said: Statement) -> Iterable[str]:
    """Return the words for a person beside what is said, if not by name."""
    around = said.sentence.replace(said.text, "")
    return () if person.name.split()[-1] in around else _lows(around)


def _lows(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
