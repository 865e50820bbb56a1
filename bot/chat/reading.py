"""Gets from the store what several commands show: stories with their reports."""

from collections.abc import Iterable
from datetime import datetime

from bot.briefing.compose import compose
from bot.chat.values import Desk
from bot.model import Briefing, Report, Story
from summarizers.words import terms

NEWEST = 40
"""Articles a briefing on demand looks at: two busy days of a dozen feeds."""


async def newest(
    desk: Desk, count: int, *, topic: str = "", offset: int = 0
) -> tuple[Report, ...]:
    """Return the newest reports, newest first, none from the future."""
    now = desk.clock.now()
    return await desk.stores.articles.latest(
        count, topic=topic, offset=offset, until=now
    )


async def found(desk: Desk, words: str, count: int) -> tuple[Report, ...]:
    """Return the reports that fit these words best."""
    ids = await desk.stores.articles.search(
        terms(words, "en"), count, until=desk.clock.now()
    )
    return await desk.stores.articles.reports(ids)


async def told_together(
    desk: Desk, reports: Iterable[Report]
) -> tuple[tuple[Story, tuple[Report, ...]], ...]:
    """Return the stories of these reports, each with all its reports that are kept."""
    names = dict.fromkeys(report.story_id for report in reports)
    stories = await desk.stores.stories.many(tuple(names))
    now = desk.clock.now()
    pairs = [
        (story, _seen(await desk.stores.articles.reports(story.article_ids), now))
        for story in stories
    ]
    return tuple(pairs)


def _seen(reports: Iterable[Report], now: datetime) -> tuple[Report, ...]:
    return tuple(report for report in reports if report.origin.published <= now)


async def brief_now(desk: Desk, topics: tuple[str, ...], count: int) -> Briefing:
    """Return a briefing of the newest stories, told before or not."""
    reports: tuple[Report, ...] = ()
    for topic in topics or ("",):
        reports += await newest(desk, NEWEST, topic=topic)
    stories = await told_together(desk, reports)
    day = desk.clock.now().date()
    return compose(day, stories, {}, topics=topics, count=count)
