"""The buttons by which a group says how a briefing was. Pure.

They need no right in the group, and unlike a poll they are no post of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot import wording_rhythm as words
from bot.delivery.buttons.callback import pack
from bot.model import DOWN, UP, Button, Message


def with_opinions(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return messages with these buttons under the last."""
    *first, last = messages
    row = (
        Button(words.LIKE, pack("opinion", UP)),
        Button(words.DISLIKE, pack("opinion", DOWN)),
    )
    return (*first, replace(last, buttons=(*last.buttons, row)))
