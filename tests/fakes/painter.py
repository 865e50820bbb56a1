"""A painter that counts, and draws here and at once."""

from bot.delivery.picture import png
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
