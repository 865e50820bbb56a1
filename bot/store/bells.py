"""Wakes a job in another process as soon as there is something for it to do.

A bell is a list that holds one token at most. Who waits takes it, so of several
processes one hears; a token that nobody hears in time, or that got lost with the one
who took it, is no loss, because every job also looks by itself now and then. A list and
not a channel: it works alike on one server, behind Sentinel and on a Cluster, and a
bell rung a moment before somebody listens is still heard.
"""

from collections.abc import Iterable

from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis

FIGURES = "figures"
"""Rung when an article changed a story in which somebody tracks a figure."""
PUSHES = "pushes"
"""Rung when a hub has pushed something."""

WAIT = 2
"""Whole seconds somebody listens; less than a client waits for any answer."""


class Bells:
    """Listens to bells; the scripts that bring something ring them."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def heard(self, names: Iterable[str]) -> str | None:
        """Return the first of these bells that rings, None when none does for long."""
        places = {keys.bell(name): name for name in names}
        answer = await self._redis.blpop(list(places), timeout=WAIT)
        return places[text_of(answer[0])] if answer else None
