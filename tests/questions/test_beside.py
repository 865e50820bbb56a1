import pytest

from bot.questions.beside import End, end_of, is_whole, with_again
from bot.questions.spots import spots_in

WHOLES = [
    ("In all 11 of the then 12 villages agreed.", [False, True]),
    ("Of the bridges 40% of 300 are old.", [False, True]),
    ("Out of 900 boats 31 came back.", [True, False]),
    ("The 11 villages have 12 bridges.", [False, False]),
]


@pytest.mark.parametrize(("text", "expected"), WHOLES)
def test_the_whole_is_told_from_its_part(text: str, expected: list[bool]) -> None:
    spots = spots_in(text)
    assert [is_whole(text, spots, place) for place in range(len(spots))] == expected


ENDS = [
    ("The number rose from 13 to 15.", [End.FROM, End.TO]),
    ("Prices fell from 5% in the north to 3%.", [End.FROM, End.TO]),
    ("He ruled from 12 May 1947 until 1 June 1994.", [End.FROM, End.TO]),
    ("It took 13 ships from Ostrand to 15 ports.", [None, None]),
    ("From 12 May 2026 to 15 ports ships went.", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_the_ends_of_a_change_or_a_stretch_are_told_apart(
    text: str, expected: list[End | None]
) -> None:
    spots = spots_in(text)
    assert [end_of(text, spots, place) for place in range(len(spots))] == expected


AGAIN = [
    ("It is 300 km (190 mi) from Ostrand.", "300 km (190 mi)"),
    ("It is 300 km (see the map) from Ostrand.", "300"),
    ("It is 300 km from Ostrand.", "300"),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_the_same_in_another_unit_belongs_to_the_number(
    text: str, expected: str
) -> None:
    spot = with_again(text, spots_in(text)[0])
    assert text[spot.start : spot.end] == expected
