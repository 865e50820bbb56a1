"""Asking the shards in turn, so that none is served first for ever.

A Cluster reads one stream at a time, so each of 64 shards has its own.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from bot.store import keys
from bot.store.scripts import Call, Script

Item = Sequence[Any]
"""What a script gives back for one thing it found."""


class Rounds:
    """Collects what one script finds in the shards."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._first = 0

    async def collect(
        self, count: int, ask: Callable[[int, int], Call]
    ) -> list[tuple[int, Item]]:
        """Return up to `count` items, each with the number of its shard.

        `ask` says how to ask a shard for a number of items.
        """
        waiting = deque(range(keys.SHARDS))
        waiting.rotate(-self._first)
        found: list[tuple[int, Item]] = []
        while waiting and len(found) < count:
            needed = count - len(found)
            asked = [waiting.popleft() for _ in range(min(needed, len(waiting)))]
            share = needed // len(asked)
            answers = await self._script.each(ask(number, share) for number in asked)
            for number, items in zip(asked, answers, strict=True):
                found.extend((number, item) for item in items)
                if len(items) == share:
                    waiting.append(number)
            self._first = (asked[-1] + 1) % keys.SHARDS
        return found
