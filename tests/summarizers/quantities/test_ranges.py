"""Two numbers are one range, or a score, a ratio, a change: the words tell."""

import pytest

from tests.fixtures.quantities import readings, values


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("It fell to -10C to -5C.", "-10C to -5C", -10, -5, "celsius"),
        ("Some 20-25,000 fans came.", "Some 20-25,000", 20_000, 25_000, None),
        ("Prices may rise by 5% to 7%.", "5% to 7%", 5, 7, "percent"),
        ("From 1.2m to 1.5m tonnes.", "From 1.2m to 1.5m tonnes", 1.2e6, 1.5e6, "ton"),
        ("It is 40 ± 2 cm tall.", "40 ± 2 cm", 38, 42, "centimetre"),
        ("It is 40cm plus or minus 2.", "40cm plus or minus 2", 38, 42, "centimetre"),
        ("The scale is 1 to 5.", "1 to 5", 1, 5, None),
        ("It has 10-15% of them.", "10-15%", 10, 15, "percent"),
        ("The ages of 16 and 24 differ.", "16", 16, 16, "year of age"),
        ("Between the ages of 16 and 24.", "16 and 24", 16, 24, "year of age"),
    ],
)
def test_a_range_has_both_its_ends(
    text: str, words: str, low: float, high: float, unit: str | None
) -> None:
    found = readings(text)[0]
    assert found[:3] == (words, low, high)
    assert (found[3] or "none").endswith(unit or "none")


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-1.",
        "They lost 1-3.",
        "They lost 1-3 Saturday.",
        "A 2-4 defeat hurt.",
        "They won by 3 to 1.",
        "Critics outnumber fans by three to one.",
        "A 2:1 ratio is fine.",
        "A 217 to 213 vote is close.",
        "The 1-244th Battalion left.",
        "The road is shut between junctions 10 and 12.",
        "See pages 10-15.",
    ],
)
def test_scores_ratios_and_labels_are_no_range(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tea fell from 12 to 5.", [12, 5]),
        ("Tea rose 2% to 3%.", [2, 3]),
        ("It is 40 plus or minus.", [40]),
        ("It is 40 m ± 2 kg.", [40, 2]),
    ],
)
def test_what_does_not_belong_together_stays_apart(
    text: str, found: list[float]
) -> None:
    assert [value for _, value, _ in values(text)] == found


def test_from_belongs_to_a_change_and_not_to_its_range() -> None:
    found = [words for words, _, _ in values("It fell from 10-15% to 5-7%.")]
    assert found == ["10-15%", "5-7%"]
