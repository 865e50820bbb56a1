"""Messages to the text that is stored, and back."""

from collections.abc import Iterable
from dataclasses import replace

from bot.model import Button, Message, Part, Shown
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


def pack_whole(message: Message) -> Plain:
    """Return a message as it is stored where it waits, with what it shows.

    It may wait longer than contents are kept, and is put right before it goes.
    """
    packed = pack_message(message)[:3]
    return [*packed, message.picture, pack_shown(message.shown)]


def unpack_message(plain: Plain) -> Message:
    """Return the message this keeps; more than is known is passed over."""
    html, rows, is_silent, *more = plain
    buttons = tuple(tuple(Button(*button[:3]) for button in row) for row in rows)
    return Message(html, buttons, bool(is_silent), *more[:1])


def unpack_whole(plain: Plain) -> Message:
    """Return the message this keeps with what it shows, as far as that is kept."""
    shown = unpack_shown(plain[4]) if len(plain) > 4 else ()
    return replace(unpack_message(plain), shown=shown)


def pack_shown(shown: Iterable[Shown]) -> Plain:
    """Return the pieces of a message as they are stored."""
    return [
        [s.start, s.end, s.part.value, s.article_id, s.said, s.words, int(s.is_bare)]
        for s in shown
    ]


def unpack_shown(plain: Iterable[Plain]) -> tuple[Shown, ...]:
    """Return these pieces; an earlier version had no bare ones."""
    return tuple(
        Shown(start, end, Part(part), id_, said, words, is_bare=any(more[:1]))
        for start, end, part, id_, said, words, *more in plain
    )
