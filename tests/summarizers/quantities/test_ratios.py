"""Multiples are times, shares are quotients, and what only repeats is neither."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Exports doubled.", "doubled", 2, "time"),
        ("Exports are set to double.", "double", 2, "time"),
        ("Exports could triple by then.", "triple", 3, "time"),
        ("They paid double the price.", "double", 2, "time"),
        ("They paid more than double.", "more than double", 2, "time"),
        ("Costs are quadrupling.", "quadrupling", 4, "time"),
        ("They sold twice as many.", "twice", 2, "time"),
        ("It is twice as fast.", "twice", 2, "time"),
        ("It is twice as loud as a horn.", "twice", 2, "time"),
        ("They met twice a week.", "twice a week", 2, "time per week"),
        ("They met at least twice.", "at least twice", 2, "time"),
        ("They met three times a day.", "three times a day", 3, "time per day"),
        ("It is ten times the sum.", "ten times", 10, "time"),
        ("Sales grew sixfold.", "sixfold", 6, "time"),
        ("Sales grew 10-fold.", "10-fold", 10, "time"),
    ],
)
def test_a_multiple_is_counted_in_times(
    text: str, words: str, value: float, unit: str
) -> None:
    assert values(text) == [(words, value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "They met twice.",
        "He scored twice as rain fell.",
        "He scored twice as",
        "They slept in a double bed.",
        "They lost the doubles.",
        "The governor doubled down.",
        "The governor doubled-down.",
        "He made a manifold.",
        "A one-time student came.",
    ],
)
def test_what_repeats_or_is_only_called_so_multiplies_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("One in four fell ill.", "One in four", 0.25),
        ("One in every 20 fell ill.", "One in every 20", 0.05),
        ("One out of every four fell.", "One out of every four", 0.25),
        ("Some 1-in-3 smoke.", "Some 1-in-3", 0.333333),
        ("It is one in a million.", "one in a million", 1e-6),
        ("Two out of five fell ill.", "Two out of five", 0.4),
        ("4 in 10 say so.", "4 in 10", 0.4),
    ],
)
def test_a_share_is_its_quotient(text: str, words: str, value: float) -> None:
    assert values(text) == [(words, value, None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three in 12 games failed.", [3, 12]),
        ("Five in 10 minutes failed.", [5, 10]),
        ("Five in", [5]),
        ("Five in 2019 failed.", [5]),
    ],
)
def test_a_count_within_something_is_no_share(text: str, found: list[float]) -> None:
    assert [value for _, value, _ in values(text)] == found
