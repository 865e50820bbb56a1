"""Answers that are the same for every reader, made once while the news stay the same.

Reading, ranking and wording a page of news takes 3 to 10 ms, and in a busy second many
ask for the same one. An answer is kept until any article or story changes, and for five
seconds at most, because an article may be dated a little ahead.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar, cast

from bot.clock import Clock
from bot.store.articles import Articles

T = TypeVar("T")

SECONDS = 5
"""An answer is kept so long; midnight always begins a new five seconds."""


class Memo:
    """Remembers what was made of the present news."""

    def __init__(self) -> None:
        self._state = (0, 0)
        self._kept: dict[Hashable, object] = {}
        self._locks: defaultdict[Hashable, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def get(
        self,
        articles: Articles,
        clock: Clock,
        key: Hashable,
        make: Callable[[], Awaitable[T]],
    ) -> T:
        """Return what was made under this key, making it if the news have changed."""
        state = await articles.version(), int(clock.now().timestamp()) // SECONDS
        if state != self._state:
            self._state, self._kept = state, {}
            self._locks.clear()
        kept = self._kept
        # Of all who ask at once, one does the work.
        async with self._locks[key]:
            made = kept[key] if key in kept else await make()
            kept[key] = made
        return cast("T", made)
