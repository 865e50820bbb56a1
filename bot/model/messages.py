"""What Telegram shows: words, buttons and pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it calls back with `data`, or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready for Telegram: its HTML and its rows of buttons.

    `picture` is a drawing, as an SVG, to be shown above the words. `reply_to` is the
    message it answers, where that is shown: in groups. What waits in the outbox answers
    none.
    """

    html: str
    buttons: Rows = ()
    is_silent: bool = False
    picture: str = ""
    reply_to: int = 0
