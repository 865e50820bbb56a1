"""Makes any message one that Telegram takes: split where it is too long. Pure.

What is composed here fits by itself; an article's own sentence or title may be of any
length, and what it stands in must reach the reader all the same.
"""

from dataclasses import replace
from functools import lru_cache

from bot.delivery.parts import pack
from bot.model import Message


# Answers alike for many readers are measured once; 256 messages take about 2 MB.
@lru_cache(maxsize=256)
def fitted(message: Message) -> tuple[Message, ...]:
    """Return the message in parts: picture over the first, buttons under the last."""
    pieces = pack([message.html]) or (message.html,)
    last = len(pieces) - 1
    return tuple(
        replace(
            message,
            html=html,
            picture="" if place else message.picture,
            buttons=() if place < last else message.buttons,
        )
        for place, html in enumerate(pieces)
    )
