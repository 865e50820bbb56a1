from dataclasses import replace

import pytest

from bot.model import Findings
from bot.questions.clueweights import WEIGHTS
from bot.questions.exactly import Exact, exact
from bot.questions.index import Index
from bot.questions.question import read_question
from bot.questions.ranking import ranked
from tests.fakes.reports import article, figure


def words(question: str, text: str, findings: Findings | None = None) -> Exact | None:
    told, index = article("a", text), Index()
    index.put(told)
    asked = read_question(question)
    found = ranked(asked, index, ("a",), WEIGHTS)
    return exact(asked, found[0], (told, findings or Findings()))


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


def test_a_number_of_something_else_is_shown_with_what_it_counts() -> None:
    text = "Some 5,600 homes are without power."
    findings = Findings(figures=(figure(text, "5,600", 5600, counted="homes"),))
    found = words("How many people are without power?", text, findings)
    assert found
    assert found.words == "Some 5,600 homes"


def test_those_who_died_and_were_killed_are_the_same() -> None:
    found = words("How many people died?", "In Ostrand 31 people were killed.")
    assert found == Exact("31 people")


CHOSEN = [
    (
        "How many people were hurt?",
        "The fire hurt 14; people fled.",
        "14",
    ),
    (
        "How many homes flooded?",
        "Some 40 homes flooded, at a cost of 9,000 euros.",
        "Some 40 homes",
    ),
    (
        "How many euros did 40 homes get?",
        "The 40 homes got 9,000 euros.",
        "9,000 euros",
    ),
    (
        "When did Odo Lanz start to rule?",
        "Odo Lanz ruled from 12 May 1947 until 1 June 1994.",
        "12 May 1947",
    ),
    (
        "When did Odo Lanz stop?",
        "From 12 May 1947 until 1 June 1994, when he stopped, Odo Lanz ruled.",
        "1 June 1994",
    ),
    ("How many bells are there?", "The number of bells rose from 13 to 15.", "15"),
    ("From how many did the bells rise?", "The bells rose from 13 to 15.", "13"),
    (
        "How far is Ostrand from the Red Rock?",
        "Ostrand is 300 km (190 mi) from the Red Rock.",
        "300 km",
    ),
    (
        "How many hours did the ferry wait?",
        "The ferry waited between 3 and 14 hours.",
        "between 3 and 14 hours",
    ),
    (
        "How old was the singer when she came to Ostrand?",
        "The singer came to Ostrand, 60 km off, when she was seven months old.",
        "seven months",
    ),
    (
        "How much rain does the tin hold?",
        "The tin (white) holds 25 mm (1 in) of rain.",
        "25 mm",
    ),
]


@pytest.mark.parametrize(("question", "text", "shown"), CHOSEN)
def test_of_two_numbers_the_one_asked_for_is_shown(
    question: str, text: str, shown: str
) -> None:
    assert words(question, text) == Exact(shown)


ABROAD = [
    ("Wie viele Boote sanken?", "de", "In Ostrand sanken mehr als 12 Boote.",
     "mehr als 12 Boote"),
    ("有多少船沉没？", "zh", "奥斯特兰约12艘船沉没。", "约12"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "language", "text", "shown"), ABROAD)
def test_a_number_keeps_its_bound_in_other_languages(
    question: str, language: str, text: str, shown: str
) -> None:
    told, index = replace(article("a", text), language=language), Index()
    index.put(told)
    asked = read_question(question, (language,))
    found = ranked(asked, index, ("a",), WEIGHTS)
    assert exact(asked, found[0], (told, Findings())) == Exact(shown)
