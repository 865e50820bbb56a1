"""What a press makes of a wish, however often it is handled."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat.settings.changes import only_time, set_days, set_time, set_topic
from bot.chat.settings.panel import OFF, ON
from bot.chat.values import Request
from bot.errors import InputError
from bot.model import Address, Subscription
from tests.fixtures.desk import request

WISH = Subscription(Address(1), (480, 1080), "UTC", topics=("world",))


def pressed(*args: str) -> Request:
    return replace(request(), args=("1:0", *args))


@pytest.mark.parametrize(
    ("change", "args", "field", "wanted"),
    [
        (set_topic, ("business", ON), "topics", ("business", "world")),
        (set_topic, ("world", OFF), "topics", ()),
        (set_topic, ("world", ""), "topics", ("world",)),
        (set_topic, ("", ON), "topics", ()),
        (set_time, ("600", ON), "times", (480, 600, 1080)),
        (set_time, ("480", OFF), "times", (1080,)),
        (only_time, ("600",), "times", (600,)),
        (set_days, ("65",), "days", (5, 6)),
    ],
)
def test_a_press_done_twice_is_as_done_once(
    change: Callable[[Subscription, Request], Subscription],
    args: tuple[str, ...],
    field: str,
    wanted: tuple[object, ...],
) -> None:
    once = change(WISH, pressed(*args))
    assert getattr(once, field) == wanted
    assert change(once, pressed(*args)) == once


@pytest.mark.parametrize(
    ("change", "arg"), [(only_time, "1440"), (set_time, "no"), (set_days, "x")]
)
def test_what_no_button_says_is_refused(
    change: Callable[[Subscription, Request], Subscription], arg: str
) -> None:
    with pytest.raises(InputError):
        change(WISH, pressed(arg))
