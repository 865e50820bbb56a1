"""The index of all articles that this process holds, kept in step with the store.

It is made anew after a start, newest articles first, a few at a time, so that answers
go on in between; then it follows what comes in. What goes is noticed when it is looked
for, and swept out when there is too much of it. Who may see what is for the store to
say: everything found here is asked about there before it is shown.
"""

from collections.abc import Sequence

from bot.briefing.index import Index
from bot.clock import Clock
from bot.store.arrivals import BLOCK, Arrivals
from bot.store.articles import Articles

AT_ONCE = 8
"""Articles taken in without a pause: some 10 ms."""
SOON = 40
"""New articles that who asks may wait for; more come with the next round."""
_MANY = 500


class Library:
    """Finds sentences in all articles of the store."""

    def __init__(self, arrivals: Arrivals, articles: Articles, clock: Clock) -> None:
        self.index = Index()
        self._arrivals = arrivals
        self._articles = articles
        self._clock = clock
        self._top = 0
        self._bottom = 0

    async def follow(self) -> int:
        """Take in all that is not there yet; return how many articles that were."""
        taken = await self._climb(await self._arrivals.latest())
        while self._bottom > 0:
            place = (self._bottom - 1) // BLOCK
            ids = await self._arrivals.block(place)
            taken += await self._take([i for n, i in ids.items() if n < self._bottom])
            self._bottom = BLOCK * place
        await self._sweep()
        return taken

    async def catch_up(self) -> None:
        """Take in what came just now, so that it is found at once."""
        latest = await self._arrivals.latest()
        if not self._top or latest - self._top <= SOON:
            await self._climb(latest)

    async def _climb(self, latest: int) -> int:
        """Take in what came since; a new index begins at the newest block."""
        if not self._top:
            self._top = self._bottom = max(0, latest - 1) // BLOCK * BLOCK
        elif latest < self._top:  # the store was emptied
            self.index, self._top, self._bottom = Index(), 0, 0
            return await self._climb(latest) if latest else 0
        taken = 0
        for place in range(self._top // BLOCK, latest // BLOCK + 1):
            ids = await self._arrivals.block(place)
            taken += await self._take([i for n, i in ids.items() if n > self._top])
        self._top = max(self._top, latest)
        return taken

    async def _take(self, ids: Sequence[str]) -> int:
        taken = 0
        for start in range(0, len(ids), AT_ONCE):
            for article, findings in await self._arrivals.opened(
                ids[start : start + AT_ONCE]
            ):
                self.index.put(article, findings)
                taken += 1
            await self._clock.sleep(0)
        return taken

    async def _sweep(self) -> None:
        """Take out what the store has let go, if there is any."""
        if len(self.index) <= await self._articles.kept():
            return
        ids = self.index.ids
        for start in range(0, len(ids), _MANY):
            some = ids[start : start + _MANY]
            there = set(await self._articles.shown(some))
            for gone in (id_ for id_ in some if id_ not in there):
                self.index.drop(gone)
