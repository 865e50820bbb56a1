import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # no types
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.drawing.chart import DARK, LIGHT, Palette, draw
from bot.delivery.drawing.marks import Chart
from tests.fakes.charts import RELEASED, chart, mark, zigzag

SVG = "{http://www.w3.org/2000/svg}"


def drawn(shown: Chart, *, dark: bool = False) -> Element:
    root = fromstring(draw(shown, dark=dark))
    assert isinstance(root, Element)
    return root


def texts(shown: Chart) -> list[str]:
    return [text.text or "" for text in drawn(shown).iter(f"{SVG}text")]


def paths(shown: Chart) -> list[str]:
    return [path.get("d", "") for path in drawn(shown).iter(f"{SVG}path")]


def brightness(colour: str) -> float:
    """Return the relative luminance that WCAG defines."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted((brightness(one), brightness(other)))
    return (brighter + 0.05) / (darker + 0.05)


def test_a_chart_says_what_is_measured_in_what_and_who_says_so() -> None:
    shown = texts(RELEASED)
    assert shown[:2] == ["hostages released", "people"]
    assert shown[-1] == "Harbour Post, 24 Nov; Morning Wire, 25 Nov"
    assert {"81", "105", "24 Nov 2026", "25 Nov"} < set(shown)


def test_it_is_three_by_two() -> None:
    root = drawn(RELEASED)
    assert root.get("viewBox") == "0 0 1080 720"
    assert (root.get("width"), root.get("height")) == ("1080", "720")


def test_who_cannot_see_it_is_told_everything() -> None:
    root = drawn(chart(mark(0, 310), mark(1, 480, 640, "480 to 640")))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "people moved out of the valley"
    assert root.findtext(f"{SVG}desc") == (
        "24 Nov 2026: 310; 25 Nov 2026: 480 to 640 (people)."
        " Harbour Post, 24 Nov; Morning Wire, 25 Nov"
    )


def test_a_number_holds_until_the_day_of_the_next_and_no_longer() -> None:
    (path,) = paths(RELEASED)
    assert re.fullmatch(r"M[\d.]+ ([\d.]+)H([\d.]+)V[\d.]+", path)


def test_a_range_is_a_bar_and_a_band_between_two_lines() -> None:
    shown = chart(mark(0, 480, 640), mark(1, 700))
    bars = [
        bar
        for bar in drawn(shown).iter(f"{SVG}rect")
        if bar.get("fill-opacity") or bar.get("rx")
    ]
    band, bar, dot = (float(each.get("height", "0")) for each in bars)
    assert band + 22 == pytest.approx(bar)
    assert dot == 22
    assert len(paths(shown)) == 2


def test_numbers_that_contradict_are_two_hollow_marks_joined_by_a_line() -> None:
    root = drawn(chart(mark(0, 310), mark(1, 600, 720, is_conflict=True)))
    circles = list(root.iter(f"{SVG}circle"))
    assert [circle.get("fill") for circle in circles] == [LIGHT.paper] * 2
    assert [circle.get("stroke") for circle in circles] == [LIGHT.conflict] * 2
    (join,) = [
        line for line in root.iter(f"{SVG}line") if line.get("stroke") == LIGHT.conflict
    ]
    assert [join.get("y1"), join.get("y2")] == [c.get("cy") for c in circles]


def test_of_very_many_marks_conflicts_still_show() -> None:
    marks = zigzag(200).marks
    shown = drawn(chart(*marks, mark(200, 1, 2, is_conflict=True)))
    assert len(list(shown.iter(f"{SVG}circle"))) == 2


def test_a_long_title_takes_two_lines_and_is_then_cut_visibly() -> None:
    title = "The number of people who were moved out of their homes " * 3
    first, second, *_ = texts(chart(mark(0, 1), title=title))
    assert first.startswith("The number of people")
    assert second.endswith("…")


def test_text_from_right_to_left_begins_at_the_right() -> None:
    root = drawn(chart(mark(0, 81), title="חטופים ששוחררו"))
    title = next(root.iter(f"{SVG}text"))
    assert title.get("text-anchor") == "end"
    assert title.get("x") == "1040"


def test_without_unit_and_sources_nothing_stands_in_their_place() -> None:
    bare = Chart("Dead", "", (mark(0, 12),), "")
    assert texts(bare)[0] == "Dead"
    assert "" not in texts(bare)
    assert drawn(bare).findtext(f"{SVG}desc") == "24 Nov 2026: 12."


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_texts_and_lines_stand_out_from_the_paper(colours: Palette) -> None:
    used = (colours.ink, colours.soft, colours.line, colours.conflict)
    assert min(contrast(colour, colours.paper) for colour in used) >= 4.5


def test_at_night_it_is_dark() -> None:
    assert DARK.paper in draw(RELEASED, dark=True)
    assert LIGHT.paper not in draw(RELEASED, dark=True)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.text(max_size=20))
def test_any_words_at_all_make_a_drawing(title: str, label: str) -> None:
    shown = Chart(title, label, (mark(0, 1, label=label), mark(1, 2)), title)
    assert drawn(shown).tag == f"{SVG}svg"
