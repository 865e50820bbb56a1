"""What was taken back is told nowhere in a story any more."""

from dataclasses import replace

import pytest

from bot.briefing.numbers import choose, measured
from bot.briefing.telling import tell
from bot.model import Report
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from tests.fakes.clock import NOON
from tests.fakes.reports import passage, report

TOLD = "Lifeboats rescued 187 passengers from the ferry, the company Blue Strait said."
HURT = "A fire in a tannery in Brackwater injured 17 workers on Thursday."
LATER = "Two tugs pulled the ferry off the rocks on Sunday."


def read(name: str, *lines: str, source: str = "Wire", hours_ago: float = 0) -> Report:
    """A report of these sentences, with the figures that are read in them."""
    text = " ".join(lines)
    found = report(name, text, source=source, hours_ago=hours_ago)
    figures = read_figures(segment(text, date=NOON.date()))
    summary = tuple(passage(text, line) for line in lines)
    return replace(
        found, findings=replace(found.findings, figures=figures, summary=summary)
    )


def shown(*reports: Report) -> list[str]:
    """Return the numbers of a story, and the sentences that are told of it."""
    figures = [each.figure.text for each in choose(measured(reports))]
    return figures + [each.passage.text for each in tell(reports)]


@pytest.mark.parametrize(
    "line",
    [
        "Blue Strait withdrew its own figure of 187.",
        "The figure of 187 was withdrawn by Blue Strait.",
        "Blue Strait retracted its claim that 187 people had been aboard.",
        "Blue Strait, which had spoken of 187 people, withdrew that number.",
    ],
)
def test_what_somebody_withdrew_is_shown_no_more(line: str) -> None:
    newer = read("b", LATER, line, source="Post")
    older = read("a", TOLD, hours_ago=30)
    assert TOLD in shown(older)
    told = shown(newer, older)
    assert line in told
    assert not {TOLD, "187 passengers", "187", "187 people"} & {*told}


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version said that the fire injured 17 workers.",
        "An earlier version of this article gave the number of injured as 17.",
        "The number of injured workers was corrected from 17 to 14.",
        "We wrongly reported that 17 people were hurt.",
    ],
)
def test_what_an_outlet_takes_back_of_itself_is_shown_no_more(line: str) -> None:
    told = shown(read("b", line), read("a", HURT, hours_ago=30))
    assert line in told
    assert not {HURT, "17 workers"} & {*told}


@pytest.mark.parametrize(
    ("line", "source", "hours_ago"),
    [
        pytest.param(TOLD, "Wire", -2, id="said again later"),
        pytest.param(
            "Lifeboats rescued 187 passengers, the coastguard said.",
            "Wire",
            30,
            id="counted by somebody else",
        ),
        pytest.param(
            "Blue Strait has 187 buses.", "Wire", 30, id="something else is counted"
        ),
        pytest.param(
            "Blue Strait lost 187 kilometres of cable.", "Wire", 30, id="is measured"
        ),
        pytest.param(
            "Blue Strait says it rescued 184 people.", "Wire", 30, id="another number"
        ),
    ],
)
def test_what_is_not_meant_stays(line: str, source: str, hours_ago: float) -> None:
    back = "Blue Strait withdrew its claim that 187 people had been rescued."
    told = shown(
        read("b", back, source="Post"),
        read("a", line, source=source, hours_ago=hours_ago),
    )
    assert line in told


def test_what_another_outlet_counts_is_not_taken_back_by_this_one() -> None:
    back = "Correction: an earlier version said that the fire injured 17 workers."
    told = shown(read("b", back), read("a", HURT, source="Post", hours_ago=30))
    assert {HURT, "17 workers"} <= {*told}


def test_a_number_nobody_is_said_to_withdraw_stays() -> None:
    told = shown(
        read("b", "The figure of 187 was withdrawn."), read("a", TOLD, hours_ago=30)
    )
    assert TOLD in told


def test_soldiers_who_are_withdrawn_were_there_all_the_same() -> None:
    sent = "The army sent 300 soldiers to the pass on Monday."
    back = "The army withdrew 300 soldiers from the pass."
    assert sent in shown(read("b", back), read("a", sent, hours_ago=30))


def test_what_came_before_is_told_to_whom_it_is_new_only_while_it_stands() -> None:
    late, known = (
        read("a", TOLD, hours_ago=30),
        read("b", "Blue Strait withdrew its own figure of 187."),
    )
    assert measured([late])
    assert measured([late], beside=[known]) == ()
