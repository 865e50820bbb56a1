"""Quantities of sentences written before the rules are read as people read them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.quantities.numbers import read_quantities
from summarizers.text.sentences import segment
from tests.fixtures.quantities import Case, cases, told
from tests.fixtures.scrambled import repeated, scrambled

NUMBER = re.compile(
    r"\d|[¼-¾⅐-⅞]|one|two|twenty|hundred|million|dozen|half|third|twice|doubled|fold"
)


@pytest.mark.parametrize(
    "case",
    [*cases("worked.txt"), *cases("held.txt"), *cases("fresh.txt")],
    ids=lambda case: case.sentence,
)
def test_sentences_are_read_as_people_read_them(case: Case) -> None:
    document = segment(case.sentence, language="en")
    found = [told(document, quantity) for quantity in read_quantities(document)]
    assert found == list(case.told)


@pytest.mark.parametrize("case", cases("misread.txt"), ids=lambda case: case.sentence)
@pytest.mark.xfail(reason="read wrong still: docs/quality.md says why")
def test_sentences_read_wrong_so_far(case: Case) -> None:
    document = segment(case.sentence, language="en")
    found = [told(document, quantity) for quantity in read_quantities(document)]
    assert found == list(case.told)


def words_of(text: str) -> list[str]:
    """Return the words of the quantities read from a text, none blank or shared."""
    spans = [found.span for found in read_quantities(segment(text, language="en"))]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    words = [span.of(text) for span in spans]
    assert all(word and word == word.strip() for word in words)
    return words


@pytest.mark.whole
def test_the_span_of_a_quantity_holds_its_number_in_any_text() -> None:
    words = [word for text in scrambled(5000, seed=3) for word in words_of(text)]
    assert len(words) > 4000
    assert [word for word in words if not NUMBER.search(word)] == []


@pytest.mark.whole
def test_a_piece_said_a_hundred_times_is_read_like_any_other() -> None:
    words = [word for text in repeated(100) for word in words_of(text)]
    assert [word for word in words if not NUMBER.search(word)] == []


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_stops_the_reading(text: str) -> None:
    assert all(word in text for word in words_of(text))
