"""Shorter names and roles mean a person only when they can mean no other."""

import pytest

from summarizers.people.finding import find_people
from summarizers.people.mentions import is_same_role
from summarizers.text.sentences import segment


def mentions(text: str) -> dict[str, list[str]]:
    people = find_people(segment(text, language="en"))
    return {person.name: [m.of(text) for m in person.mentions] for person in people}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Maria van der Weiss came. Van der Weiss left.", ["Van der Weiss"]),
        ("Maria J. Weiss came. Maria Weiss left.", ["Maria Weiss"]),
        ("Maria Weiss came. Maria left.", ["Maria"]),
        ("Xi Wenlong, a minister, came. Xi left.", ["Xi"]),
        ("Maria D'Angelo came. D’Angelo left.", ["D’Angelo"]),
        ("Theresa May came. May said no.", ["May"]),
        ("Mayor Maria Weiss came. The mayor left.", ["mayor"]),
        ("Maria Weiss, mayor of Linz, came. The mayor left.", ["mayor"]),
        ("Alan Washington, a cook, left. Mr Washington ate.", ["Washington"]),
    ],
)
def test_a_clear_shorter_form_is_a_mention(text: str, others: list[str]) -> None:
    (found,) = mentions(text).values()
    assert found[1:] == others


@pytest.mark.parametrize(
    "text",
    [
        "Maria Weiss came. The Weiss house is old.",
        "Maria Weiss came. Weiss-Kern is a firm.",
        "Alan Washington, a cook, came. Washington voted.",
        "Michael left. Maria Weiss came.",
        "Former mayor Maria Weiss came. The mayor left.",
        "Vice-President Maria Weiss came. The president left.",
        "The mayor left. Mayor Maria Weiss came.",
        "Mayor Maria Weiss came. The mayor of Graz left.",
        "Mayor Maria Weiss came. The mayor, Obuya, left.",
        "Mayor Maria Weiss came. The mayor-elect left.",
        "Mayor Maria Weiss came. The mayor who lost left.",
        "Mayor Maria Weiss came. The new town left.",
        "Theresa May came. It was May.",
        "Theresa Weiss came. Often said, it is.",
    ],
)
def test_an_unclear_shorter_form_is_none(text: str) -> None:
    assert [len(found) for found in mentions(text).values()] == [1]


def test_a_role_of_two_people_means_neither() -> None:
    text = "Mayor Maria Weiss met mayor Tom Lund. The mayor left."
    assert [len(found) for found in mentions(text).values()] == [1, 1]


@pytest.mark.parametrize(
    ("role", "other", "is_same"),
    [
        ("Israeli Prime Minister", "prime minister", True),
        ("the mayor of Linz", "mayor of Linz", True),
        ("mayor of Linz", "mayor", True),
        ("head of the mission in Linz", "head of the mission", True),
        ("vice president", "vice", False),
        ("former minister", "minister", False),
        ("minister", "former minister", False),
        ("mayor of Linz", "mayor of Graz", False),
    ],
)
def test_a_role_covers_one_that_says_no_more(
    role: str, other: str, is_same: bool
) -> None:
    assert is_same_role(role, other) is is_same
