"""Takes an article into the store: analysed, placed in its story, kept once."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.briefing.stories import candidate, headline, place
from bot.errors import SourceError
from bot.jobs.analysis import Analysis, Analyst
from bot.jobs.sorting import sort_figures
from bot.model import Article, Feed, Listed, Report, Story
from bot.store.articles import Kept
from bot.store.codec import digest
from bot.store.stores import Stores

NEAR = 20  # articles to compare a new one with
MOST_SETTLED = 100_000
MOST_IN_STORY = 200
MOST_READ = 12  # of a story's articles, the newest

_CURRENT = timedelta(days=1)
_NEXT = timedelta(microseconds=1)

log = logging.getLogger(__name__)


class Arrival(NamedTuple):
    """How an article came: to last or not, as which entry, and with a date or not."""

    lasts: bool = False
    listed: Listed | None = None
    is_undated: bool = False


class Keeper:
    """Keeps articles; remembers which need not be looked at again."""

    def __init__(
        self, stores: Stores, analyst: Analyst, hands: asyncio.Semaphore
    ) -> None:
        self._stores = stores
        self._analyst = analyst
        self._hands = hands
        # Two articles on one event that come at once must not make two stories.
        self.placing = asyncio.Lock()
        self._settled: dict[str, str] = {}

    async def is_settled(self, article_id: str) -> bool:
        """Return whether an article of this id was kept, doubled or given up."""
        if article_id in self._settled:
            return True
        async with self._hands:
            report = await self._stores.articles.report(article_id)
            if report is None:
                return False
            await self._mend(report)
        self.settle(article_id)
        return True

    def is_passed(self, listed: Listed) -> bool:
        """Return whether this very entry was looked at, and needs no further look."""
        return self._settled.get(listed.mark) == listed.digest

    async def open(self, feed: Feed) -> None:
        """Show everybody what a feed brought while it was a chat's own."""
        if not feed.is_own:
            async with self._hands:
                await self._stores.articles.publish(feed.url)

    async def kept(self, article_id: str, mark: str) -> Kept | None:
        """Return the article an entry lists, in its story; None when there is none."""
        async with self._hands:
            found = await self._stores.articles.standing(article_id, mark)
        if found:
            await self.is_settled(found.article_id)
        return found

    async def is_gone(self, article_id: str, now: datetime) -> bool:
        """Return whether an undated article went because it was old."""
        async with self._hands:
            return await self._stores.retention.is_gone(article_id, now)

    async def oldest(self, moment: datetime) -> datetime:
        """Return before when nothing is taken in: this moment, or what had no room."""
        async with self._hands:
            floor = await self._stores.retention.floor()
        return max(moment, floor + _NEXT) if floor else moment

    def forget(self) -> None:
        """Have every article and entry looked at again."""
        self._settled.clear()

    def settle(self, name: str, digest: str = "") -> None:
        """Remember that this article, or an entry that gives this, was looked at."""
        if len(self._settled) >= MOST_SETTLED:
            self.forget()
        self._settled[name] = digest

    async def keep(
        self,
        article: Article,
        *,
        lasts: bool = False,
        listed: Listed | None = None,
        is_undated: bool = False,
    ) -> bool:
        """Analyse and keep the article; False when it is known or cannot be read.

        One that lasts stays however old it is.
        """
        async with self._hands:
            known = await self._stores.articles.known(article.url, article.text)
        if known:
            # Another feed brings, word for word, what so far only some may see.
            await self._stores.articles.open(known, article.feed)
            self.settle(article.id)
            return False
        try:
            analysis = await self._analyst.analyse(article)
        except SourceError as error:
            log.warning("article %s, %r: %s", article.id, article.title, error)
            self.settle(article.id)
            return False
        article = replace(article, language=analysis.language)
        arrival = Arrival(lasts, listed, is_undated)
        async with self.placing:
            is_new = await self._place(article, analysis, arrival)
        self.settle(article.id)
        return is_new

    async def _place(
        self, article: Article, analysis: Analysis, arrival: Arrival
    ) -> bool:
        """Keep the article and the story it joins or begins; False when it is known."""
        told = await self._near(analysis.terms)
        candidates = [candidate(id_, had) for id_, (_, had) in told.items() if had]
        joined = place(article, analysis.terms, candidates)
        story, reports = told[joined] if joined else (None, ())
        story_id = joined or _new_story(article)
        # The article first: a story may never name one that is not there.
        if not await self._stores.articles.add(
            article, analysis.findings, story_id, analysis.terms, **arrival._asdict()
        ):
            return False
        report = Report(
            article.origin,
            article.topics,
            analysis.findings,
            story_id,
            article.language,
            (article.feed,) if article.feed else (),
        )
        await self._stores.stories.save(grow(story, (report, *reports)))
        await sort_figures(self._stores.series, report, reports)
        return True

    async def _near(
        self, terms: Mapping[str, float]
    ) -> dict[str, tuple[Story, tuple[Report, ...]]]:
        """Return the stories most like these terms, by id, with their reports."""
        articles = self._stores.articles
        similar = await articles.reports(await articles.search(terms, NEAR))
        ids = dict.fromkeys(report.story_id for report in similar)
        stories = await self._stores.stories.many(ids)
        # All at once: twenty ways to the store were half of what keeping took.
        wanted = [id_ for story in stories for id_ in story.article_ids[:MOST_READ]]
        found = {
            each.origin.article_id: each for each in await articles.reports(wanted)
        }
        return {
            story.id: (
                story,
                tuple(
                    found[id_] for id_ in story.article_ids[:MOST_READ] if id_ in found
                ),
            )
            for story in stories
        }

    async def _reports(self, story: Story) -> tuple[Report, ...]:
        return await self._stores.articles.reports(story.article_ids[:MOST_READ])

    async def _mend(self, report: Report) -> None:
        """Put an article into its story if we were stopped before we could."""
        story = await self._stores.stories.get(report.story_id)
        reports = await self._reports(story) if story else ()
        if not story or report.origin.article_id not in story.article_ids:
            await self._stores.stories.save(grow(story, (report, *reports)))
        await sort_figures(self._stores.series, report, reports)


def _new_story(article: Article) -> str:
    """Return the id of the story an article begins.

    Others may come to see the story of an own article, by its public part; its id must
    not lead them to the article's reading page.
    """
    return digest(f"story {article.id}") if article.feed else article.id


def grow(story: Story | None, reports: tuple[Report, ...]) -> Story:
    """Return the story with the first of these reports in it, newest first.

    Without a story the report begins one. The others are those the story had.
    """
    new = reports[0].origin
    ids = (new.article_id, *(story.article_ids if story else ()))
    moments = {each.origin.article_id: each.origin.published for each in reports}
    newest, oldest = max(moments.values()), min(moments.values())
    feeds = _own_feeds(story, reports)
    # Of a story for everybody, headline and topics come from what everybody may see.
    shown = [each for each in reports if feeds or not each.feeds]
    # A count that grows every day must not stay in the headline of its third day.
    latest = [each for each in shown if newest - each.origin.published < _CURRENT]
    newest_first = sorted(ids, key=lambda id_: moments.get(id_, oldest), reverse=True)
    topics = (topic for each in reversed(shown) for topic in each.topics)
    return Story(
        id=story.id if story else reports[0].story_id,
        headline=headline(latest) if latest else _headline(story),
        article_ids=tuple(dict.fromkeys(newest_first))[:MOST_IN_STORY],
        topics=tuple(dict.fromkeys((*(story.topics if story else ()), *topics))),
        updated=max(new.published, story.updated if story else new.published),
        feeds=feeds,
    )


def _headline(story: Story | None) -> str:
    return story.headline if story else ""


def _own_feeds(story: Story | None, reports: tuple[Report, ...]) -> tuple[str, ...]:
    """Return the own feeds that tell of a story, none if anything else does."""
    is_public = story is not None and not story.feeds
    if is_public or not all(report.feeds for report in reports):
        return ()
    known = story.feeds if story else ()
    return tuple(sorted({*known, *(feed for each in reports for feed in each.feeds)}))
