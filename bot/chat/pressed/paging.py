"""Rows of buttons: numbers that open something, and arrows that page in place."""

import hashlib
from collections.abc import Sequence
from math import ceil

from bot.chat.values import Desk
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import in_rows
from bot.model import Button

NUMBERS_IN_A_ROW = 5
LONGEST_INLINE = 20
"""Bytes of words a button carries itself; longer ones are kept in the store."""


def page_count(total: int, size: int) -> int:
    """Return how many pages of this size hold so many, at least one."""
    return max(1, ceil(total / size))


def arrows(action: str, page: int, pages: int, *args: str) -> tuple[Button, ...]:
    """Return ‹ 2/5 › for a list that has several pages, nothing for a single one."""
    if pages < 2:
        return ()
    before, after = (page - 1) % pages, (page + 1) % pages
    return (
        Button("‹", pack(action, str(before), *args)),
        Button(f"{page + 1}/{pages}", pack(action, str(page), *args)),
        Button("›", pack(action, str(after), *args)),
    )


def numbered(
    action: str, values: Sequence[tuple[str, ...]], label: str = "{number}"
) -> tuple[tuple[Button, ...], ...]:
    """Return rows of buttons 1, 2, 3 …, each calling back with its values."""
    buttons = [
        Button(label.format(number=number), pack(action, *each))
        for number, each in enumerate(values, start=1)
    ]
    rows = ceil(len(buttons) / NUMBERS_IN_A_ROW)
    width = ceil(len(buttons) / rows) if rows else 1
    return in_rows(buttons, width)


def is_long(words: str) -> bool:
    """Return whether a button cannot carry these words itself, or carries a token.

    A bar parts what a button carries, so words with one are kept as well.
    """
    return len(words.encode()) > LONGEST_INLINE or words.startswith("~") or "|" in words


async def keep_words(desk: Desk, chat_id: int, words: str) -> str:
    """Return a button's value that stands for these words, kept if they are long."""
    if not is_long(words):
        return words
    token = "~" + hashlib.sha256(words.encode()).hexdigest()[:10]
    await desk.stores.pending.put(chat_id, token, words)
    return token


async def kept_words(desk: Desk, chat_id: int, value: str) -> str | None:
    """Return the words a button's value stands for, None when they are gone."""
    if not value.startswith("~"):
        return value
    return await desk.stores.pending.get(chat_id, value)
