"""Words and phrases are found where they stand, whole, whatever their form."""

import pytest

from bot.briefing.mentions import Mentions, holds, sentences
from summarizers.types import Person, Span, Statement
from tests.fakes.reports import figure, report

SAID = "“The banks will hold,” said Mara Tell."
COST = "The wall cost 9 crowns."
TELL = Person(
    "Mara Tell",
    Span(0, 9),
    statements=(Statement("hold", Span(0, 4), "said", True, SAID, Span(0, 38)),),
)
FLOOD = report(
    "flood",
    "The northern bank of the Móra gave way. Cattle were moved.",
    title="Floods reach Alder",
    figures=(figure(COST, "9 crowns", 9),),
    people=(TELL,),
)
OTHER = report("other", "A bank was robbed.", title="Robbers flee north")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("flood", {"flood"}),
        ("ALDER", {"flood"}),
        ("mora", {"flood"}),
        ("bank", {"flood", "other"}),
        ("northern banks", {"flood"}),
        ("bank northern", set()),
        ("way cattle", {"flood"}),
        ("Alder the", set()),
        ("walls", {"flood"}),
        ("hold", {"flood"}),
        ("flood hold", set()),
        ("ank", set()),
        ("Zeppelin", set()),
        ("?!", set()),
    ],
)
def test_a_word_is_found_whole_in_title_and_sentences(
    words: str, found: set[str]
) -> None:
    assert Mentions([FLOOD, OTHER]).anywhere(words) == found


@pytest.mark.parametrize(("words", "found"), [("flood", {"flood"}), ("bank", set())])
def test_what_stands_in_a_title_can_be_told_apart(words: str, found: set[str]) -> None:
    assert Mentions([FLOOD, OTHER]).titled(words) == found


def test_the_sentences_of_a_report_are_all_that_can_be_shown_of_it() -> None:
    summary = "The northern bank of the Móra gave way. Cattle were moved."
    assert list(sentences(FLOOD)) == [summary, COST, SAID]


@pytest.mark.parametrize(
    ("words", "is_held"),
    [("wall", True), ("nine walls", False), ("wall cost", True), ("!", False)],
)
def test_one_sentence_can_be_asked_for_a_word(words: str, is_held: bool) -> None:
    assert holds(COST, words) == is_held
