"""Waking whoever waits for something to happen."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rung at every change; those who wait look again."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake everyone who waits now."""
        self._event.set()
        self._event = asyncio.Event()

    async def until(self, true: Callable[[], object], seconds: float) -> bool:
        """Return whether the claim came true within this many real seconds."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    await self._event.wait()
        except TimeoutError:
            return bool(true())
        return True
