"""The texts of one feed on their way to the processes that read them.

Each feed has one piece of work at a time with them, so that they serve all feeds
alike; it may be of a few texts. On a busy machine the way there and back takes three
times as long as to analyse a short text. One that cannot be read spoils the piece of
work, and each text of it is tried by itself.
"""

import asyncio

from bot.errors import SourceError
from bot.jobs.analysis import Analysis, Analyst
from bot.model import Article

MOST = 6  # long ones take 15 ms each, and others wait

Waiting = tuple[Article, "asyncio.Future[Analysis]"]


class Texts:
    """Takes texts to the processes that read, those that came meanwhile together."""

    def __init__(self, analyst: Analyst) -> None:
        self._analyst = analyst
        self._turn = asyncio.Lock()
        self._waiting: list[Waiting] = []

    async def analyse(self, article: Article) -> Analysis:
        """Return what the article holds; SourceError when it cannot be analysed."""
        future: asyncio.Future[Analysis] = asyncio.get_running_loop().create_future()
        self._waiting.append((article, future))
        async with self._turn:
            if not future.done():
                await self._take()
        return await future

    async def _take(self) -> None:
        taken, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            found = await self._analyst.analyse_all([article for article, _ in taken])
        except BaseException:
            # Who takes them is stopped with the whole feed.
            for _, future in taken:
                future.cancel()
            raise
        for (_, future), each in zip(taken, found, strict=True):
            if isinstance(each, SourceError):
                future.set_exception(each)
            else:
                future.set_result(each)
