from datetime import timedelta

import pytest

from bot.delivery.pieces.lengths import span


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"),
        (7200, "2 hours"), (200_000, "2 days"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_told_in_the_unit_one_would_say_it_in(
    seconds: int, words: str
) -> None:
    assert span(timedelta(seconds=seconds)) == words
