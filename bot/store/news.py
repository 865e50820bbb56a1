"""The stories of the last days, loaded once for all the briefings of a round."""

from datetime import datetime, timedelta

from bot.model import Report, Story
from bot.store.stores import Stores

Told = tuple[Story, tuple[Report, ...]]

# A busy day of a hundred feeds has fewer; more would hold up every other briefing.
_MOST_STORIES = 600
_MOST_REPORTS = 12


class News:
    """What is kept, by how many days back."""

    def __init__(self, stores: Stores, now: datetime) -> None:
        self._stores = stores
        self._now = now
        self._loaded: dict[int, tuple[Told, ...]] = {}

    async def of(self, days: int) -> tuple[Told, ...]:
        """Return the stories updated in so many days, with what is not yet to come."""
        if days not in self._loaded:
            self._loaded[days] = await self._load(self.since(days))
        return self._loaded[days]

    def since(self, days: int) -> datetime:
        """Return the moment so many days back."""
        return self._now - timedelta(days=days)

    async def _load(self, since: datetime) -> tuple[Told, ...]:
        stories = (await self._stores.stories.recent(since))[:_MOST_STORIES]
        wanted = [id_ for story in stories for id_ in story.article_ids[:_MOST_REPORTS]]
        reports = {
            report.origin.article_id: report
            for report in await self._stores.articles.reports(wanted)
            if report.origin.published <= self._now
        }
        told = [
            (story, tuple(reports[id_] for id_ in story.article_ids if id_ in reports))
            for story in stories
        ]
        return tuple((story, kept) for story, kept in told if kept)
