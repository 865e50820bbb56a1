import pytest

from bot.briefing.questions import Wants, read_question

KINDS = [
    ("How many boats were lost?", Wants.AMOUNT),
    ("how much did it cost", Wants.AMOUNT),
    ("What percentage voted?", Wants.AMOUNT),
    ("and how many are still missing?", Wants.AMOUNT),
    ("What was the total cost?", Wants.AMOUNT),
    ("Who is Mira Toll?", Wants.PERSON),
    ("What did Mira Toll say about it?", Wants.STATEMENT),
    ("When did it happen?", Wants.TIME),
    ("In which year was it built?", Wants.TIME),
    ("Why did the ferry sink?", Wants.ANYTHING),
    ("ferry", Wants.ANYTHING),
]


@pytest.mark.parametrize(("text", "wants"), KINDS)
def test_the_opening_tells_what_is_wanted(text: str, wants: Wants) -> None:
    assert read_question(text).wants is wants


NAMES = [
    ("Who is Mira Toll?", ("mira", "toll")),
    ("Was Halden safe?", ("halden",)),
    ("who is mira toll?", ()),
    ("WHO IS MIRA TOLL", ()),
    ("What did I miss?", ()),
    ("Halden?", ()),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_words_written_large_are_names(text: str, names: tuple[str, ...]) -> None:
    assert read_question(text).names == names


def test_words_of_asking_do_not_count() -> None:
    asked = read_question("How many  boats sank today,\nboats of Ostrand?")
    assert asked.terms("en") == ("boat", "sank", "ostrand")


def test_words_count_in_the_language_of_the_text() -> None:
    asked = read_question("Wie viele Schiffe sind vor Ostrand gesunken?")
    assert "sind" not in asked.terms("de")
