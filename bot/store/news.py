"""The stories of the last days with their reports, as a briefing looks at them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from bot.model import Report, Story
from bot.store.stores import Stores

Told = tuple[Story, tuple[Report, ...]]

# A busy day of a hundred feeds has fewer; more would hold up every other briefing.
_MOST_STORIES = 600
_MOST_REPORTS = 12
_AT_ONCE = 24


class News:
    """What is kept, by how many days back."""

    def __init__(self, stores: Stores, now: datetime) -> None:
        self._stores = stores
        self._now = now
        # Everybody in a round asks this, and few were told any of them.
        self._corrected: dict[int, tuple[str, ...]] = {}

    async def of(self, days: int) -> tuple[Told, ...]:
        """Return the stories updated in so many days, with what is not yet to come.

        Where only one chat looks, those of its own feeds are among them.
        """
        stories = await self._stores.stories.recent(self.since(days))
        own = await self.own(days, self._stores.articles.owned or ())
        return (*await self._with_reports(stories[:_MOST_STORIES]), *own)

    async def own(self, days: int, feeds: Iterable[str]) -> tuple[Told, ...]:
        """Return the stories of these days that only these own feeds tell of."""
        stories = await self._stores.stories.own(feeds, self.since(days))
        return await self._with_reports(stories)

    async def corrected(self, days: int, ids: Collection[str]) -> tuple[Told, ...]:
        """Return the stories of those of these articles corrected in so many days."""
        if days not in self._corrected:
            seen = await self._stores.articles.corrected(self.since(days))
            self._corrected[days] = seen
        wanted = [id_ for id_ in self._corrected[days] if id_ in ids]
        if not wanted:
            return ()
        found = await self.reports(wanted)
        names = dict.fromkeys(report.story_id for report in found.values())
        return await self._with_reports(await self._stores.stories.many(names))

    def forget(self) -> None:
        """Ask anew what was corrected: something was, meanwhile."""
        self._corrected.clear()

    async def _with_reports(self, stories: Sequence[Story]) -> tuple[Told, ...]:
        wanted = [id_ for story in stories for id_ in story.article_ids[:_MOST_REPORTS]]
        reports = await self.reports(wanted)
        told = [
            (story, tuple(reports[id_] for id_ in story.article_ids if id_ in reports))
            for story in stories
        ]
        return tuple((story, kept) for story, kept in told if kept)

    def since(self, days: int) -> datetime:
        """Return the moment so many days back."""
        return self._now - timedelta(days=days)

    async def reports(self, ids: Sequence[str]) -> dict[str, Report]:
        """Return the reports that are not from the future, by their id.

        The first look at one takes a millisecond or two: a few at a time, so that
        whoever else waits is served in between.
        """
        found: dict[str, Report] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            for report in await self._stores.articles.reports(some):
                if report.origin.published <= self._now:
                    found[report.origin.article_id] = report
        return found
