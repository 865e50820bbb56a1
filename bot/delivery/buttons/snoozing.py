"""The buttons that pause briefings and alerts. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot import wording_rhythm as words
from bot.delivery.buttons.callback import pack
from bot.model import Button, Message


def snooze_row(to: str = "") -> tuple[Button, ...]:
    """Return the buttons that pause an address, or else where they stand."""
    return (
        Button(words.BUTTON_SNOOZE_DAY, pack("snooze", to, "day")),
        Button(words.BUTTON_SNOOZE_WEEK, pack("snooze", to, "week")),
    )


def with_snooze(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return messages with these buttons under the last."""
    *first, last = messages
    return (*first, replace(last, buttons=(*last.buttons, snooze_row())))
