"""Roles are the text's own words; denied, bygone and reported ones never count."""

import pytest

from summarizers.people.finding import find_people
from summarizers.text.sentences import segment


def roles(text: str) -> dict[str, list[str]]:
    people = find_people(segment(text, language="en"))
    return {person.name: [role.text for role in person.roles] for person in people}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The late singer Maria Weiss slept.", "late singer"),
        ("Acting governor Maria Weiss slept.", "Acting governor"),
        ("President-elect Maria Weiss slept.", "President-elect"),
        ("The prime minister-elect Maria Weiss slept.", "prime minister-elect"),
        ("One-time baker Maria Weiss slept.", "One-time baker"),
        ("The editor-in-chief Maria Weiss slept.", "editor-in-chief"),
        ("Into question came former champion Maria Weiss.", "former champion"),
        ("Gov. Maria Weiss slept.", "Gov."),
        ("Secretary of State Maria Weiss slept.", "Secretary of State"),
        ("Maria Weiss, Spain's envoy, slept.", "Spain's envoy"),
        ("Linz's violinist Maria Weiss slept.", "Linz's violinist"),
        ("Maria Weiss, 40, was appointed minister.", "minister"),
        ("Maria Weiss was elected as mayor of Linz on Sunday.", "mayor of Linz"),
        ("Maria Weiss became mayor in March.", "mayor"),
        ("Maria Weiss, mayor of Linz until 2012, slept.", "mayor of Linz until 2012"),
        (
            "Maria Weiss, mayor from 2004 to 2012, slept.",
            "mayor from 2004 to 2012",
        ),
        ("Maria Weiss, mayor until recently, slept.", "mayor"),
        ("Judge Maria Weiss slept.", "Judge"),
        ("Maria Weiss, a fire training officer, slept.", "fire training officer"),
        ("Maria Weiss, aide to the mayor, slept.", "aide to the mayor"),
        ("2016's former coach Maria Weiss slept.", "former coach"),
        ("Maria Weiss, mayor of the, slept.", "mayor"),
    ],
)
def test_a_role_keeps_the_words_that_limit_it(text: str, role: str) -> None:
    assert roles(text) == {"Maria Weiss": [role]}


@pytest.mark.parametrize(
    "text",
    [
        "Maria Weiss is not the mayor.",
        "Maria Weiss is no doctor.",
        "Maria Weiss never was the mayor.",
        "Maria Weiss was the mayor until 2019.",
        "Maria Weiss was the mayor of Linz in 2019.",
        "Tom Lund said that Maria Weiss is the mayor.",
        "Nobody knows whether Maria Weiss is the mayor.",
        "They named Maria Weiss.",
        "Maria Weiss was seen in Linz.",
        "Maria Weiss, who saw the mayor, slept.",
        "Maria Weiss, who",
        "Maria Weiss, Ohio Gov. Tom Lund and others slept.",
        "“Maria Weiss is the mayor of thieves,” said Tom Lund.",
        "Tom Baker, Maria Weiss and others slept.",
        "Maria Weiss is",
        "Maria Weiss, leader of the House of Commons Tom Lund and others slept.",
        "They gave the tiller to his trusted aide, Maria Weiss.",
        "Maria Weiss, neither mayor nor baker, slept.",
    ],
)
def test_what_is_denied_over_or_only_said_is_no_role(text: str) -> None:
    assert roles(text)["Maria Weiss"] == []


def test_a_title_inside_a_name_of_two_roles_is_read_to_the_end() -> None:
    found = roles("Detective Inspector Maria Weiss met Charlotte Mayor Tom Lund.")
    assert found == {
        "Maria Weiss": ["Detective Inspector"],
        "Tom Lund": ["Charlotte Mayor"],
    }
