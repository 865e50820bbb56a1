"""The pictures of messages: drawn when they are first needed, uploaded once.

A message carries its picture as a drawing. Telegram names each picture it was given,
and the name is remembered under the drawing's digest; the next message with the same
drawing is sent by name, neither drawn nor uploaded again.

A picture is an extra. That it cannot be drawn, or that the store is away, is a line in
the log and never in the way of the words.
"""

import logging
from collections.abc import Awaitable, Callable
from hashlib import sha256

from bot.errors import SourceError, StoreError
from bot.store.connection import guard
from bot.store.pictures import Pictures

logger = logging.getLogger(__name__)

Paint = Callable[[str], Awaitable[bytes]]
"""Turns a drawing into a PNG; SourceError when it cannot."""


class Gallery:
    """Finds the pictures of drawings."""

    def __init__(self, paint: Paint, known: Pictures) -> None:
        self._paint = paint
        self._known = known

    async def find(self, drawing: str) -> str | bytes:
        """Return Telegram's name of the picture, or else the PNG; empty if neither."""
        try:
            with guard():
                named = await self._known.get(_digest(drawing))
            return named or await self._paint(drawing)
        except (SourceError, StoreError) as error:
            logger.warning("a message goes without its picture: %s", error)
            return ""

    async def note(self, drawing: str, file_id: str) -> None:
        """Remember the name that Telegram gave the picture of this drawing."""
        try:
            with guard():
                await self._known.put(_digest(drawing), file_id)
        except StoreError as error:
            # The message is out. Were this raised, it would seem not to be.
            logger.warning("a picture will be uploaded again: %s", error)

    async def forget(self, drawing: str) -> None:
        """Forget a name that Telegram refused: it belongs to another bot, or is old."""
        try:
            with guard():
                await self._known.drop(_digest(drawing))
        except StoreError as error:
            logger.warning("a picture's name stays, though it was refused: %s", error)


def _digest(drawing: str) -> str:
    return sha256(drawing.encode()).hexdigest()
