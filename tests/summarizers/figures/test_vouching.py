"""Only who speaks of a number vouches for it."""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("The mayor said 300 men came.", "The mayor said"),
        ("300 men came, a survey shows.", "a survey shows"),
        ("The survey found that 300 men came.", "The survey found"),
        ("Police found 300 bags.", None),
        ("Police may say 300 men came.", None),
        ("One pilot said it rained.", None),
        ("300 men came, according to the mayor.", "according to the mayor"),
        ("300 men came, according to.", None),
        (
            "The mayor, a baker from an old town on a river in Ghent, said 9 men ate.",
            "The mayor",
        ),
    ],
)
def test_who_says_so(text: str, attribution: str | None) -> None:
    assert read_figures(segment(text, language="en"))[0].attribution == attribution
