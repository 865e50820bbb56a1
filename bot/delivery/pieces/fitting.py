"""Makes any message one that Telegram takes: split where it is too long. Pure.

What is composed here fits by itself; an article's own sentence or title may be of any
length, and what it stands in must reach the reader all the same. It is split between
its blocks, which empty lines part, as far as these fit by themselves.
"""

from dataclasses import replace
from functools import lru_cache

from bot.delivery.html.parts import ROOM, measure, pack
from bot.delivery.pieces.shown import moved
from bot.model import Message


# Answers alike for many readers are measured once; 256 messages take about 2 MB.
@lru_cache(maxsize=256)
def fitted(message: Message) -> tuple[Message, ...]:
    """Return the message in parts: picture over the first, buttons under the last."""
    if measure(message.html).fits(ROOM):
        return (message,)
    pieces = pack(_blocks(message.html)) or (message.html,)
    last = len(pieces) - 1
    return tuple(
        replace(
            message,
            html=html,
            picture="" if place else message.picture,
            buttons=() if place < last else message.buttons,
            shown=moved(message, html) if last else message.shown,
        )
        for place, html in enumerate(pieces)
    )


def _blocks(html: str) -> tuple[str, ...]:
    """Return what may stand in messages of its own: its tags are closed in it."""
    blocks = [""]
    for part in html.split("\n\n"):
        if _is_whole(blocks[-1]):
            blocks.append(part)
        else:
            blocks[-1] += f"\n\n{part}"
    return tuple(blocks)


def _is_whole(html: str) -> bool:
    """Whether every tag that is opened here is closed here, too."""
    return html.count("<") == 2 * html.count("</")
