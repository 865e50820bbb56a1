"""Messages for those who hear them read out: words and links, nothing that decorates.

Emoji of ours are left out where texts are read (`bot.language.texts`); here the marks
for bold and the like go, and pictures, whose words stand in the message too. Links
stay: they are how every sentence leads to its source.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.current import manner
from bot.language.plain import marks
from bot.model import Message


def plainly(message: Message) -> Message:
    """Return a message in the manner of the moment: as it is, or without decoration."""
    if not manner().is_plain:
        return message
    gone = [(each.start(), each.end()) for each in marks(message.html)]
    shown = (
        replace(each, start=_moved(each.start, gone), end=_moved(each.end, gone))
        for each in message.shown
    )
    return replace(
        message, html=plain_html(message.html), picture="", shown=tuple(shown)
    )


def plain_html(html: str) -> str:
    """Return HTML in the manner of the moment."""
    if not manner().is_plain:
        return html
    ends = [0, *(each.end() for each in marks(html))]
    starts = [*(each.start() for each in marks(html)), len(html)]
    return "".join(html[a:b] for a, b in zip(ends, starts, strict=True))


def sign(picture: str) -> str:
    """Return a picture to stand before a line, nothing where the line is heard."""
    return "" if manner().is_plain else f"{picture} "


def _moved(place: int, gone: Sequence[tuple[int, int]]) -> int:
    """Return where a place is when all this before it is gone."""
    return place - sum(min(end, place) - start for start, end in gone if start < place)
