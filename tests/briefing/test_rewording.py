from datetime import date

import pytest

from bot.briefing.rewording import MOST_SENTENCES, accepted, reworded, wanted
from bot.model import Briefing, Chapter
from tests.fakes.news import origin, quote

FREED = "Norway freed 18 sailors on Friday."
OFFERED = "On Friday, 18 sailors were freed by Norway."


def briefing(*sentences: str) -> Briefing:
    quotes = tuple(map(quote, sentences))
    chapter = Chapter("s1", "Sailors freed", quotes, (), (origin(),), "f1")
    return Briefing(date(2026, 11, 23), (chapter,))


def test_each_sentence_is_wanted_once_and_not_too_many() -> None:
    assert wanted(briefing("One.", "Two.", "One.")) == ("One.", "Two.")
    many = briefing(*(f"No. {number}." for number in range(20)))
    assert len(wanted(many)) == MOST_SENTENCES


def test_words_that_say_the_same_are_accepted_on_one_line() -> None:
    broken = OFFERED.replace(", ", ",\n  ")
    assert accepted({FREED: broken}) == {FREED: OFFERED}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  \n",
        FREED,
        FREED.replace(" ", "  "),
        FREED.replace("18", "81"),
        FREED.replace("Norway", "Sweden"),
        f"{FREED} All is well.",
        f"{OFFERED} {OFFERED} {OFFERED}",
        "On Friday, 18 sailors were freed by Norway\u202e.",
        "<b>On Friday, 18 sailors were freed by Norway.</b>",
    ],
)
def test_what_is_not_the_same_or_nothing_new_is_not_taken(words: str) -> None:
    assert accepted({FREED: words}) == {}


def test_accepted_words_stand_beside_their_sentence() -> None:
    (chapter,) = reworded(briefing(FREED, "Two."), {FREED: OFFERED}).chapters
    assert [each.reworded for each in chapter.sentences] == [OFFERED, ""]
    assert [each.passage.text for each in chapter.sentences] == [FREED, "Two."]
