"""Waking whoever waits for something to happen."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rung at every change; those who wait look again."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everyone who waits now."""
        for sleeper in tuple(self._waiting):
            _wake(sleeper)

    async def until(self, true: Callable[[], object], seconds: float) -> bool:
        """Return whether the claim came true within this many real seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not true() and loop.time() < deadline:
            await self._rung(deadline)
        return bool(true())

    async def _rung(self, deadline: float) -> None:
        loop = asyncio.get_running_loop()
        sleeper: asyncio.Future[None] = loop.create_future()
        alarm = loop.call_at(deadline, _wake, sleeper)
        self._waiting.add(sleeper)
        try:
            await sleeper
        finally:
            alarm.cancel()
            self._waiting.discard(sleeper)


def _wake(sleeper: asyncio.Future[None]) -> None:
    if not sleeper.done():
        sleeper.set_result(None)
