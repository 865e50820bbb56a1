import pytest

from bot.questions.measures import is_misfit, units_of, written
from bot.questions.question import read_question


def test_a_unit_is_known_in_all_the_ways_it_is_written() -> None:
    focus = read_question("How many kilometres is it?").focus
    assert {"km", *focus} <= written(focus)


def test_what_is_no_unit_is_written_in_one_way() -> None:
    assert written(("bell",)) == {"bell"}


def test_a_length_has_units_an_age_others_and_a_count_none() -> None:
    assert "km" in units_of(read_question("How far is it?"))
    assert "km" in units_of(read_question("How large is the lake?"))
    assert "km" not in units_of(read_question("How old is the singer?"))
    assert units_of(read_question("How many bells rang?")) == frozenset()


def test_other_languages_have_units_of_their_own() -> None:
    assert "tag" in units_of(read_question("Wie lange dauerte der Streik?", ("de",)))
    assert units_of(read_question("Wie viele Boote sanken?", ("de",))) == frozenset()


MISFITS = [
    ("How old is the comet?", "three", ("chemist",), True),
    ("How old is the singer?", "71", ("year", "old", "man"), False),
    ("How old is the singer?", "two to three", ("year",), True),
    ("How old is the singer?", "71", (), False),
    ("How old is the singer?", "71", ("", "sing"), False),
    ("How fast was the probe?", "six", ("year",), True),
    ("How fast was the probe?", "90", ("km",), False),
    ("How heavy is the bell?", "40", ("sailor",), True),
    ("How long is the bridge?", "400", ("metr",), False),
    ("How deep is the lake?", "2,900", ("inhabit",), True),
    ("How many soldiers came?", "6.8", ("metr",), True),
    ("How many people live there?", "6.8 million", (), False),
    ("How many soldiers came?", "40", ("degre",), True),
    ("How often do they meet?", "four", ("year",), False),
    ("How many tonnes were spilt?", "6.8", ("tonn",), False),
    ("How many soldiers came?", "650", ("troop",), False),
    ("How much is the fine?", "650", ("soldier",), False),
]


@pytest.mark.parametrize(("question", "number", "after", "is_none"), MISFITS)
def test_what_a_number_counts_tells_that_it_is_not_asked_for(
    question: str, number: str, after: tuple[str, ...], *, is_none: bool
) -> None:
    assert is_misfit(read_question(question), number, after) is is_none


def test_in_other_languages_no_number_is_ruled_out() -> None:
    asked = read_question("Wie viele Soldaten kamen?", ("de",))
    assert not is_misfit(asked, "6.8", ("km",))
