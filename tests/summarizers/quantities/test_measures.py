"""Units are found behind numbers, also glued, bracketed, rated and far."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Tyres cost 60p.", "60p", 60, "penny"),
        ("They paid 300 kr for it.", "300 kr", 300, "crown"),
        ("They paid 5€ for it.", "5€", 5, "euro"),
        ("They paid 2.5m EUR.", "2.5m EUR", 2.5e6, "euro"),
        ("The show made 48 billion won.", "48 billion won", 48e9, "south korean won"),
        ("She won the 110m hurdles.", "110m", 110, "metre"),
        ("He weighs 14st 7lb.", "14st 7lb", 14.5, "stone"),
        ("A 1-percentage-point cut.", "1-percentage-point", 1, "percentage point"),
        ("They paid thousands of dollars.", "thousands of dollars", 1000, "dollar"),
        ("Walk half-a-mile.", "half-a-mile", 0.5, "mile"),
        ("Walk half of a mile.", "half of a mile", 0.5, "mile"),
        ("The screen has 6.1in.", "6.1in", 6.1, "inch"),
        ('The pen is 10 " long.', '10 "', 10, "inch"),
        ("The weight is 20 <kg>.", "20 <kg>", 20, "kilogram"),
        ("She ran it in 9.8s.", "9.8s", 9.8, "second"),
        ("They fell at 9.8 m/s2.", "9.8 m/s2", 9.8, "metre per second squared"),
        ("They dug 1.5m tonnes.", "1.5m tonnes", 1.5e6, "metric ton"),
        ("An audience of 1.5m saw it.", "1.5m", 1.5e6, None),
        ("Walk a third of a mile.", "a third of a mile", 0.333333, "mile"),
        ("Make a half turn.", "half turn", 0.5, "turn"),
        (
            "They buy 2bn litres of jet fuel a year.",
            "2bn litres",
            2e9,
            "litre per year",
        ),
        ("Offers of C$6 (US$4) per share came.", "C$6", 6, "canadian dollar per share"),
        ("They got 20 per week.", "20 per week", 20, "per week"),
        ("They got $5m a year ago.", "$5m", 5e6, "dollar"),
        ("Pressure was 120 mmHg.", "120 mmHg", 120, "millimetre of mercury"),
    ],
)
def test_the_unit_of_a_number_is_found(
    text: str, words: str, value: float, unit: str | None
) -> None:
    assert values(text)[0] == (words, value, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("In May 3,000 won the prize.", None),
        ("Of 20 won, four left.", None),
        ("They read 20 each day.", None),
        ("The video has 792p.", None),
        ("It is 1080p.", None),
        ('He said "we have 10" and left.', None),
        ("He has 5 $10 notes.", None),
        ("Ship 40 L-202 parts.", None),
        ("They took 5 barrels (not all) a day.", "barrel"),
        ("They took 5 barrels (all", "barrel"),
    ],
)
def test_what_only_looks_like_a_unit_is_none(text: str, unit: str | None) -> None:
    found = values(text)
    assert not found or found[0][2] == unit
