"""Which title stands above a story."""

from dataclasses import replace

import pytest

from bot.briefing.headlines import faults, headline
from bot.model import Correction, Version
from tests.fakes.clock import NOON
from tests.fakes.headlines import groups
from tests.fakes.reports import report

HEADLINES = [
    pytest.param(
        ["You won't believe what happened in Velhaven", "Dam bursts above Velhaven"],
        "Dam bursts above Velhaven",
        id="teasing",
    ),
    pytest.param(
        ["Is Velhaven's dam to blame?", "Dam bursts above Velhaven, 14 dead"],
        "Dam bursts above Velhaven, 14 dead",
        id="asking",
    ),
    pytest.param(
        ["Velhaven", "Dam bursts above Velhaven"],
        "Dam bursts above Velhaven",
        id="saying little",
    ),
]


@pytest.mark.parametrize(("titles", "best"), HEADLINES)
def test_the_headline_is_the_title_that_says_most(titles: list[str], best: str) -> None:
    line = "A dam burst above Velhaven and left 14 dead."
    reports = [report(title, line, title=title, source=title) for title in titles]
    assert headline(reports) == best
    assert headline(reports[::-1]) == best


def test_of_equal_titles_the_newest_is_the_headline() -> None:
    old = report("a", title="Dam bursts above Velhaven", hours_ago=2, source="Herald")
    new = report("b", title="Above Velhaven dam bursts")
    assert headline([old, new]) == "Above Velhaven dam bursts"


def test_a_source_that_wrote_again_gives_only_its_newest_title() -> None:
    line = "A dam burst above Velhaven and left 14 dead."
    old = report("a", line, title="Dam above Velhaven bursts, 17 dead", hours_ago=2)
    new = report("b", line, title="Corrected: 14 dead")
    assert headline([old, new]) == "Corrected: 14 dead"


def test_the_headline_is_of_the_newest_day() -> None:
    line = "A dam burst above Velhaven and left 14 dead."
    old = report("a", line, title="Dam bursts above Velhaven, 14 dead", hours_ago=20,
        source="Herald")  # fmt: skip
    assert headline([old, report("b", title="Search goes on")]) == "Search goes on"


@pytest.mark.parametrize("name", ["shown", "aside"])
def test_no_title_that_asks_teases_shouts_or_is_labelled_is_chosen(name: str) -> None:
    written = groups(name)
    chosen = [headline(group.reports) for group in written]
    pairs = zip(chosen, written, strict=True)
    assert [title for title, group in pairs if title not in group.right] == []


@pytest.mark.parametrize("name", ["shown", "aside"])
def test_the_order_of_the_reports_does_not_choose_the_headline(name: str) -> None:
    for group in groups(name):
        assert headline(group.reports[::-1]) in group.right


PLAIN = [
    "Tarn bursts its banks at Ulverholm, nine dead",
    "Corrected: 14 hurt in tannery fire",
    "NATO: allies agree on budget",
    "Oke-Tal: Brücke wieder offen",
    "Lorne – the voters’ choice for a second term",
    "Überschwemmung in Lahrstein",
]


@pytest.mark.parametrize("title", PLAIN)
def test_a_plain_title_has_no_fault(title: str) -> None:
    assert faults(title, "Courier") == 0


SIGNED = ["Dam bursts - the daily", "Dam bursts | The Daily", "Dam bursts: The Daily."]


@pytest.mark.parametrize("title", SIGNED)
def test_a_title_with_the_name_of_its_outlet_has_a_fault(title: str) -> None:
    assert faults(title, "The Daily") > 0


def test_a_title_with_a_number_that_was_corrected_is_not_chosen() -> None:
    line = "A dam burst above Velhaven and left 14 dead."
    best = report("a", line, title="Dam bursts above Velhaven, 17 dead", source="Sun")
    edit = Correction("17 dead", "14 dead", line, line)
    corrected = replace(best, versions=(Version(NOON, corrections=(edit,)),))
    other = report("b", line, title="Velhaven", source="Herald")
    assert headline([best, other]) == best.origin.title
    assert headline([corrected, other]) == "Velhaven"
    assert headline([corrected]) == best.origin.title
