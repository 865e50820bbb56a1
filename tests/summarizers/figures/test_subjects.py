"""The subject of an act is found through asides, relatives, "and" and "to"."""

import pytest

from summarizers.english.chunks import ACT
from summarizers.english.phrases import text_of
from summarizers.figures.parse import parse_of
from summarizers.figures.subjects import subject


def subject_of_last(text: str) -> str | None:
    parse = parse_of(text, "en")
    act = max(at for at, c in enumerate(parse.sight.chunks) if c.kind == ACT)
    return text_of(parse.scene.words, subject(parse.sight, act), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm grew.", "The firm"),
        ("The firm, once a shop, grew.", "The firm"),
        ("The firm, founded in 1931, grew.", "The firm"),
        ("The firm (once a shop) grew.", "The firm"),
        ("The firm of old bakers in Ghent grew.", "The firm of old bakers in Ghent"),
        ("Ghana and Togo grew.", "Ghana and Togo"),
        ("Rain hit Ghent and shops closed.", "shops"),
        (
            "The sale of tea and shops in Ghent grew.",
            "The sale of tea and shops in Ghent",
        ),
        ("The firm which grew.", "The firm"),
        ("The firm (once a shop), which grew.", "The firm"),
        ("They own a firm which grew.", "a firm"),
        ("Half of the bakers, who slept.", "Half of the bakers"),
        ("It rained where grew.", None),
        ("And so, which grew.", None),
        ("The firm opened and grew.", "The firm"),
        ("The firm met, sang, grew.", "The firm"),
        ("The firm rose 3% to end.", "The firm"),
        ("The firm wants to grow.", "The firm"),
        ("The court ordered the firm to pay.", "the firm"),
        ("The court sold the firm to pay.", "The court"),
        ("A plan to grow.", None),
        ("Velo Foods to cut jobs.", "Velo Foods"),
        ("Rain; Velo Foods to cut jobs.", None),
        ("Income from taxing old tea fell.", "Income from taxing old tea"),
        ("The tax hit a peak last year having grown.", "The tax"),
        ("The tax hit people living.", "The tax"),
        ("With shares falling 3%.", "shares"),
        ("A drug sprayed into the nose helped.", "A drug"),
        ("The plan to sell shops failed.", None),
        ("; grew.", None),
        ("Alas, grew.", None),
        ("The firm sang; grew.", None),
        ("The firm sang; rain, grew.", None),
        ("It grew and sang and ran and fell and hit and lost and won it.", None),
        ("Firms with 300 staff grew.", "Firms with 300 staff"),
    ],
)
def test_whom_an_act_is_said_of(text: str, expected: str | None) -> None:
    assert subject_of_last(text) == expected
