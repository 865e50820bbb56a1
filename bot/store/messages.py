"""Messages to the text that is stored, and back."""

from bot.model import Button, Message
from bot.store.plain import Plain


def pack_message(message: Message) -> Plain:
    """Return a message as it is stored; what it shows is kept with its content."""
    rows = [
        [[button.label, button.data, button.url] for button in row]
        for row in message.buttons
    ]
    # Most have no picture, and those stored by an earlier version never have.
    picture = [message.picture] if message.picture else []
    return [message.html, rows, int(message.is_silent), *picture]


def unpack_message(plain: Plain) -> Message:
    """Return the message this keeps; more than is known is passed over."""
    html, rows, is_silent, *more = plain
    buttons = tuple(tuple(Button(*button[:3]) for button in row) for row in rows)
    return Message(html, buttons, bool(is_silent), *more[:1])
