import pytest

from bot.briefing.clueweights import WEIGHTS
from bot.briefing.exactly import Exact, exact
from bot.briefing.index import Index
from bot.briefing.questions import read_question
from bot.briefing.ranking import ranked
from bot.model import Findings
from tests.fakes.reports import article


def words(question: str, text: str) -> Exact | None:
    told, index = article("a", text), Index()
    index.put(told)
    asked = read_question(question)
    found = ranked(asked, index, ("a",), WEIGHTS)
    return exact(asked, found[0], (told, Findings()))


REIGN = "The painter Odo Lanz (1249–1314) lived in Ostrand."
SPANS = [
    ("When was Odo Lanz born?", "1249"),
    ("When did Odo Lanz die?", "1314"),
    ("When did Odo Lanz live in Ostrand?", "1249–1314"),
]


@pytest.mark.parametrize(("question", "shown"), SPANS)
def test_of_a_stretch_of_years_the_end_asked_for_is_shown(
    question: str, shown: str
) -> None:
    assert words(question, REIGN) == Exact(shown)


SHOWN = [
    ("How heavy is the bell?", "The bell weighs 350 kilograms.", "350 kilograms"),
    ("How much did the bell lose?", "The bell lost 190 million.", "190 million"),
    ("How much of the bell is tin?", "Of the bell 22 in a hundred parts is tin.", "22"),
    ("How many bells rang?", "In Ostrand 12 bells rang for 72 hours.", "12 bells"),
    ("What was the bell's price?", "The bell had a price of 9 million.", "9 million"),
]


@pytest.mark.parametrize(("question", "text", "shown"), SHOWN)
def test_a_number_is_shown_with_its_unit_or_what_it_counts(
    question: str, text: str, shown: str
) -> None:
    assert words(question, text) == Exact(shown)


OTHERS = [
    "In Ostrand 310 people were evacuated.",
    "Rescue crews evacuated 310 people from Ostrand.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_those_something_else_befell_are_not_those_asked_for(text: str) -> None:
    found = words("How many people were rescued?", text)
    assert found
    assert found.is_denied


def test_those_who_died_and_were_killed_are_the_same() -> None:
    found = words("How many people died?", "In Ostrand 31 people were killed.")
    assert found == Exact("31 people")
