"""Words around a number say how exact it is; some only seem to."""

import pytest

from summarizers.quantities.numbers import read_quantities
from summarizers.text.sentences import segment


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("It took over 12 months.", "over 12 months", "more_than"),
        ("It waited for over 12 months.", "over 12 months", "more_than"),
        ("Over 12 months passed.", "Over 12 months", "more_than"),
        ("Over 12 months, prices rose.", "12 months", "exact"),
        ("Prices rose over 12 months.", "12 months", "exact"),
        ("Prices rose over 12 to 18 months.", "12 to 18 months", "range"),
        ("It costs as little as $5.", "as little as $5", "at_least"),
        ("It is not quite 5 miles.", "not quite 5 miles", "less_than"),
        ("The 20-odd guests left.", "20-odd", "about"),
        ("It is for 5 and under.", "5 and under", "at_most"),
        ("There are 20 and counting.", "20 and counting", "at_least"),
        ("He shot a three-under 69.", "69", "exact"),
        ("They forked over $5.", "$5", "exact"),
        ("They handed over 40 men.", "40", "exact"),
        ("It grew to about 5 km.", "about 5 km", "about"),
    ],
)
def test_a_bound_is_told_by_the_words_beside(text: str, words: str, bound: str) -> None:
    document = segment(text, language="en")
    found = read_quantities(document)[-1]
    assert (found.span.of(text), found.bound) == (words, bound)
