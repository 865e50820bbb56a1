"""One person has one profile over all articles, and nobody else's words in it."""

from datetime import UTC, datetime

import pytest

from bot.briefing.persons import Profile, named, profiles
from bot.model import Findings, Origin, Report
from summarizers.types import Passage, Person, Span, Statement


def person(name: str, role: str = "", said: str = "") -> Person:
    span = Span(0, 1)
    roles = (Passage(role, span),) if role else ()
    statement = Statement(said, span, "said", False, said, span)
    return Person(name, span, roles, statements=(statement,) if said else ())


def report(id_: str, *people: Person, day: int = 20, story: str = "s1") -> Report:
    published = datetime(2026, 11, day, 12, tzinfo=UTC)
    origin = Origin(id_, f"About {id_}", f"Post {id_}", "", published)
    return Report(origin, (), Findings(people=people), story)


def told(*reports: Report) -> list[tuple[str, list[str]]]:
    """Return names and roles with the day each was given."""
    return [
        (each.name, [f"{r.text} {r.origin.published.day}" for r in each.roles])
        for each in profiles(reports)
    ]


def test_a_change_of_office_shows_both_with_their_days() -> None:
    late = report("b", person("Ilse Marwen", "prime minister"), day=23)
    early = report("a", person("Ilse Marwen", "finance minister"), day=20)
    assert told(late, early) == [
        ("Ilse Marwen", ["finance minister 20", "prime minister 23"])
    ]


def test_a_surname_joins_its_one_bearer_in_the_story() -> None:
    full = report("a", person("Gershon Baskin", "negotiator"))
    short = report("b", person("Baskin", "envoy"), day=21)
    assert told(full, short) == [("Gershon Baskin", ["negotiator 20", "envoy 21"])]


def test_a_surname_of_two_in_the_story_joins_neither() -> None:
    both = report("a", person("Maria Weiss", "mayor"), person("Tom Weiss", "cook"))
    short = report("b", person("Weiss", "thief"))
    assert told(both, short) == [
        ("Maria Weiss", ["mayor 20"]),
        ("Tom Weiss", ["cook 20"]),
        ("Weiss", ["thief 20"]),
    ]


def test_a_surname_in_another_story_joins_nobody() -> None:
    full = report("a", person("Gershon Baskin", "negotiator"))
    short = report("b", person("Baskin", "thief"), story="s2")
    assert told(full, short) == [
        ("Gershon Baskin", ["negotiator 20"]),
        ("Baskin", ["thief 20"]),
    ]


def test_a_full_name_and_a_lone_name_are_one_person_in_every_story() -> None:
    first = report("a", person("Peter J. Kern", "mayor"), person("Pelé", "player"))
    second = report("b", person("Peter J. Kern"), person("Pelé"), story="s2")
    assert told(first, second) == [
        ("Peter J. Kern", ["mayor 20"]),
        ("Pelé", ["player 20"]),
    ]


def test_a_role_is_shown_once_in_its_fullest_words() -> None:
    first = report("a", person("Ann Kern", "prime minister"))
    second = report("b", person("Ann Kern", "Israeli Prime Minister"), day=21)
    third = report("c", person("Ann Kern", "prime minister"), day=22)
    assert told(first, second, third) == [("Ann Kern", ["Israeli Prime Minister 21"])]


def test_statements_come_newest_first_and_once() -> None:
    old = report("a", person("Ann Kern", said="It will hold."))
    new = report("b", person("Ann Kern", said="It fell."), day=22)
    copy = report("c", person("Ann Kern", said="it will hold"), day=23)
    (profile,) = profiles((old, new, copy))
    assert [each.statement.text for each in profile.statements] == [
        "It fell.",
        "It will hold.",
    ]
    assert profile.places == (("a", 1), ("b", 1), ("c", 1))


def test_who_has_more_to_tell_comes_first() -> None:
    story = report("a", person("Ann Kern"), person("Tom Lund", said="It fell."))
    assert [each.name for each in profiles((story, story))] == ["Tom Lund", "Ann Kern"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nethanyahu", "Benjamin Netanyahu"),
        ("benjamin netanjahu", "Benjamin Netanyahu"),
        ("pele", "Pelé"),
        ("PELÉ", "Pelé"),
        ("netan", "Benjamin Netanyahu"),
        ("ng", "An Ng"),
    ],
)
def test_a_name_is_found_however_it_is_typed(words: str, name: str) -> None:
    persons = (Profile("Benjamin Netanyahu"), Profile("Pelé"), Profile("An Ng"))
    assert [each.name for each in named(persons, words)] == [name]


@pytest.mark.parametrize("words", ["Kern", "no", "Benjamin Kern"])
def test_another_name_finds_nobody(words: str) -> None:
    assert named((Profile("Benjamin Netanyahu"), Profile("Lars Li")), words) == ()
