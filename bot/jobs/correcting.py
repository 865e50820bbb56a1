"""Puts a publisher's new version of an article in the place of the old one.

The article keeps its id and its story; what changed is kept with it
(`bot.briefing.corrections`). Its story may get another headline, its figures stay in
their series, the new number in the place of the old, and those who track one hear of
it. Cut off after the article was replaced, its figures are sorted like those of a new
one when its feed is read next.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.briefing.corrections import (
    carried,
    compare,
    is_one_text,
    may_look,
    version_of,
)
from bot.jobs.analysis import Analysis, Analyst
from bot.jobs.keeping import Keeper
from bot.jobs.placing import MOST_READ, grow
from bot.jobs.sorting import sort_figures
from bot.model import Article, Listed, Report
from bot.store.codec import digest
from bot.store.stores import Stores
from summarizers import segment

# Of the old text's length, what a version has at least.
_LEAST = 0.5
# Clocks of processes differ a little; one that was ahead, by more.
SLACK = timedelta(hours=1)


def is_same_text(old: Article, new: Article) -> bool:
    """Return whether a new version says nothing else than the old one."""
    return digest(old.text) == digest(new.text) and digest(old.title) == digest(
        new.title
    )


def successor(old: Article, new: Article, now: datetime) -> Article:
    """Return the new version under the old one's name.

    A later date counts, an earlier one does not: the article was told of by then. One
    that was read while the clock was ahead gets its date now. Of a feed that moved it
    stays under the address that brought it.
    """
    is_ahead = old.published > now + SLACK
    published = new.published if is_ahead else max(old.published, new.published)
    return replace(
        new,
        id=old.id,
        feed=(old.feed or new.feed) if new.feed else "",
        published=published,
        topics=tuple(dict.fromkeys((*old.topics, *new.topics))),
    )


class Corrector:
    """Looks at what a feed gives anew, and puts it in the place of what is kept."""

    def __init__(self, stores: Stores, analyst: Analyst, keeper: Keeper) -> None:
        self.keeper = keeper
        self._stores = stores
        self._analyst = analyst

    async def may_look(self, article_id: str, now: datetime) -> bool:
        """Return whether it is time to look at a further version of this article."""
        report = await self._stores.articles.report(article_id)
        return report is None or may_look(report.versions, now)

    async def note(self, article_id: str, listed: Listed) -> None:
        """Remember how its feed lists an article."""
        await self._stores.articles.note(article_id, listed)

    async def put(
        self, article_id: str, new: Article, listed: Listed, now: datetime
    ) -> bool:
        """Keep a new version; False when it is none, or one of another article."""
        old = await self._stores.articles.get(article_id)
        report = await self._stores.articles.report(article_id)
        if old is None or report is None:
            return False
        if old.url != new.url and not is_one_text(old.text, new.text, old.language):
            return False
        if is_same_text(old, new) and old.published <= now + SLACK:
            await self._stores.articles.note(article_id, listed)
            return True
        if len(new.text) < _LEAST * len(old.text):
            # A page that could not be had this time, or a feed that gives less: no
            # publisher takes most of an article back.
            return True
        article = successor(old, new, now)
        analysis = await self._analyst.analyse(article)
        article = replace(article, language=analysis.language)
        async with self._stores.placing.held():
            return await self._put((old, report), (article, analysis), listed, now)

    async def _put(
        self,
        before: tuple[Article, Report],
        after: tuple[Article, Analysis],
        listed: Listed,
        now: datetime,
    ) -> bool:
        (old, had), (article, analysis) = before, after
        compared = compare(had.findings, analysis.findings, article.language)
        version = None
        if not is_same_text(old, article):
            texts = sentences_of(old), sentences_of(article)
            found = had.findings, analysis.findings
            version = version_of(now, texts, found, compared, article.language)
        index = self._stores.series
        # Its story may have become a part of another since the article was read.
        now_of = await self._stores.articles.report(old.id)
        story_id = now_of.story_id if now_of else had.story_id
        placed = (await index.of(story_id)).get(old.id, {})
        if not await self._stores.articles.replace(
            article, analysis.findings, analysis.terms, version, listed
        ):
            return False
        for report in await self._stores.articles.reports([old.id]):
            others = await self._join(report)
            kept = carried(placed, compared, report)
            is_news = version is not None and bool(version.corrections)
            await sort_figures(index, report, others, kept, is_news=is_news)
        return True

    async def _join(self, report: Report) -> tuple[Report, ...]:
        """Save the story as it is with this report; return the others."""
        story = await self._stores.stories.get(report.story_id)
        mine = report.origin.article_id
        ids = [id_ for id_ in (story.article_ids if story else ()) if id_ != mine]
        others = await self._stores.articles.reports(ids[:MOST_READ])
        await self._stores.stories.save(grow(story, (report, *others)))
        return others


def sentences_of(article: Article) -> frozenset[str]:
    """Return the sentences of an article."""
    return frozenset(each.text for each in segment(article.text).sentences)
