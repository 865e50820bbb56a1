"""Quantities of sentences written before the rules are read as people read them."""

import pytest

from summarizers.numbers import read_quantities
from summarizers.sentences import segment
from tests.fixtures.quantities import Case, cases, told


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
@pytest.mark.xfail(reason="read wrong still: docs/quality-quantities.md says why")
def test_sentences_read_wrong_so_far(case: Case) -> None:
    document = segment(case.sentence, language="en")
    found = [told(document, quantity) for quantity in read_quantities(document)]
    assert found == list(case.told)
