"""What is found in the annotated texts is right nine times in ten, or more often."""

import pytest

from tests.fixtures.annotated import FIELDS, cases, total


@pytest.mark.parametrize("name", ["people-read", "people-aside", "people-fresh"])
def test_nine_facts_in_ten_are_right(name: str) -> None:
    scores = total(name)
    assert [field for field in FIELDS if scores[field].precision < 90] == []


@pytest.mark.parametrize("name", ["people-read", "people-aside", "people-fresh"])
def test_eight_known_facts_in_ten_are_found(name: str) -> None:
    scores = total(name)
    assert [field for field in FIELDS if scores[field].recall < 80] == []


def test_there_are_enough_texts_to_tell() -> None:
    assert [
        len(cases(name)) for name in ("people-read", "people-aside", "people-fresh")
    ] == [26, 26, 18]
