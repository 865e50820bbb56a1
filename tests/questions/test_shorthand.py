"""What chats shorten is written out, in the language of the question only."""

import pytest

from bot.questions.question import read_question
from bot.questions.shorthand import written_out
from bot.questions.tongues import codes, shorthand_of
from bot.questions.wants import Wants

ENGLISH = [
    ("how many ppl hurt", "how many people hurt"),
    ("Ppl hurt?", "People hurt?"),
    ("wat happened 2day", "what happened today"),
    ("y did the ferry sink", "why did the ferry sink"),
    ("y oh y", "y oh y"),
    ("what did u and ur ppl see b4", "what did you and your people see before"),
    ("what did U Thant say", "what did U Thant say"),
    ("who is R. Moor of PPL", "who is R. Moor of PPL"),
    ("who wrote to ppl@post.example", "who wrote to ppl@post.example"),
    ("who didnt pay", "who did not pay"),
    ("how many % want it", "how many percent want it"),
    ("5% of 10 %", "5% of 10 %"),
    ("two wkſ", "two wkſ"),
]


@pytest.mark.parametrize(("typed", "meant"), ENGLISH)
def test_english_shorthand_is_written_out(typed: str, meant: str) -> None:
    assert written_out(typed, "en") == meant


ABROAD = [
    ("q pasó en Ostrand", "es", Wants.EVENT),
    ("cmb de morts", "fr", Wants.COUNT),
    ("скок погибло", "ru", Wants.COUNT),
    ("qdo abre o porto", "pt", Wants.TIME),
    ("xk è affondata la nave", "it", Wants.CAUSE),
    ("vapur nezaman battı", "tr", Wants.TIME),
    ("czm zatonął prom", "pl", Wants.CAUSE),
    ("скіки загинуло людей", "uk", Wants.COUNT),
    ("wat sagte Toll nich", "de", Wants.STATEMENT),
]


@pytest.mark.parametrize(("typed", "code", "wants"), ABROAD)
def test_other_languages_shorten_words_of_their_own(
    typed: str, code: str, wants: Wants
) -> None:
    asked = read_question(typed, ("en", code))
    assert (asked.language, asked.wants) == (code, wants)


def test_a_language_without_shorthand_is_left_as_it_is() -> None:
    assert written_out("q ppl", "zh") == "q ppl"


@pytest.mark.parametrize("code", codes())
def test_no_word_stands_for_itself(code: str) -> None:
    assert all(short != long for short, long in shorthand_of(code).items())
