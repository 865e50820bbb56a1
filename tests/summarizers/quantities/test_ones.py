"""The word "one" counts where something countable follows."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    "text",
    [
        "Only one soldier fell.",
        "It is one of the largest lakes.",
        "It is one of its clients.",
        "It is one of Lee's sons.",
        "It is one of several women.",
        "Only one Israeli fell.",
        "One US soldier fell.",
    ],
)
def test_one_counts_what_follows(text: str) -> None:
    assert [value for _, value, _ in values(text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "No one of the men came.",
        "It was one of the best.",
        "It was one of the few.",
        "It was one of them.",
        "It was one of the",
        "It is the one that fell.",
        "One Direction said so.",
        "It is the only one here.",
        "One Direction",
        "One in the crowd fell.",
        "It is one of the group which fell.",
        "At one point it fell.",
        "He was one.",
    ],
)
def test_one_is_a_pronoun_where_nothing_is_counted(text: str) -> None:
    assert values(text) == []
