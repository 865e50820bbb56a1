"""Whom an answer told of, and who of them "he" or "she" may be."""

from bot.jobs.analysis import analyse
from bot.model import Findings, Someone
from bot.questions.answers import answer
from bot.questions.question import read_question
from bot.questions.subjects import fitting, people_in, told_of
from summarizers.types import Person, Span
from tests.fakes.reports import article

FLOOD = (
    "Rescuers moved 640 people out of the Alder valley on Friday. "
    "“We lost no one,” said Ines Moor, the mayor of Alder. "
    "Her spokesman, Jan Holm, thanked the rescuers on Saturday. "
    "She said that the dam was safe."
)


def told(question: str) -> tuple[Someone, ...]:
    flood = article("flood", FLOOD, title="The flood")
    near = (flood, analyse(flood).findings)
    found = answer(question, [near])
    assert found
    return told_of(read_question(question), found, {"flood": near})


def names(people: tuple[Someone, ...]) -> list[str]:
    return [each.name for each in people]


def test_who_is_named_by_the_question_is_who_it_is_about() -> None:
    assert names(told("What did Ines Moor say?")) == ["Ines Moor"]


def test_who_stands_in_the_sentence_is_who_it_is_about() -> None:
    assert names(told("Who thanked the rescuers on Saturday?")) == ["Jan Holm"]


def test_where_the_sentence_names_nobody_it_may_be_anybody_of_the_article() -> None:
    assert names(told("How many people were moved out?")) == ["Ines Moor", "Jan Holm"]


def person(name: str, *, start: int = 0) -> Person:
    return Person(name, Span(start, start + len(name)))


def test_a_person_is_counted_once_by_the_longest_name() -> None:
    both = Findings(people=(person("Moor"), person("Ines Moor"), person("Moor")))
    assert people_in([both]) == (Someone("Ines Moor"),)


def test_roles_and_who_is_meant_tell_a_man_from_a_woman() -> None:
    text = (
        "The spokesman Jan Holm denied it. Ines Moor, the mayor of Alder, spoke on "
        "Monday. “We lost no one,” she said. The lawyer Kim Ash was silent."
    )
    people = people_in([analyse(article("a", text, title="A talk")).findings])
    known = {each.name: each.pronoun for each in people}
    assert known == {"Jan Holm": "he", "Ines Moor": "she", "Kim Ash": ""}
    assert {each.name for each in fitting(people, "she")} == {"Ines Moor", "Kim Ash"}
    assert {each.name for each in fitting(people, "")} == known.keys()
