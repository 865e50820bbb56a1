"""Drawings as PNGs; what is in them is told from their size and by comparing them."""

import struct

import pytest

from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.picture import png, without
from bot.playground.files import image_size
from tests.fakes.charts import RELEASED, chart, mark

NOBODYS = "\U0010fffd"


def titled(title: str) -> bytes:
    return png(draw(chart(mark(0, 81), title=title), dark=False))


def test_a_chart_becomes_a_picture_of_its_size() -> None:
    picture = png(draw(RELEASED, dark=False))
    assert image_size(picture) == (1080, 720)
    assert struct.unpack(">B", picture[24:25]) == (8,)


def test_it_is_small_enough_to_be_sent_at_once_and_not_blank() -> None:
    picture = png(draw(RELEASED, dark=False))
    assert 10_000 < len(picture) < 200_000


def test_the_same_drawing_is_the_same_picture() -> None:
    assert png(draw(RELEASED, dark=True)) == png(draw(RELEASED, dark=True))


@pytest.mark.parametrize(
    "title",
    ["Wasserstand", "рівень води", "στάθμη", "منسوب المياه", "מפלס", "जलस्तर", "ระดับน้ำ"],
)
def test_words_in_the_scripts_of_its_font_are_drawn(title: str) -> None:
    assert titled(title) != titled(NOBODYS)


def test_a_text_with_a_letter_no_font_has_is_left_out() -> None:
    assert titled(f"Water {NOBODYS}") == titled(f"Fire {NOBODYS}")
    assert titled("Water") != titled("Fire")


def test_a_symbol_nobody_has_goes_alone() -> None:
    svg = '<text x="1">Up 🢒</text><text x="2">1.2億</text><text x="3">9</text>'
    assert without(svg, {"🢒", "億"}) == (
        '<text x="1">Up </text><text x="2"></text><text x="3">9</text>'
    )


def test_nothing_missing_leaves_a_drawing_as_it_is() -> None:
    assert without("<text x='1'>9</text>", set()) == "<text x='1'>9</text>"


def test_what_is_no_drawing_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown token"):
        png("no drawing")
