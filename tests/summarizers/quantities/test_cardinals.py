"""Numbers in words have the value people hear."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A quarter of a million people came.", "A quarter of a million", 250_000),
        ("They ate half-a-dozen eggs.", "half-a-dozen", 6),
        ("They ate a half-dozen eggs.", "half-dozen", 6),
        ("They sold one hundred thousand.", "one hundred thousand", 100_000),
        ("Nearly three-quarters (73%) left.", "Nearly three-quarters", 0.75),
        ("They lost one-third of it.", "one-third", 0.333333),
        ("They sold two-and-a-half million.", "two-and-a-half million", 2.5e6),
        ("They sold 1.07 billion.", "1.07 billion", 1_070_000_000),
    ],
)
def test_a_number_in_words_has_its_value(text: str, words: str, value: float) -> None:
    assert values(text)[0] == (words, value, None)


def test_a_magnitude_leaves_no_noise_of_binary_fractions() -> None:
    assert values("They sold 1.07 billion.")[0][1] == 1_070_000_000
