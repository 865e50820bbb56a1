"""People are told from organisations and places, with their roles and statements."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.people.finding import find_people
from summarizers.text.sentences import segment
from summarizers.types import Person

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"


def people(text: str) -> dict[str, Person]:
    return {person.name: person for person in find_people(segment(text, language="en"))}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prime Minister Ilse Marwen resigned.", "Ilse Marwen", "Prime Minister"),
        ("Mayor Tor Lund resigned.", "Tor Lund", "Mayor"),
        (
            "Former Chadian President Idriss Oba resigned.",
            "Idriss Oba",
            "Former Chadian President",
        ),
        ("Company spokesman Jon Vik denied it.", "Jon Vik", "Company spokesman"),
        (
            "Orla Byrne, a former Irish peace negotiator, resigned.",
            "Orla Byrne",
            "former Irish peace negotiator",
        ),
        ("Tor Lund, mayor of Bergen, resigned.", "Tor Lund", "mayor of Bergen"),
        (
            "Tor Lund, who is the mayor of Bergen, resigned.",
            "Tor Lund",
            "mayor of Bergen",
        ),
        (
            "Tor Lund, 44, a baker from Bergen, resigned.",
            "Tor Lund",
            "baker from Bergen",
        ),
        ("Tor Lund was the mayor of Bergen.", "Tor Lund", "mayor of Bergen"),
        ("Tor Lund, mayor since 2019, resigned.", "Tor Lund", "mayor"),
        ("Its owner, Tor Lund, resigned.", "Tor Lund", "owner"),
        ("A 20-year prosecutor Tor Lund quit.", "Tor Lund", "20-year prosecutor"),
        ("The mayor of Bergen, Tor Lund, resigned.", "Tor Lund", "mayor of Bergen"),
        (
            "Hanna Brodd, president of the Nurses' Union, resigned.",
            "Hanna Brodd",
            "president of the Nurses' Union",
        ),
    ],
)
def test_a_person_has_the_roles_the_text_gives(text: str, name: str, role: str) -> None:
    found = people(text)[name]
    assert [passage.text for passage in found.roles] == [role]
    assert found.roles[0].span.of(text) == role


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Weiss came.",
        "Mr Weiss came.",
        "Maria Weiss came.",
        "J. K. Weiss, who wrote it, came.",
        "Baris Weiss, 61, came.",
        "Sir Weiss-Kern came.",
        "Maria de la Weiss came.",
        "Will Weiss came.",
    ],
)
def test_titles_given_names_and_ages_make_a_name_a_persons(text: str) -> None:
    assert len(people(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Health said no.",
        "Deutsche Bank said no.",
        "Lyon General Hospital closed.",
        "New York voted.",
        "Premier League games stopped.",
        "The European Union voted.",
        "Manchester United won.",
        "Disney, owner of the park, sold it.",
        "UNESCO said no.",
        "He said no.",
        "Monday was dull.",
        "Dr Alba Bora Cena Dora Elga Fona came.",
    ],
)
def test_organisations_and_places_are_no_people(text: str) -> None:
    assert people(text) == {}


def test_later_surnames_and_titles_are_mentions_of_the_one_person() -> None:
    text = "Maria Weiss came. Ms Weiss sang. Weiss left. The Weiss house is old."
    (person,) = find_people(segment(text, language="en"))
    assert [span.of(text) for span in person.mentions] == [
        "Maria Weiss",
        "Weiss",
        "Weiss",
    ]


def test_a_word_before_a_comma_is_no_role() -> None:
    (person,) = find_people(segment("Then, Tor Lund, 44, came.", language="en"))
    assert person.roles == ()


def test_a_verb_that_looks_like_a_role_is_none() -> None:
    (person,) = find_people(segment("They host Maria Weiss at home.", language="en"))
    assert person.roles == ()


def test_a_surname_of_two_people_means_neither() -> None:
    text = "Maria Weiss came. Peter Weiss came. Weiss left."
    found = people(text)
    assert [len(person.mentions) for person in found.values()] == [1, 1]


def test_a_title_and_surname_first_join_the_full_name_later() -> None:
    text = "President Weiss came. Maria Weiss sang."
    (person,) = find_people(segment(text, language="en"))
    assert person.name == "Maria Weiss"
    assert [role.text for role in person.roles] == ["President"]


@pytest.mark.parametrize(
    ("text", "said", "verb", "direct"),
    [
        (
            "Maria Weiss said that the dam would hold.",
            "the dam would hold",
            "said",
            False,
        ),
        ("Maria Weiss said the dam would hold.", "the dam would hold", "said", False),
        ("The dam would hold, Maria Weiss said.", "The dam would hold", "said", False),
        ("The dam would hold, said Maria Weiss.", "The dam would hold", "said", False),
        ('"The dam will hold," Maria Weiss said.', "The dam will hold,", "said", True),
        ("“The dam will hold,” said Maria Weiss.", "The dam will hold,", "said", True),
        ('Maria Weiss said: "The dam will hold."', "The dam will hold.", "said", True),
        (
            "Maria Weiss told reporters the dam would hold.",
            "the dam would hold",
            "told",
            False,
        ),
        (
            "Maria Weiss told us the dam would hold.",
            "the dam would hold",
            "told",
            False,
        ),
        (
            "Maria Weiss, a dam engineer, stresses the need for sand.",
            "the need for sand",
            "stresses",
            False,
        ),
        ("Maria Weiss promised to build a dam.", "to build a dam", "promised", False),
    ],
)
def test_a_statement_belongs_to_whom_the_text_says(
    text: str, said: str, verb: str, direct: bool
) -> None:
    (person,) = find_people(segment(text, language="en"))
    (statement,) = person.statements
    assert (statement.text, statement.verb, statement.direct) == (said, verb, direct)
    assert statement.span.of(text) == said


def test_a_pronoun_speaks_for_the_only_person_just_named() -> None:
    text = "Maria Weiss looked at the dam. She believes that it will hold."
    (person,) = find_people(segment(text, language="en"))
    assert [s.text for s in person.statements] == ["it will hold"]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Weiss met Peter Kern. She believes that it will hold.",
        "She believes that it will hold. Maria Weiss came.",
        "Maria Weiss reported from Lyon on Sunday night.",
        "The firm of Maria Weiss and Peter Kern said the dam would hold.",
        "Maria Weiss came, and they said so.",
        "It was said that Maria Weiss had come home.",
    ],
)
def test_an_unclear_speaker_says_nothing(text: str) -> None:
    assert not any(person.statements for person in people(text).values())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
def test_the_users_example_gives_its_two_people() -> None:
    (path,) = SEEDS.glob("*.txt")
    found = {p.name: p for p in find_people(segment(path.read_text("utf-8")))}
    assert list(found) == ["Gershon Baskin", "Benjamin Netanyahu"]
    minister, negotiator = found["Benjamin Netanyahu"], found["Gershon Baskin"]
    assert [role.text for role in minister.roles] == ["Prime Minister"]
    assert [role.text for role in negotiator.roles] == [
        "former Israeli hostage negotiator"
    ]
    assert [s.verb for s in negotiator.statements] == ["highlights", "believes"]


PIECES = st.sampled_from(
    [
        "Maria ",
        "Weiss",
        "Mr ",
        "President ",
        ", ",
        "a ",
        "mayor ",
        "of ",
        "said ",
        "“",
        "”",
        "who ",
        "is ",
        "44",
        "she ",
        "that ",
        ". ",
        "de ",
        "-",
        "J.",
        "'s ",
        "told ",
        "according to ",
        "the ",
        "-elect ",
        '"No, no, no" ',
        "‘",
        "’",
        "until 2012 ",
        "\n\n",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@settings(max_examples=300, deadline=None)
def test_everything_told_of_a_person_stands_in_the_text(text: str) -> None:
    document = segment(text, language="en")
    for person in find_people(document):
        assert person.span.of(text) == person.name
        assert all(mention.end <= len(text) for mention in person.mentions)
        for role in person.roles:
            assert role.span.of(text) == role.text
        for statement in person.statements:
            assert statement.span.of(text) == statement.text
            assert statement.sentence_span.of(text) == statement.sentence
            assert statement.sentence_span.covers(statement.span)


def test_a_name_may_be_the_last_word_of_a_text() -> None:
    found = find_people(segment("The council has elected mayor Ada Brook"))
    assert [person.name for person in found] == ["Ada Brook"]
