import pytest

from bot.questions.followups import carried_on, leans, stands_alone
from bot.questions.question import read_question
from bot.questions.wants import Wants

LEANING = [
    ("and how many are still held?", True),
    ("What about the soldiers?", True),
    ("How old is he?", True),
    ("How many people did the mayor of the old harbour town say they saw?", False),
    ("Who is Mira Toll?", False),
    ("why?", True),
    ("how many", True),
    ("what happened?", False),
    ("What did they say in Ostrand?", False),
]


@pytest.mark.parametrize(("text", "expected"), LEANING)
def test_a_question_that_says_little_leans_on_the_one_before(
    text: str, expected: bool
) -> None:
    assert leans(read_question(text)) is expected


def test_what_was_counted_and_the_names_are_kept() -> None:
    before = read_question("How many hostages did Ostrand release?")
    asked = carried_on(read_question("and how many are still held?"), before)
    assert asked.terms == ("still", "hold", "hostag", "ostrand")
    assert asked.focus == ("hostag",)
    assert asked.text == "and how many are still held? hostages Ostrand"


def test_what_is_counted_now_takes_the_place_of_what_was() -> None:
    before = read_question("How many hostages were released by Ostrand?")
    asked = carried_on(read_question("And how many prisoners?"), before)
    assert "hostag" not in asked.terms
    assert asked.focus == ("prison",)


def test_of_a_question_without_names_what_was_done_is_kept() -> None:
    before = read_question("How many people were evacuated?")
    asked = carried_on(read_question("and how many houses?"), before)
    assert asked.terms == ("hous", "evacuat")


def test_without_a_name_or_a_count_all_words_are_kept() -> None:
    before = read_question("what happened with the truce?")
    asked = carried_on(read_question("and who agreed to it?"), before)
    assert asked.terms == ("agr", "truc")


def test_another_name_is_asked_about_as_the_one_before_was() -> None:
    before = read_question("How many boats sank off Ostrand?")
    asked = carried_on(read_question("And in Halden?"), before)
    assert asked.wants is Wants.COUNT
    assert asked.terms == ("boat", "sink", "halden")
    assert asked.names == {"halden"}
    assert asked.focus == ("boat", "sink")
    assert asked.text == "And in Halden? boats sank"


SAME = [
    ("and now?", Wants.COUNT, ("boat", "sink")),
    ("And off the island?", Wants.COUNT, ("island", "boat", "sink")),
    (
        "And was the island reached?",
        Wants.ANYTHING,
        ("island", "reach", "boat", "sink"),
    ),
    ("and is it true?", Wants.ANYTHING, ("tru", "boat", "sink")),
]


@pytest.mark.parametrize(("text", "wants", "terms"), SAME)
def test_what_only_says_of_what_else_wants_the_same(
    text: str, wants: Wants, terms: tuple[str, ...]
) -> None:
    asked = carried_on(read_question(text), read_question("How many boats sank?"))
    assert (asked.wants, asked.terms) == (wants, terms)


ALONE = [
    ("what about the tannery", "en", True),
    ("and how many are still held there?", "en", False),
    ("and now?", "en", False),
    ("und die Gerberei?", "de", True),
    ("und wie alt ist er?", "de", False),
]


@pytest.mark.parametrize(("text", "code", "expected"), ALONE)
def test_a_question_without_pronouns_may_also_be_asked_by_itself(
    text: str, code: str, expected: bool
) -> None:
    assert stands_alone(read_question(text, (code,))) is expected


ABROAD = [
    ("und wie viele noch?", "de", True),
    ("¿Y cuántos más?", "es", True),
    ("Wie alt ist er?", "de", True),
    ("Wer ist Bürgermeister von Ostrand geworden?", "de", False),
]


@pytest.mark.parametrize(("text", "language", "expected"), ABROAD)
def test_questions_lean_on_others_in_other_languages_too(
    text: str, language: str, expected: bool
) -> None:
    assert leans(read_question(text, (language,))) is expected
