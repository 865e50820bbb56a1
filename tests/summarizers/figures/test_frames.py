"""What a figure measures and who acts follow from its place in the clause."""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


def frames(text: str) -> list[tuple[str | None, str | None]]:
    figures = read_figures(segment(text, language="en"))
    return [(figure.about, figure.who) for figure in figures]


@pytest.mark.parametrize(
    ("text", "about", "who"),
    [
        ("The bank raised its rate to 5%.", "rate", "bank"),
        ("The fee) rose to $5m.", "fee", None),
        ("The bank) paid $5m.", None, "bank"),
        ("The bank will soon cut up old notes for $5m.", "old notes", "bank"),
        ("The bank set its rate on loans at 5%.", "rate on loans", "bank"),
        ("The town paid $5m for a bridge.", "bridge", "town"),
        ("The town paid $5m for a 90-metre bridge.", "bridge", "town"),
        ("The town paid $5m in Ghent.", None, "town"),
        ("The town paid $5m for it.", None, "town"),
        ("The jury awarded him $5m in damages.", "damages", "jury"),
        ("We have $5m in sales.", "sales", None),
        ("The town spent an average of $5m.", None, "town"),
        ("An average of $5m came.", None, None),
        ("Fees, ranging from $5 to $9, rose.", "Fees", None),
        ("Ranging from $5 to $9.", None, None),
        ("Debt fell to 6% of output.", "Debt", None),
        ("Debt is 6% of output.", "Debt", None),
        ("The tax costs the town $5m.", "tax", None),
        ("The tax takes 6% of output.", "output", "tax"),
        ("A fund worth $5m closed.", "fund", None),
        ("Fee: $5m.", "Fee", None),
        ("The tax, which was 5%, ended.", "tax", None),
        ("The lowest was $5m.", "lowest", None),
        ("The road is 90 metres long.", "road", None),
        ("The road stretches from one end to 5%.", "road", None),
        ("The firm grew by 5%.", "firm", None),
        ("The firm paid by 5% more.", "firm", None),
        ("Tea brought joy in 5% of homes.", "homes", None),
        ("Tea sold in 5%.", "Tea", None),
        ("The club won the cup in 5% more.", "cup", None),
        ("The fine was set at $5m by the court.", "fine", "court"),
        ("The price was cut by 5%.", "price", None),
        ("The talks lasted three hours.", "talks", None),
        ("A 60 year-old skull broke.", "skull", None),
        ("Nick Vik, 44, won.", "Nick Vik", None),
        ("DAX -1.5%", "DAX", None),
        ("On average, as is usual, 5% came.", None, None),
    ],
)
def test_a_measure_has_its_noun_and_its_doer(
    text: str, about: str | None, who: str | None
) -> None:
    assert frames(text)[0] == (about, who)


@pytest.mark.parametrize(
    ("text", "about", "who"),
    [
        ("The firm has 300 staff.", None, "firm"),
        ("The firm grew by 300 jobs.", "firm", None),
        ("The queue was 300 men.", "queue", None),
        ("There were 300 men.", None, None),
        ("The firm closed in 14 countries.", None, None),
        ("The firm looked at 14 offers.", None, "firm"),
        ("The house passed it by 121 votes to 98.", None, None),
        ("The rise, with 14 men at home, ended.", None, None),
        ("14 offers of help came.", "help", None),
        ("14 men were held by rebels and thieves.", None, "rebels and thieves"),
        ("14 men were held by rebels and fled.", None, "rebels"),
        ("14 men were held near a town by rebels.", None, "rebels"),
        ("14 men were held by.", None, None),
        ("14 men taken by rebels fled.", None, "rebels"),
        ("Police said 14 men were held.", None, None),
        ("14 men, who slept, were held.", None, None),
        ("14 men (two old) were held.", None, None),
        ("14 men (two old were held.", None, None),
        ("14 men, held.", None, None),
        ("They sold 112 of the 240 seats.", None, None),
    ],
)
def test_counted_things_have_their_doer(
    text: str, about: str | None, who: str | None
) -> None:
    assert frames(text)[0] == (about, who)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("They bought 90 doses, of which 40 came.", "doses"),
        ("They bought tea, of which 40% came.", "tea"),
        ("Of which 40% came.", None),
        ("Only 41% of bakers are content, down from 49%.", "bakers"),
        ("Only 41% are content, down from 49%.", None),
        ("The house passed it by 121 votes to 98.", "votes"),
        ("The levy 20% rose 3%.", "levy 20%"),
        ("Of the bakers, 40 came.", "bakers"),
        ("Of the 90 bakers, 40 came.", "bakers"),
        ("In the town, 40 came.", None),
    ],
)
def test_a_part_is_about_its_whole(text: str, about: str | None) -> None:
    assert frames(text)[-1][0] == about
