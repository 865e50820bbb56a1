"""Messages with a picture: what fits under one, and what goes instead. Pure."""

from dataclasses import replace

from bot.delivery.html.runs import utf16, visible
from bot.model import Ending, Message, Outcome

LIMIT = 1024
"""UTF-16 units that Telegram shows under a picture."""


def fits(html: str) -> bool:
    """Return whether these words may stand under a picture."""
    return utf16(visible(html)) <= LIMIT


def illustrated(message: Message, drawing: str, caption: str) -> tuple[Message, ...]:
    """Return the message with this drawing as its picture.

    Words too long to stand under it follow in a message of their own, and the picture
    goes first under its caption.
    """
    if fits(message.html):
        return (replace(message, picture=drawing),)
    return Message(caption, is_silent=message.is_silent, picture=drawing), message


def words_alone(message: Message, outcome: Outcome) -> Message | None:
    """Return what to send after this outcome instead of a picture, if that may help.

    A chat may forbid pictures and still take words, so having no right to the first
    says nothing of the second.
    """
    is_refused = outcome.ending in {Ending.REFUSED, Ending.MUTED}
    return unpainted(message) if message.picture and is_refused else None


def unpainted(message: Message) -> Message:
    """Return the message in words alone, which show nothing of its picture."""
    shown = tuple(each for each in message.shown if not each.is_painted)
    return replace(message, picture="", shown=shown)
