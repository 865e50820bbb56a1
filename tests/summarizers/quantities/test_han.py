"""Chinese and Japanese numbers are read in figures, in characters and in both."""

import pytest

from summarizers.english.grammar import words_of
from summarizers.quantities.han import read_han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("百零五", 105),
        ("三千五百", 3_500),
        ("两万", 20_000),
        ("3万5000", 35_000),
        ("1億2000万", 120_000_000),
        ("2億5千万", 250_000_000),
        ("1.5亿", 150_000_000),
        ("一万亿", 1_000_000_000_000),
        ("１２", 12),
        ("八点五", 8.5),
        ("三点二五亿", 325_000_000),
        ("120多万", 1_200_000),
    ],
)
def test_a_number_is_read_with_all_its_signs(text: str, value: float) -> None:
    assert read_han(words_of(text), 0) == (value, len(words_of(text)))


@pytest.mark.parametrize(
    "text", ["万", "二〇二四", "五五百", "三百千", "三万五万", "人"]
)
def test_what_follows_no_order_is_no_number(text: str) -> None:
    assert read_han(words_of(text), 0) is None


def test_the_middle_of_a_number_is_none() -> None:
    assert read_han(words_of("五五百"), 1) is None
