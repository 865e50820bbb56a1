"""Signs before a number and a second unit after it are part of the amount."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It is 6ft 2in tall.", "6ft 2in", 6.166667, "foot"),
        ("It is 6 feet 2 in tall.", "6 feet 2 in", 6.166667, "foot"),
        ("He is 5'11\".", "5'11\"", 5.916667, "foot"),
        ("He is 6' 9\" tall.", "6' 9\"", 6.75, "foot"),
        ("It weighs 5lb 3oz.", "5lb 3oz", 5.1875, "pound-mass"),
        ("It took an hour and a half.", "an hour and a half", 1.5, "hour"),
        ("It took two-and-a-half years.", "two-and-a-half years", 2.5, "year"),
        ("He got four years and six months.", "four years and six months", 4.5, "year"),
        ("She is 2 years 6 months old.", "2 years 6 months old", 2.5, "year of age"),
        ("It lost -$5m.", "-$5m", -5e6, "dollar"),
        ("The error is ±3%.", "±3%", 3, "percent"),
        ("The error is +/- 3%.", "+/- 3%", 3, "percent"),
        ("A $5,000 fine is due.", "$5,000", 5000, "dollar"),
        ("The AUS$5m deal fell.", "AUS$5m", 5e6, "australian dollar"),
        ("It cost 20 million usd.", "20 million usd", 2e7, "dollar"),
        ("An A$5,000 fine is due.", "A$5,000", 5000, "australian dollar"),
        ("It cost Rs. 20,000.", "Rs. 20,000", 20_000, "rupee"),
        ("It cost SEK300m.", "SEK300m", 3e8, "swedish krona"),
    ],
)
def test_an_amount_is_read_whole(
    text: str, words: str, value: float, unit: str
) -> None:
    assert values(text) == [(words, value, unit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is 6 feet 2 in the ground.", [("6 feet", "foot"), ("2", None)]),
        ("It is 6 feet 20 inches.", [("6 feet", "foot"), ("20 inches", "inch")]),
        ("It took 2 hours 5 km.", [("2 hours", "hour"), ("5 km", "kilometre")]),
        ("It took 2 hours and", [("2 hours", "hour")]),
        ("It took 2 hours 5 times.", [("2 hours", "hour"), ("5", None)]),
        ("He is 5'11 or 5'13\".", []),
        ("Give him 5' a\".", [("5", None)]),
        ("Plus 5 men came.", [("5", None)]),
    ],
)
def test_what_is_no_part_stands_alone(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert [(words, unit) for words, _, unit in values(text)] == found


def test_sides_share_the_unit_of_the_last() -> None:
    assert values("The box is 10 x 20 x 30 cm.") == [
        ("10", 10, "centimetre"),
        ("20", 20, "centimetre"),
        ("30 cm", 30, "centimetre"),
    ]
    assert values("It costs 8 or $9.")[0] == ("8", 8, "dollar")


def test_a_conversion_tells_the_money_of_a_bare_number() -> None:
    text = "It costs 2,435,000 yen ($22,480) new and 2,380,000 ($21,972) used."
    assert [unit for _, _, unit in values(text)] == ["yen", "dollar", "yen", "dollar"]
    text = "It costs 2,435,000 yen ($22,480), so we sold 40 ($184 each)."
    assert values(text)[2][2] is None
