from bot.questions.measures import units_of, written
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
