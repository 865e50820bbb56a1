from dataclasses import replace
from typing import Any

import pytest

from bot.briefing.numbers import choose, measured
from bot.model import Report
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from summarizers.types import Figure
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report

SAVED = "Divers brought 12 sailors ashore after the collision."


def sailors(number: float, *, text: str = "") -> Figure:
    words = text or f"{number:.0f}"
    line = f"Divers brought {words} sailors ashore after the collision."
    return figure(line, words, number, counted="sailors", action="brought ashore")


def boats(number: float) -> Figure:
    line = f"In all {number:.0f} boats joined the search."
    return figure(line, f"{number:.0f}", number, counted="boats", action="joined")


def shown(*reports: Report) -> list[tuple[str, str]]:
    cited = choose(measured(reports))
    return [(each.figure.text, each.origin.article_id) for each in cited]


def test_two_sources_with_one_number_count_once() -> None:
    newer = report("b", figures=(sailors(12),))
    older = report("a", figures=(sailors(12),), source="Herald", hours_ago=1)
    assert shown(newer, older) == [("12", "b")]


def test_two_sources_that_differ_on_a_day_are_both_shown_newest_first() -> None:
    newer = report("b", figures=(boats(7), sailors(12)))
    older = report("a", figures=(sailors(14),), source="Herald", hours_ago=1)
    assert shown(newer, older) == [("12", "b"), ("14", "a"), ("7", "b")]


def test_a_later_day_replaces_the_number_of_the_day_before() -> None:
    newer = report("b", figures=(sailors(14),))
    older = report("a", figures=(sailors(12),), source="Herald", hours_ago=24)
    assert shown(newer, older) == [("14", "b")]


def test_a_source_that_corrects_itself_is_not_held_against_itself() -> None:
    newer = report("b", figures=(sailors(11),))
    older = report("a", figures=(sailors(12),), hours_ago=1)
    assert shown(newer, older) == [("11", "b")]


def test_one_article_may_give_two_numbers() -> None:
    assert shown(report("a", figures=(sailors(12), sailors(2)))) == [
        ("12", "a"),
        ("2", "a"),
    ]


HOURS = figure("The search took 5 hours.", "5 hours", 5, unit="hour")
CROWNS = figure("The search cost the town 9 crowns.", "9 crowns", 9, unit="crown")


def test_a_doubt_that_does_not_fit_any_more_gives_way_to_the_next_figure() -> None:
    newer = report("c", figures=(boats(7), HOURS, sailors(12), CROWNS))
    older = report(
        "a", figures=(boats(7), HOURS, sailors(14)), source="Herald", hours_ago=1
    )
    assert shown(newer, older) == [("7", "c"), ("5 hours", "c"), ("9 crowns", "c")]


def test_a_doubt_comes_before_an_equally_telling_figure() -> None:
    newer = report("c", figures=(HOURS, sailors(12)))
    older = report("a", figures=(sailors(14),), source="Herald", hours_ago=1)
    expected = [("12", "c"), ("14", "a"), ("5 hours", "c")]
    assert shown(newer, older) == expected


def test_about_a_number_is_that_number() -> None:
    exact = figure(
        "The fund paid 1,203,400 crowns to the families.",
        "1,203,400 crowns",
        1_203_400,
        unit="crown",
        action="paid",
    )
    rough = figure(
        "The fund paid about 1.2 million crowns to the families.",
        "about 1.2 million crowns",
        1_200_000,
        bound="about",
        unit="crown",
        action="paid",
    )
    older = report("a", figures=(rough,), source="Herald", hours_ago=1)
    assert shown(report("b", figures=(exact,)), older) == [("1,203,400 crowns", "b")]


DIFFERENT = [
    pytest.param({"counted": "passengers"}, id="something else is counted"),
    pytest.param({"counted": "sailors", "action": "missing"}, id="something else done"),
    pytest.param({"counted": "sailors", "who": "Fishermen"}, id="by somebody else"),
    pytest.param({"counted": "sailors", "where": "in the south"}, id="elsewhere"),
]


@pytest.mark.parametrize("parts", DIFFERENT)
def test_figures_about_different_things_stand_side_by_side(
    parts: dict[str, Any],
) -> None:
    one = figure(
        SAVED,
        "12",
        12,
        counted="sailors",
        action="brought ashore",
        who="Divers",
        where="in the north",
    )
    line = "Nobody had seen 12 of those aboard since midnight."
    other = figure(line, "12", 12, **parts)
    assert len(shown(report("a", figures=(one, other)))) == 2


def test_a_range_is_not_its_lower_end() -> None:
    line = "Divers brought 12 to 15 sailors ashore after the collision."
    span = figure(
        line, "12 to 15", 12, bound="range", high=15, counted="sailors",
        action="brought ashore",
    )  # fmt: skip
    assert len(shown(report("a", figures=(sailors(12), span)))) == 2


def test_measures_are_the_same_only_in_like_sentences() -> None:
    one = figure("The index closed at 512 points in Ostrand.", "512 points", 512,
        unit="point")  # fmt: skip
    same = figure("In Ostrand the index closed at 512 points on Friday.", "512 points",
        512, unit="point")  # fmt: skip
    other = figure("Rovers lead the league with 512 points.", "512 points", 512,
        unit="point")  # fmt: skip
    newer = report("b", figures=(one, other))
    older = report("a", figures=(same,), source="Herald", hours_ago=1)
    assert shown(newer, older) == [("512 points", "b"), ("512 points", "b")]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version said that 17 sailors were saved.",
        "The company withdrew its count of 17 sailors.",
        "The Courier wrongly reported 17 sailors.",
    ],
)
def test_a_number_that_is_taken_back_is_not_shown(line: str) -> None:
    wrong = figure(line, "17", 17, counted="sailors")
    assert shown(report("a", figures=(wrong, sailors(14)))) == [("14", "a")]


def test_a_bare_number_is_not_shown() -> None:
    bare = figure("The motion passed by 98.", "98", 98)
    assert shown(report("a", figures=(bare, HOURS))) == [("5 hours", "a")]


def test_a_number_told_of_something_in_the_sentence_before_is_not_shown() -> None:
    leaning = figure("It already holds 6 shares.", "6", 6, counted="shares")
    assert shown(report("a", figures=(leaning, boats(7)))) == [("7", "a")]


def test_of_one_sentence_only_one_figure_is_shown() -> None:
    said = "The house voted 12 to 9 to spend 40 crowns on 7 dykes."
    figures = (
        figure(said, "40 crowns", 40.0, unit="crown"),
        figure(said, "7", 7.0, counted="dykes"),
    )
    chosen = choose(measured((report("a", said, figures=figures),)))
    assert [each.figure.text for each in chosen] == ["40 crowns"]


MOVED = "Rescue crews have evacuated {} people from the Ilmer valley."
A_DAY = (
    "Rescue crews evacuated 310 people from the Ilmer valley on Saturday after two "
    "days of rain had pushed the river over its banks."
)


def read(name: str, line: str, hours_ago: float = 0) -> Report:
    """A report with the figures that are read in its line."""
    document = segment(line, date=NOON.date())
    found = report(name, line, hours_ago=hours_ago)
    figures = read_figures(document)
    return replace(found, findings=replace(found.findings, figures=figures))


@pytest.mark.parametrize(
    ("newer", "kept"),
    [
        # The day's count is in that of all days.
        (MOVED.format("2,480"), False),
        # Not in a smaller one, in one of another day, or of something else.
        (MOVED.format("210"), True),
        ("Rescue crews evacuated 2,480 people from the valley on Sunday.", True),
        ("The crews have found 2,480 people in the Ilmer valley.", True),
    ],
)
def test_a_days_count_gives_way_to_a_later_one_of_all_days(
    newer: str, kept: bool
) -> None:
    day = read("a", A_DAY, hours_ago=40)
    told = [number for number, _ in shown(read("b", newer), day)]
    assert ("310 people" in told) is kept


def test_a_days_count_stands_beside_what_another_source_says_that_day() -> None:
    day = read("a", A_DAY, hours_ago=1)
    other = read("b", MOVED.format("2,480"))
    other = replace(other, origin=replace(other.origin, source="Herald"))
    assert ("310 people", "a") in shown(other, day)
