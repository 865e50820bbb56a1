"""Which stories the numbers under messages stand for. Pure."""

from collections.abc import Iterable

from bot.delivery.buttons.callback import parse
from bot.model import Message


def numbered_stories(messages: Iterable[Message]) -> dict[int, str]:
    """Return the ids of stories by the numbers on the buttons that open them."""
    buttons = [
        (button.label, parse(button.data))
        for message in messages
        for row in message.buttons
        for button in row
    ]
    return {
        int(label): found[1][0]
        for label, found in buttons
        if found and found[0] == "story" and found[1] and label.isdecimal()
    }
