import pytest

from summarizers.verifier.timewords import time_end


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("on Friday he left", 2),
        ("on Friday morning he left", 3),
        ("On 3 May he left", 3),
        ("on May 3rd he left", 3),
        ("in May he left", 2),
        ("in May 2025 he left", 3),
        ("in 2025 he left", 2),
        ("last week he left", 2),
        ("Yesterday he left", 1),
        ("in Oslo he left", 0),
        ("on the hill", 0),
        ("on", 0),
        ("last man", 0),
        ("", 0),
    ],
)
def test_a_time_ends_where_its_words_end(words: str, end: int) -> None:
    assert time_end(tuple(words.split()), 0) == end
