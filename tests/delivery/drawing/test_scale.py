import pytest

from bot.delivery.drawing.scale import Scale, number_words, values


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (310, 910, (0, 250, 500, 750, 1000)),
        (81, 105, (80, 90, 100, 110)),
        (81, 81, (70, 75, 80, 85, 90)),
        (0, 0, (-1, 0, 1)),
        (12, 14, (12, 13, 14)),
        (-30, 3, (-30, -20, -10, 0, 10)),
        (-90, -20, (-100, -75, -50, -25, 0)),
        (-100, -90, (-100, -97.5, -95, -92.5, -90)),
    ],
)
def test_the_scale_encloses_all_values_in_round_steps(
    low: float, high: float, shown: tuple[float, ...]
) -> None:
    assert values(low, high) == pytest.approx(shown)


def test_what_a_computer_cannot_tell_apart_stands_at_one_height() -> None:
    assert values(1e-310, 1e-310) == (0, 1e-12)
    assert len(values(-1e-310, 1e-310)) == 3


def test_values_too_close_for_a_computer_still_have_a_scale() -> None:
    shown = values(1e16, 1e16 + 2)
    assert shown[0] < shown[-1]
    assert len(shown) < 8


@pytest.mark.parametrize(
    ("value", "step", "words"),
    [
        (0, 5, "0"),
        (250_000, 50_000, "250,000"),
        (1_500_000, 500_000, "1.5m"),
        (1_200_000_000, 200_000_000, "1.2bn"),
        (4e12, 1e12, "4tn"),
        (1_002_000, 1_000, "1.002m"),
        (1_000_000_002, 1, "1.000000002×10⁹"),
        (2.5e30, 5e29, "2.5×10³⁰"),
        (-2e30, 5e29, "−2×10³⁰"),
        (2e-7, 5e-8, "2×10⁻⁷"),
        (-12.5, 2.5, "−12.5"),
        (0.25, 0.05, "0.25"),
    ],
)
def test_a_number_is_told_as_exactly_as_its_scale(
    value: float, step: float, words: str
) -> None:
    assert number_words(value, step) == words


def test_a_value_stands_in_proportion_and_a_lone_one_in_the_middle() -> None:
    assert Scale(0, 100, 600, 200).at(25) == 500
    assert Scale(7, 7, 100, 300).at(7) == 200
