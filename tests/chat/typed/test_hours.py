from datetime import timedelta

import pytest

from bot.chat.typed.hours import read_quiet, read_span, write_quiet
from bot.model import Quiet

NIGHT = Quiet(1320, 420)


@pytest.mark.parametrize(
    "words",
    ["22:00-07:00", "22-7", "from 10pm to 7am", "22:00 – 07:00", "10 pm until 7 am"],
)
def test_hours_are_read_as_people_write_them(words: str) -> None:
    assert read_quiet(words) == NIGHT


@pytest.mark.parametrize("words", ["", "22", "22-22", "22-7-9", "night", "22-late"])
def test_what_is_no_hours_is_none(words: str) -> None:
    assert read_quiet(words) is None


@pytest.mark.parametrize(
    ("words", "days"),
    [("day", 1), ("a day", 1), ("3 days", 3), ("Week", 7), ("2 weeks", 14)],
)
def test_lengths_are_read_in_days_and_weeks(words: str, days: int) -> None:
    assert read_span(words) == timedelta(days=days)


def test_lengths_may_be_hours() -> None:
    assert read_span("for an hour") == timedelta(hours=1)


@pytest.mark.parametrize("words", ["", "3", "0 days", "61 days", "ever", "days days"])
def test_what_is_no_length_or_too_long_is_none(words: str) -> None:
    assert read_span(words) is None


def test_hours_are_written_with_both_ends() -> None:
    assert write_quiet(NIGHT) == "22:00–07:00"
