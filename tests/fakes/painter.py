"""A painter that counts, and draws here and at once."""

import asyncio

from bot.delivery.drawing.picture import png
from bot.errors import SourceError


class FakePainter:
    """Draws whatever resvg can; `drawn` are the drawings it was given."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    async def __call__(self, drawing: str) -> bytes:
        self.drawn.append(drawing)
        try:
            return png(drawing)
        except ValueError as error:
            raise SourceError(str(error)) from error


class SlowPainter:
    """Begins to draw, and never comes to an end."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def __call__(self, drawing: str) -> bytes:
        self.begun.set()
        await asyncio.Event().wait()
        return b""
