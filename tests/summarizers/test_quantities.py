"""Quantities of sentences written before the rules are read as people read them."""

import pytest

from summarizers.numbers import read_quantities
from summarizers.sentences import segment
from tests.fixtures.quantities import Case, cases, told


@pytest.mark.parametrize("case", cases("worked.txt"), ids=lambda case: case.sentence)
def test_sentences_seen_while_the_rules_were_made_are_read_right(case: Case) -> None:
    document = segment(case.sentence, language="en")
    found = [told(document, quantity) for quantity in read_quantities(document)]
    assert found == list(case.told)
