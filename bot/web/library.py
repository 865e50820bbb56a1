"""Gets from the store what a page shows: everything that is for everybody.

The page of an article is found by its id alone, and the id of one that a chat's own
feed brought cannot be worked out by others. No other page has anything of those.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date as Date
from datetime import timedelta

from bot.briefing.editions import recall
from bot.briefing.series import Series, has_moved, series_of
from bot.clock import Clock
from bot.model import Article, Edition, Report
from bot.store.editions import TOPICS
from bot.store.stores import Stores
from bot.web.briefingpage import Issue
from bot.web.storypage import Tale

REPORTS = 30
"""Articles of a story that are shown, the newest."""
IN_FEED = 10
"""Briefings in a feed, and on the page of a topic."""


class Library:
    """Finds what pages show."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores = stores
        self._public = stores.seen_by(())
        self._clock = clock

    async def article(self, article_id: str) -> tuple[Article, Report] | None:
        """Return an article and what was found in it; None when it is not kept."""
        article = await self._stores.articles.get(article_id)
        report = await self._stores.articles.report(article_id)
        return (article, report) if article and report else None

    async def story(self, story_id: str) -> Tale | None:
        """Return a story; None when nothing of it is kept that is for everybody."""
        story = await self._stores.stories.get(story_id)
        reports = await self._reports(story.article_ids[:REPORTS] if story else ())
        if not story or not reports:
            return None
        return Tale(reports, await self._series(story.id, reports))

    async def edition(self, name: str) -> Issue | None:
        """Return the briefing of this name; None when it is not kept."""
        edition = await self._stores.editions.get(name)
        return await self._issue(edition) if edition else None

    async def issues(self, topic: str, most: int = IN_FEED) -> tuple[Issue, ...]:
        """Return the last public briefings on a topic, newest first."""
        editions = await self._stores.editions.of(topic, self._tomorrow())
        return tuple([await self._issue(each) for each in editions[:most]])

    async def beside(self, edition: Edition) -> tuple[Date | None, Date | None]:
        """Return the days of the public briefings just before and after one."""
        editions = await self._stores.editions.of(edition.topic, self._tomorrow())
        days = [each.day for each in editions]
        earlier = max((day for day in days if day < edition.day), default=None)
        return earlier, min((day for day in days if day > edition.day), default=None)

    async def topics(self) -> tuple[str, ...]:
        """Return the topics that have public briefings, largest first."""
        return tuple(await self._public.articles.topics())[:TOPICS]

    async def _issue(self, edition: Edition) -> Issue:
        reports = await self._reports(edition.article_ids)
        languages = {each.origin.article_id: each.language for each in reports}
        return Issue(edition, recall(edition, reports), languages)

    async def _reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Return those of these articles that are for everybody, and not to come."""
        now = self._clock.now()
        reports = await self._public.articles.reports(ids)
        return tuple(each for each in reports if each.origin.published <= now)

    async def _series(
        self, story_id: str, reports: Iterable[Report]
    ) -> tuple[Series, ...]:
        """Return the series of a story that have more to show than one number."""
        placed = _several(await self._stores.series.of(story_id))
        return tuple(each for each in series_of(reports, placed) if has_moved(each))

    def _tomorrow(self) -> Date:
        # Somewhere it is a day later than here; what is not there yet is not found.
        return self._clock.now().date() + timedelta(days=1)


def _several(placed: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int, str]]:
    """Return what is placed in series of more than one point: only these can move."""
    sizes = Counter(id_ for ids in placed.values() for id_ in ids.values())
    return {
        article_id: {number: id_ for number, id_ in ids.items() if sizes[id_] > 1}
        for article_id, ids in placed.items()
    }
