import pytest

from bot.chat.typed.times import other_half, read_days, read_time, write_days


@pytest.mark.parametrize(
    ("word", "minute"),
    [
        ("7", 420),
        ("07", 420),
        ("7:30", 450),
        ("730", 450),
        ("0730", 450),
        ("1915", 1155),
        ("7.30", 450),
        ("7h", 420),
        ("19h30", 1170),
        ("7pm", 1140),
        ("7 pm", 1140),
        ("7:30 p.m.", 1170),
        ("12am", 0),
        ("12pm", 720),
        ("noon", 720),
        ("Midnight", 0),
        ("24:00", 0),
    ],
)
def test_a_time_is_read_as_people_type_it(word: str, minute: int) -> None:
    assert read_time(word) == minute


@pytest.mark.parametrize(
    "word", ["", "25", "7:75", "13pm", "0am", "24:30", "12345", "soon", "7:3", "-7"]
)
def test_what_is_no_time_is_not_taken_for_one(word: str) -> None:
    assert read_time(word) is None


def test_a_bare_morning_hour_may_mean_the_evening() -> None:
    assert other_half("7", 420) == 1140


@pytest.mark.parametrize(("word", "minute"), [("7:00", 420), ("19", 1140), ("0", 0)])
def test_a_full_time_means_what_it_says(word: str, minute: int) -> None:
    assert other_half(word, minute) is None


@pytest.mark.parametrize(
    ("word", "days"),
    [
        ("mon", (0,)),
        ("Sundays", (6,)),
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("wed–thurs", (2, 3)),
        ("sat-mon", (0, 5, 6)),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("weekend", (5, 6)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_days_are_read_by_name_and_range(word: str, days: tuple[int, ...]) -> None:
    assert read_days(word) == days


@pytest.mark.parametrize("word", ["month", "m", "monfri", ""])
def test_what_is_no_day_is_not_taken_for_one(word: str) -> None:
    assert read_days(word) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((0, 1, 2, 3, 4, 5, 6), "every day"),
        ((0, 1, 2, 3, 4), "Mon-Fri"),
        ((5, 6), "Sat, Sun"),
        ((0, 2, 4), "Mon, Wed, Fri"),
        ((3,), "Thu"),
        ((0, 1, 2, 3, 6), "Sun-Thu"),
        ((0, 5, 6), "Sat-Mon"),
    ],
)
def test_days_are_written_short(days: tuple[int, ...], words: str) -> None:
    assert write_days(days) == words
