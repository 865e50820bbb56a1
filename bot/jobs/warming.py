"""Looks at new articles before anybody asks for them.

The first look at an article costs 1 to 3 ms, for its report is compared with its text
and each of its figures is asked what it is about; a briefing needs forty of them. What
was seen is remembered where it is seen (`bot.store.codec`, `bot.briefing.things`), so
whoever asks first waits no longer than the others. It is done a few articles at a time:
answers go on in between.
"""

from bot.briefing.likeness import said_by
from bot.briefing.numbers import measured
from bot.clock import Clock
from bot.model import Report
from bot.store.articles import Articles

NEWEST = 240
"""Articles looked at: among them are forty of each topic that has one in six."""
AT_ONCE = 4


class Warming:
    """Sees to it that the newest articles have been looked at in this process."""

    def __init__(self, articles: Articles, clock: Clock, newest: int = NEWEST) -> None:
        self._articles = articles
        self._newest = newest
        self._clock = clock
        self._seen: dict[str, Report] = {}
        self._version = -1

    async def run(self) -> int:
        """Look at what is new among the newest articles; return how many that were."""
        version = await self._articles.version()
        if version == self._version:
            return 0
        before, self._seen = self._seen, {}
        looked = 0
        for start in range(0, self._newest, AT_ONCE):
            reports = await self._next(start)
            if not reports:
                break
            for report in reports:
                looked += await self._look(report, before)
        self._version = version
        return looked

    async def _next(self, start: int) -> tuple[Report, ...]:
        now = self._clock.now()
        return await self._articles.latest(AT_ONCE, offset=start, until=now)

    async def _look(self, report: Report, before: dict[str, Report]) -> bool:
        id_ = report.origin.article_id
        self._seen[id_] = report
        if before.get(id_) is report:
            return False
        measured((report,))
        said_by(report)
        await self._clock.sleep(0)
        return True
