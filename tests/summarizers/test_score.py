"""Our method tells what the article keeps coming back to, early and once."""

from summarizers.score import choose
from summarizers.sentences import segment

RIVER = """The river Alm flooded the town of Lind on Monday.
A choir sang songs.
The flood of the river Alm on Monday destroyed the old bridge of Lind and forty houses.
Engineers said the old bridge over the Alm in Lind cannot be repaired after the flood.
The mayor wants money for the bridge and the houses."""


def test_a_sentence_beside_the_point_gives_way_to_later_ones() -> None:
    assert choose(segment(RIVER), 60)[:2] == (0, 2)


def test_the_choice_ends_at_twice_the_budget() -> None:
    document = segment("Rain fell on the hills. " * 20)
    assert len(choose(document, 10)) == 4


def test_the_same_words_again_are_worth_little() -> None:
    text = (
        "The dam of Lind broke. The dam of Lind broke. Farmers lost cattle and barns. "
        "The cattle and barns of the farmers are lost."
    )
    assert choose(segment(text), 60)[:2] == (0, 2)


def test_a_question_is_worth_less_than_its_answer() -> None:
    text = "Rain fell. Is the dam of Lind safe? The dam of Lind is safe."
    assert choose(segment(text), 60)[-1] == 1


def test_a_sentence_too_long_for_the_budget_gives_way() -> None:
    text = f"The dam {'and the wall ' * 20}broke. The dam broke on Monday."
    assert choose(segment(text), 8)[0] == 1


def test_nothing_gives_nothing() -> None:
    assert choose(segment(""), 60) == ()
