import pytest

from bot.chat.subscribing import Wish, read_wish
from bot.errors import InputError

TOPICS = frozenset({"world", "business"})


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("08:00", Wish(times=(480,))),
        ("", Wish()),
        (
            "08:00 Europe/Vienna world, business",
            Wish((480,), (), ("Europe/Vienna",), ("world", "business")),
        ),
        ("7:30 and 18:00", Wish(times=(450, 1080))),
        (
            "8 pm New York weekdays",
            Wish((1200,), (0, 1, 2, 3, 4), ("America/New_York",)),
        ),
        ("at 7:15 on sat and sun", Wish((435,), (5, 6))),
        ("World 9:00", Wish(times=(540,), topics=("world",))),
    ],
)
def test_a_line_is_read_in_any_order(words: str, wish: Wish) -> None:
    assert read_wish(words, TOPICS) == wish


def test_a_bare_hour_remembers_the_evening() -> None:
    assert read_wish("7", TOPICS) == Wish(times=(420,), evening=1140)


def test_what_is_not_understood_is_named() -> None:
    with pytest.raises(InputError, match="“gardening” is not a time, a day, a place"):
        read_wish("08:00 gardening", TOPICS)
