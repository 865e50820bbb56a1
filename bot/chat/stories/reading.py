"""Gets from the store what several commands show: stories with their reports."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace

from bot.briefing.compose import Measure, compose
from bot.briefing.editions import edition_of, own_articles
from bot.briefing.rank import Told
from bot.chat.values import Desk
from bot.model import Briefing, Edition, Report
from summarizers.text.words import terms

Read = Callable[[Iterable[str]], Awaitable[tuple[Report, ...]]]
"""A way to read the reports of articles by their ids."""
NEWEST = 40
"""Articles a briefing on demand looks at: two busy days of a dozen feeds."""
MOST_REPORTS = 12
"""Articles of a story worth reading, the newest."""


async def newest(desk: Desk, count: int, *, topic: str = "") -> tuple[Report, ...]:
    """Return the newest reports, newest first, none from the future."""
    now = desk.clock.now()
    return await desk.stores.articles.latest(count, topic=topic, until=now)


def one_of_each(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return the first report of each story, in the order they came."""
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(report.story_id, report)
    return tuple(first.values())


async def found(
    desk: Desk, words: str, count: int, read: Read | None = None
) -> tuple[Report, ...]:
    """Return the reports that fit these words best, read whole or as `read` does."""
    ids = await desk.stores.articles.search(
        terms(words, "en"), count, until=desk.clock.now()
    )
    return await (read or desk.stores.articles.reports)(ids)


async def told_together(
    desk: Desk, reports: Iterable[Report], read: Read | None = None
) -> tuple[Told, ...]:
    """Return the stories of these reports, each with all its reports that are kept.

    Those beside the given ones are read whole, or as `read` does.
    """
    known = {report.origin.article_id: report for report in reports}
    names = dict.fromkeys(report.story_id for report in known.values())
    stories = await desk.stores.stories.many(tuple(names))
    parts = {story.id: story.article_ids[:MOST_REPORTS] for story in stories}
    others = [id_ for ids in parts.values() for id_ in ids if id_ not in known]
    now = desk.clock.now()
    for report in await (read or desk.stores.articles.reports)(others):
        if report.origin.published <= now:
            known[report.origin.article_id] = report
    return tuple(
        (story, tuple(known[id_] for id_ in parts[story.id] if id_ in known))
        for story in stories
    )


async def newest_stories(desk: Desk) -> tuple[Told, ...]:
    """Return the stories of the newest reports, as a briefing on demand looks at."""
    return await told_together(desk, await newest(desk, NEWEST))


async def brief_now(desk: Desk, topics: tuple[str, ...], measure: Measure) -> Briefing:
    """Return a briefing of the newest stories, told before or not."""
    reports: tuple[Report, ...] = ()
    for topic in topics or ("",):
        reports += await newest(desk, NEWEST, topic=topic)
    stories = await told_together(desk, reports)
    now = desk.clock.now()
    briefing = compose(now.date(), stories, {}, topics=topics, measure=measure)
    return await _with_page(
        desk, briefing, edition_of(briefing, now, own_articles(stories))
    )


def story_page(desk: Desk, story_id: str, reports: Iterable[Report]) -> str:
    """Return the address of a story's page, "" where it has none.

    Only what is for everybody has one.
    """
    is_public = any(report.is_for(()) for report in reports)
    return (
        f"{desk.options.pages}/s/{story_id}" if desk.options.pages and is_public else ""
    )


async def _with_page(desk: Desk, briefing: Briefing, edition: Edition) -> Briefing:
    """Return the briefing with the address of its page, where there are pages."""
    pages, editions = desk.options.pages, desk.stores.editions
    if not pages or not (name := await editions.name(edition)):
        return briefing
    await editions.keep(name, edition)
    return replace(briefing, page=f"{pages}/b/{name}")
