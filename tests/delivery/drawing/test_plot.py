from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.drawing.labels import Box, Text
from bot.delivery.drawing.marks import LARGEST, Chart, Mark
from bot.delivery.drawing.plot import Plot, lay_out
from tests.fakes.charts import RELEASED, chart, mark, zigzag

ROOM = Box(48, 150, 1032, 660)
NUMBERS = st.floats(-LARGEST, LARGEST) | st.integers(-10, 1000)
LABELS = st.sampled_from(("640", "more than 910", "", "٦٤٠ شخصًا", "105人", "x" * 60))


def between(day: date, one: float, other: float, label: str, *, torn: bool) -> Mark:
    return Mark(day, min(one, other), max(one, other), label, torn)


MARKS = st.builds(between, st.dates(), NUMBERS, NUMBERS, LABELS, torn=st.booleans())


def laid_out(shown: Chart) -> Plot:
    return lay_out(shown.by_day, ROOM)


def overlapping(texts: tuple[Text, ...]) -> list[tuple[str, str]]:
    return [
        (one.words, other.words)
        for one, other in combinations(texts, 2)
        if one.box.meets(other.box)
    ]


def said(texts: tuple[Text, ...]) -> list[str]:
    return [text.words for text in sorted(texts, key=lambda text: text.x)]


def test_time_runs_to_the_right_and_numbers_upwards() -> None:
    first, last = laid_out(RELEASED).dots
    assert ROOM.left < first.x < last.x < ROOM.right
    assert ROOM.top < last.high < first.high < ROOM.bottom


def test_days_without_news_take_their_room_too() -> None:
    dots = laid_out(chart(mark(0, 1), mark(1, 2), mark(4, 3))).dots
    assert dots[2].x - dots[1].x == pytest.approx(3 * (dots[1].x - dots[0].x))


def test_a_lone_mark_stands_in_the_middle_with_its_words() -> None:
    plot = laid_out(chart(mark(0, 81, label="81 hostages, freed on Tuesday")))
    frame = plot.frame
    assert plot.dots[0].x == (frame.left + frame.right) / 2
    assert said(plot.labels) == ["81 hostages, freed on Tuesday"]
    assert said(plot.days) == ["24 Nov 2026"]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 40, 61, 121, 400])
def test_no_text_covers_another(count: int) -> None:
    plot = laid_out(zigzag(count))
    assert overlapping(plot.labels) == []
    assert overlapping(plot.days) == []


@pytest.mark.parametrize("count", [1, 2, 5, 40, 400])
def test_every_text_is_within_the_picture(count: int) -> None:
    plot = laid_out(zigzag(count))
    picture = Box(0, 100, 1080, 720)
    assert all(text.box.is_within(picture) for text in plot.labels + plot.days)


def test_of_many_marks_the_ends_are_labelled_first() -> None:
    plot = laid_out(zigzag(400))
    assert {said(plot.labels)[0], said(plot.labels)[-1]} == {"1000", "1210"}
    assert len(plot.labels) <= 14
    assert said(plot.days)[0] == "24 Nov 2026"
    assert said(plot.days)[-1] == "28 Dec 2027"


def test_a_number_that_stays_is_labelled_at_both_ends_only() -> None:
    plot = laid_out(chart(*(mark(day, 2.5, label="2.5 %") for day in range(6))))
    assert said(plot.labels) == ["2.5 %", "2.5 %"]


def test_of_several_marks_one_with_very_long_words_goes_unlabelled() -> None:
    wordy = "at least two and possibly more than three hundred thousand"
    plot = laid_out(chart(mark(0, 2, label=wordy), mark(1, 3), mark(2, 4, label=" ")))
    assert said(plot.labels) == ["3"]


def test_marks_of_one_day_stand_above_each_other_under_one_date() -> None:
    plot = laid_out(chart(mark(0, 12), mark(0, 14), mark(0, 13)))
    assert len({dot.x for dot in plot.dots}) == 1
    assert sorted(said(plot.labels)) == ["12", "13", "14"]
    assert said(plot.days) == ["24 Nov 2026"]


def test_the_year_is_said_once_or_everywhere_when_there_are_several() -> None:
    assert said(laid_out(RELEASED).days) == ["24 Nov 2026", "25 Nov"]
    over_new_year = chart(mark(0, 1), mark(20, 2), mark(60, 3))
    assert said(laid_out(over_new_year).days) == [
        "24 Nov 2026",
        "14 Dec 2026",
        "23 Jan 2027",
    ]


def test_nought_is_marked_among_the_numbers_beside() -> None:
    rules = laid_out(chart(mark(0, -12.5), mark(1, 3))).rules
    assert [(name, is_nought) for _, name, is_nought in rules] == [
        ("−15", False),
        ("−10", False),
        ("−5", False),
        ("0", True),
        ("5", False),
    ]


@pytest.mark.parametrize("size", [1e-9, 1e9, 1.2e15, 9e99])
def test_numbers_of_any_size_stay_in_the_frame(size: float) -> None:
    plot = laid_out(chart(mark(0, -size), mark(1, size), mark(2, size / 3)))
    inside = plot.frame.grown(0.001)
    assert all(inside.top <= dot.high <= inside.bottom for dot in plot.dots)


def test_many_dots_are_smaller_and_very_many_none() -> None:
    sizes = [laid_out(zigzag(count)).radius for count in (2, 40, 100, 400)]
    assert sizes == [11.0, 7.0, 4.0, 0.0]


@settings(max_examples=40, deadline=None)
@given(st.lists(MARKS, min_size=1, max_size=9))
def test_whatever_is_reported_no_text_covers_another(marks: list[Mark]) -> None:
    plot = laid_out(chart(*marks))
    assert overlapping(plot.labels) + overlapping(plot.days) == []
    assert len({name for _, name, _ in plot.rules}) == len(plot.rules) > 1
