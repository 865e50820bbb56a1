"""A time dates a figure only where it is told of the same act."""

from datetime import date as Date

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


def times(text: str) -> list[str | None]:
    document = segment(text, date=Date(2026, 5, 15), language="en")
    whens = [figure.when for figure in read_figures(document)]
    return [when.words if when else None for when in whens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels freed 12 men on Monday.", ["on Monday"]),
        ("On Monday rebels freed 12 men.", ["On Monday"]),
        ("Officials said on Monday that 12 men died.", [None]),
        ("12 men died, officials said on Monday.", [None]),
        ("The union, which has 900 members, will strike on Friday.", [None]),
        ("The bank, founded in 1931, has 900 staff.", [None]),
        (
            "Police held 12 men on Monday and 9 on Friday.",
            ["on Monday", "on Friday"],
        ),
        (
            "In 2018 the firm sold 30 vans and in 2019 40.",
            ["In 2018", "in 2019"],
        ),
        ("On Monday 12 men left, and on Friday 30 came.", ["On Monday", "on Friday"]),
        ("12 men left, on Friday 30 women came.", [None, "on Friday"]),
        ("Rates rose to 4%, up from 3% in May.", [None, "in May"]),
        ("Rates rose to 4%, up from 3%, in May.", ["in May", None]),
        ("Rates fell to 4% from 5% in May.", [None, "in May"]),
        ("Turnout was 52%, 3 points less than in 2020.", [None, None]),
        ("Turnout was 52%, more than the 50% in 2020.", [None, "in 2020"]),
        ("The index rose 3% to end at 900 points on Friday.", ["on Friday"] * 2),
        ("A ship sank on Monday, killing 12 men.", ["on Monday"]),
        ("They agreed on Monday to pay $5m.", [None]),
        ("A quake of magnitude 5.8 shook Chile on Monday.", ["on Monday"]),
        ("Turnout on Sunday: 61%.", ["on Sunday"]),
        ("Turnout on Sunday: 61% after 58% on Monday.", [None, None]),
        ("It took three hours.", [None]),
        ("The deal in March when rain fell cost $3m.", [None]),
        ("The firm in March, with staff in Ghent, pays $3m.", ["in March"]),
        ("On Monday; $3m.", ["On Monday"]),
        ("On Monday it rained; killing 12 men.", [None]),
        ("On Monday" + " in a town by a sea" * 9 + " for $3m.", ["On Monday"]),
        ("Opening on Monday, the fair drew 900 guests.", [None]),
    ],
)
def test_a_time_belongs_to_the_act_it_is_told_of(
    text: str, expected: list[str | None]
) -> None:
    assert times(text) == expected
