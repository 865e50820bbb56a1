"""A new level knows the level before it."""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


@pytest.mark.parametrize(
    ("text", "previous"),
    [
        ("The gap narrowed to $4bn, from $3bn.", [3e9, None]),
        ("The gap went from $3bn to $4bn.", [None, 3e9]),
        ("The gap was $4bn, up from $3bn.", [3e9, None]),
        ("The gap was $4bn, compared with $3bn in 2018.", [3e9, None]),
        ("They sold 90 cars, compared to 80 cars.", [80, None]),
        ("They sold 90 cars, compared to 80 boats.", [None, None]),
        ("The gap was $4bn, compared with 3%.", [None, None]),
        (
            "The gap rose 4% and, as all in the old town by the sea know, to 3%.",
            [None] * 2,
        ),
        ("The gap rose 4% from 3%.", [None, None]),
        ("The gap was $4bn and $3bn.", [None, None]),
        (
            "The gap was $4bn and all men in the old town by the sea hid from $3bn.",
            [None, None],
        ),
    ],
)
def test_the_level_before_is_told(text: str, previous: list[float | None]) -> None:
    figures = read_figures(segment(text, language="en"))
    assert [figure.previous for figure in figures] == previous


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Shares closed 6% higher.", "up"),
        ("Shares closed 6% lower.", "down"),
        ("Shares closed 6% higher than ever.", None),
        ("The forecast was revised upward by 6%.", "up"),
        ("The forecast was revised downward by 6%.", "down"),
        ("It lost 60% of its staff.", None),
        ("It lost 60%.", "down"),
    ],
)
def test_which_way_a_number_goes(text: str, trend: str | None) -> None:
    assert read_figures(segment(text, language="en"))[0].trend == trend
