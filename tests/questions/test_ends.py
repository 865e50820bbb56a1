import pytest

from bot.questions.ends import asked_end, is_other_end
from bot.questions.question import read_question
from bot.questions.spots import spots_in

LIVED = "The painter (1249–1314) lived here."
ENDS = [
    ("When was he born?", "1249"),
    ("When did he die?", "1314"),
    ("When did he live?", "1249–1314"),
    ("How many people lived here?", "1249–1314"),
]


@pytest.mark.parametrize(("question", "shown"), ENDS)
def test_of_a_stretch_of_years_the_end_asked_for_is_taken(
    question: str, shown: str
) -> None:
    spot = asked_end(read_question(question), LIVED, spots_in(LIVED)[0])
    assert LIVED[spot.start : spot.end] == shown


OTHERS = [
    ("How many seats did it have?", [True, False]),
    ("From how many seats did it rise?", [False, True]),
]


@pytest.mark.parametrize(("question", "expected"), OTHERS)
def test_of_a_change_the_end_not_asked_for_is_known(
    question: str, expected: list[bool]
) -> None:
    text = "The hall went from 130 seats to 155 seats."
    spots = spots_in(text)
    asked = read_question(question)
    found = [is_other_end(asked, text, spots, place) for place in range(len(spots))]
    assert found == expected
