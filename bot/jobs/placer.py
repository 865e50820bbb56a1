"""Reads the stories at hand, and keeps what is decided of them (`bot.jobs.placing`)."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.briefing.stories import LOOKED_AT, OVER
from bot.jobs.abreast import abreast
from bot.jobs.placing import MOST_READ, Near, Placed, near_of, placed
from bot.jobs.sorting import sort_figures
from bot.model import Report, Story
from bot.store.stores import Stores

NEAR = 30  # articles to compare a new one with

Read = Callable[[Iterable[str]], Awaitable[tuple[Report, ...]]]


Wanted = tuple[Mapping[str, float], datetime]
"""The terms of an article, and when it was published."""


class Placer:
    """Finds the stories at hand, and puts an article into one."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    async def near(self, wanted: Sequence[Wanted]) -> list[dict[str, Near]]:
        """Return by id the stories most like each of these that were not over then.

        All at once, because articles that come together are often near the same ones.
        """
        rows = await abreast(self._current(*each) for each in wanted)
        stories = {each.id: each for row in rows for each in row}
        found = await self._read_all([*stories.values()])
        return [
            {each.id: found[each.id] for each in row if each.id in found}
            for row in rows
        ]

    async def _current(
        self, terms: Mapping[str, float], published: datetime
    ) -> list[Story]:
        known = await self._stores.articles.near(terms, NEAR)
        return [each for each in known if each.updated >= published - OVER]

    async def _read_all(self, stories: Sequence[Story]) -> dict[str, Near]:
        """Return these by id, read by portions: chats are answered in between."""
        found: dict[str, Near] = {}
        for start in range(0, len(stories), NEAR):
            portion = await self.read(stories[start : start + NEAR])
            found |= {each.story.id: each for each in portion}
        return found

    async def read(self, stories: Sequence[Story]) -> tuple[Near, ...]:
        """Return the stories with what their articles say; none whose are all gone.

        All at once: thirty ways to the store would be half of what keeping takes.
        """
        newest = [each.article_ids[:MOST_READ] for each in stories]
        before = [each.article_ids[MOST_READ:LOOKED_AT] for each in stories]
        reports = await self._of(self._stores.articles.reports, newest)
        titles = await self._of(self._stores.articles.outlines, before)
        rows = zip(stories, reports, titles, strict=True)
        return tuple(near_of(*row) for row in rows if row[1])

    async def _of(
        self, read: Read, wanted: Sequence[tuple[str, ...]]
    ) -> list[tuple[Report, ...]]:
        """Return the reports of each row of articles, with one look at the store."""
        found = await read([id_ for ids in wanted for id_ in ids])
        kept = {each.origin.article_id: each for each in found}
        return [tuple(kept[id_] for id_ in ids if id_ in kept) for ids in wanted]

    async def reports(self, story: Story) -> tuple[Report, ...]:
        """Return the reports of the story's newest articles."""
        return await self._stores.articles.reports(story.article_ids[:MOST_READ])

    async def put(self, report: Report, near: Mapping[str, Near]) -> None:
        """Keep the story with the report in it, and what turns out to be the same."""
        found = placed(report, near)
        await self._stores.stories.save(found.grown.story)
        await self.finish(found)

    async def mend(
        self, report: Report, terms: Mapping[str, float] | None = None
    ) -> None:
        """Put an article that is kept into its story, as that now is.

        By its terms it is seen whether that is the same as another.
        """
        story = await self._stores.stories.get(report.story_id)
        had = await self._read_all([story] if story else [])
        wanted = [(terms, report.origin.published)] if terms else []
        near = {
            id_: each for row in await self.near(wanted) for id_, each in row.items()
        }
        await self.put(report, near | had)

    async def finish(self, found: Placed) -> None:
        """Make one story of those that turned out to be one, and sort the figures."""
        for union, absorbed in found.unions:
            await self._stores.stories.merge(union.story, absorbed)
        report = replace(found.report, story_id=found.last.story.id)
        await sort_figures(self._stores.series, report, found.last.reports)
