"""Quantities are read in all the ways people write them, and nothing else is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.quantities.numbers import read_quantities
from summarizers.text.sentences import segment
from summarizers.types import Quantity


def read(text: str, language: str = "en") -> list[Quantity]:
    return list(read_quantities(segment(text, language=language)))


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = read(text, language)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They counted 1,250 boats.", 1250),
        ("They counted 2,35,400 voters.", 235400),
        ("They counted 12 500 votes.", 12500),
        ("The lake holds 3.5 million fish.", 3.5e6),
        ("The lake holds 3.5bn fish.", 3.5e9),
        ("The channel has 40k followers.", 40000),
        ("Some 8 B people live here.", 8e9),
        ("The team has 5m fans.", 5e6),
        ("They hired twenty-one cooks.", 21),
        ("They hired one hundred and five cooks.", 105),
        ("They hired two thousand three hundred forty cooks.", 2340),
        ("They sold two and a half million tickets.", 2.5e6),
        ("They sold half a million tickets.", 5e5),
        ("They ate a dozen eggs.", 12),
        ("They ate half a dozen eggs.", 6),
        ("They ate 3 dozen eggs.", 36),
        ("A million bees left the hive.", 1e6),
        ("The farm lost two-thirds of its hens.", 2 / 3),
        ("The farm lost a third of its hens.", 1 / 3),
        ("The farm lost half of its hens.", 0.5),
        ("One in four hens fell ill.", 0.25),
        ("Three out of five hens fell ill.", 0.6),
        ("Add 1/2 cup of milk.", 0.5),
        ("Walk 10 1/2 miles.", 10.5),
        ("Walk 2½ miles.", 2.5),
        ("It weighs ¾ pound.", 0.75),
        ("Sales grew sixfold.", 6),
        ("A star of 1.5×10^30 kilograms.", 1.5e30),
        ("They spent 4 crore rupees.", 4e7),
        ("The team has a .500 record.", 0.5),
        ("They have twenty-five thousand cows.", 25000),
        ("They have 3,5 million cows.", 3.5e6),
        ("They have 5 millions of cows.", 5e6),
        ("They see two million million stars.", 2e12),
        ("They cut 2 x 4 planks.", 2),
        ("They cut 2 x 10 planks.", 2),
        ("About 2000 came.", 2000),
        ("Killed 20 in a raid.", 20),
    ],
)
def test_a_number_has_its_value_however_it_is_written(text: str, value: float) -> None:
    assert read(text)[0].low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bridge cost $3.5m.", 3.5e6, "dollar"),
        ("The bridge cost US$40.", 40, "dollar"),
        ("The bridge cost $US40.", 40, "dollar"),
        ("The bridge cost A$2bn.", 2e9, "australian dollar"),
        ("The bridge cost £20,000.", 20000, "pound sterling"),
        ("The bridge cost €1.2bn.", 1.2e9, "euro"),
        ("The bridge cost 1.2bn euros.", 1.2e9, "euro"),
        ("The bridge cost EUR 15 million.", 15e6, "euro"),
        ("The bridge cost 200 million rupees.", 2e8, "rupee"),
        ("The bridge cost 40 million Canadian dollars.", 4e7, "canadian dollar"),
        ("The bridge cost 40 million Swiss francs.", 4e7, "swiss franc"),
        ("He paid 300 pounds for it.", 300, "pound sterling"),
        ("The dog weighs 60 pounds.", 60, "pound-mass"),
        ("Turnout fell to 12 per cent.", 12, "percent"),
        ("Turnout fell to 12%.", 12, "percent"),
        ("Turnout fell by 4 percentage points.", 4, "percentage point"),
        ("The rate rose 25 basis points.", 25, "basis point"),
        ("Oil costs $58 a barrel.", 58, "dollar per barrel"),
        ("Gas costs $2.11 per gallon.", 2.11, "dollar per gallon"),
        ("Rent is €900 a month.", 900, "euro per month"),
        ("They pump 800,000 barrels a day.", 8e5, "barrel per day"),
        ("The car did 120 miles per hour.", 120, "mile per hour"),
        ("The car did 120mph.", 120, "mile per hour"),
        ("The car did 90 km/h.", 90, "kilometre per hour"),
        ("It fell to -5 °C.", -5, "celsius"),
        ("It fell to minus 12 degrees Celsius.", -12, "celsius"),
        ("It was 98.6 degrees F in the shade.", 98.6, "fahrenheit"),
        ("The park has 40 hectares.", 40, "hectare"),
        ("The flat has 84 sq m.", 84, "square metre"),
        ("The lake covers 12 km2.", 12, "square kilometre"),
        ("The tank holds 2.4 litres.", 2.4, "litre"),
        ("The tank holds 37m of hose.", 37, "metre"),
        ("The plant yields 8.5 kW.", 8.5, "kilowatt"),
        ("The plant yields 30 gigawatts.", 30, "gigawatt"),
        ("The file has 100 MB.", 100, "megabyte"),
        ("A five-year plan was drawn up.", 5, "year"),
        ("They won three quarters in a row.", 3, "quarter"),
        ("The baby is six months of age.", 6, "month of age"),
        ("They owe Y=5 billion.", 5e9, "yen"),
        ("The weight is 20 (kg).", 20, "kilogram"),
        ("They waited half an hour.", 0.5, "hour"),
        ("The rate is 42 per 100,000.", 42, "per 100,000"),
    ],
)
def test_a_unit_stands_before_or_after_its_number(
    text: str, value: float, unit: str
) -> None:
    quantity = only(text)
    assert quantity.low == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("More than 40 swans came.", 40, None, "more_than"),
        ("Over 40 swans came.", 40, None, "more_than"),
        ("At least 40 swans came.", 40, None, "at_least"),
        ("No fewer than 40 swans came.", 40, None, "at_least"),
        ("40 or more swans came.", 40, None, "at_least"),
        ("There were 40+ swans.", 40, None, "at_least"),
        ("Fewer than 40 swans came.", None, 40, "less_than"),
        ("Just under 40 swans came.", None, 40, "less_than"),
        ("Up to 40 swans came.", None, 40, "at_most"),
        ("No more than 40 swans came.", None, 40, "at_most"),
        ("As many as 40 swans came.", None, 40, "at_most"),
        ("About 40 swans came.", 40, 40, "about"),
        ("Nearly 40 swans came.", 40, 40, "about"),
        ("Some 40 swans came.", 40, 40, "about"),
        ("40 or so swans came.", 40, 40, "about"),
        ("Exactly 40 swans came.", 40, 40, "exact"),
        ("Between 10 and 12 swans came.", 10, 12, "range"),
        ("From 10 to 12 swans came.", 10, 12, "range"),
        ("Three or four swans came.", 3, 4, "range"),
        ("There were 10-12 swans there.", 10, 12, "range"),
        ("There were 10 to 12 swans.", 10, 12, "range"),
        ("About 10 to 12 swans came.", 10, 12, "about"),
        ("Hundreds of swans came.", 100, 1000, "range"),
        ("Tens of thousands of swans came.", 10000, 100000, "range"),
    ],
)
def test_the_words_around_a_number_bound_it(
    text: str, low: float | None, high: float | None, bound: str
) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.bound) == (low, high, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It will cost $10-12m.", 10e6, 12e6, "dollar"),
        ("It will cost 33-35 billion euros.", 33e9, 35e9, "euro"),
        ("It will cost from $200 to $4 million.", 200, 4e6, "dollar"),
        ("Four to five thousand tonnes are gone.", 4000, 5000, "metric ton"),
        ("They asked for 5 to 7 per cent.", 5, 7, "percent"),
        ("It sprints from 0-to-60-mph.", 0, 60, "mile per hour"),
    ],
)
def test_both_ends_of_a_range_share_magnitude_and_unit(
    text: str, low: float, high: float, unit: str
) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They ran 5 km to 10 kilograms of rice.", [5, 10]),
        ("It sold 12 to 2019 buyers.", [12]),
        ("It sold 12 to 5 buyers.", [12, 5]),
        ("Rents moved in a range of 5% to 7% there.", [5]),
        ("It rose; from 5 to 7 men came.", [5]),
        ("Prices rose, ranging from 5 to 7 dollars.", [5]),
        ("The rate is 42 deaths per 100,000 people.", [42]),
    ],
)
def test_numbers_are_joined_only_when_they_belong_together(
    text: str, values: list[float]
) -> None:
    assert [q.low for q in read(text)] == values


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    values = [q.low for q in read("Turnout rose from 10% to 12%.")]
    assert values == [10, 12]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("He went from 90 kilograms to 80.", "kilogram"),
        ("From 90 gigawatts to about 20 very big plants.", None),
        ("The best is 84 cents, and the worst is 74.", "cent"),
        ("Tea rose 2 percent to 6,300.", None),
        ("The rate rose 25 basis points to 4.5.", None),
        ("They paid 900 euros for a desk and 700 for the lamp.", "euro"),
        ("They paid 24,000 yen for a desk or 22,000 for a lamp.", "yen"),
        ("They sold tea for 9 euros and 7 in the crowd cheered.", None),
        ("They sold it for $20 for a month and 30 for $60.", None),
        ("The talks took 3 hours and it was 4.", None),
        ("Tea rose 2 percent and went to 3 cities.", None),
    ],
)
def test_a_second_number_may_share_the_unit_of_the_first(
    text: str, unit: str | None
) -> None:
    assert read(text)[1].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "It ended on 30 November 2021.",
        "It ended in 2019.",
        "It began at 10:45pm.",
        "The 40th guest came first.",
        "She flew in a Boeing 787.",
        "See Section 427 for more.",
        "They met at 10 Downing Street.",
        "They met at 16-18 Industrial Avenue.",
        "Call 555-1234 now.",
        "Call +44 20794 now.",
        "Version 2.3.1 is out.",
        "Take the M21 south.",
        "The shop is open 24/7.",
        "Rovers won 3-1.",
        "It was one of the best.",
        "No one came.",
        "1. Mix the flour.",
        "In the 1990s it was quiet.",
        "Read note (3) again.",
        "Agent 007 came.",
        "The No. 1 seed lost.",
        "Your code is 24703L202.",
        "The S&P 500 was calm.",
        "The first half was dull.",
        "The first half of the film was dull.",
        "The latter half of the film was dull.",
        "Call 200-555-1234 now.",
        "A third man came.",
        "The tens came.",
        "See page 12 again.",
    ],
)
def test_what_only_names_or_dates_is_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Eva Kern, 44, resigned.",
        "Eva Kern, 44, resigned.",
        "A man aged 44 resigned.",
        "A 44-year-old resigned.",
        "She is 44 years old.",
        "He left at the age of 44.",
    ],
)
def test_an_age_is_marked_as_one(text: str) -> None:
    assert only(text).unit == "year of age"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Es kamen 1.250 Leute.", 1250),
        ("de", "Es waren 3,5 Liter.", 3.5),
        ("ar", "جاء ١٢٥ شخصا", 125),
    ],
)
def test_marks_of_thousands_and_decimals_follow_the_language(
    language: str, text: str, value: float
) -> None:
    assert read(text, language)[0].low == value


def test_an_endless_row_of_digits_is_an_identifier() -> None:
    assert read(f"The key is {'7' * 400}.") == []


FRAGMENTS = st.sampled_from(
    [
        "$",
        "3.5",
        "m",
        " ",
        "-",
        "to",
        " and ",
        "one",
        "half",
        "%",
        "(",
        "km",
        "of",
        "²",
        "about ",
        "1,200",
        "½",
        "×",
        "10",
        "^",
        "US",
        "£",
        "/",
        "bn",
        "fold",
        ".",
        "in ",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(FRAGMENTS).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_span_holds_a_number(text: str) -> None:
    document = segment(text, language="en")
    for quantity in read_quantities(document):
        assert quantity.span.of(document.text).strip()
        assert quantity.low is not None or quantity.high is not None
