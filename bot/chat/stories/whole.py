"""A story as a reader asks for it: its articles, its course, and what he read of it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.briefing.chronicle import Event, chronicle, since
from bot.briefing.headlines import headline
from bot.briefing.series import Series, series_of, with_points
from bot.chat.stories.reading import MOST_REPORTS
from bot.chat.typed.zones import local_time
from bot.chat.values import Desk, Request
from bot.language.calendar import day_words, with_time
from bot.model import Address, Report, Story, Subject
from bot.store.lastread import Read

MOST = 60
"""Articles of a story looked through, the newest."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A story with its reports, newest first, and its series."""

    story: Story
    reports: tuple[Report, ...]
    series: tuple[Series, ...]

    @property
    def newest(self) -> tuple[Report, ...]:
        """The articles worth reading."""
        return self.reports[:MOST_REPORTS]

    @property
    def title(self) -> str:
        """The best title of its articles."""
        return headline(self.newest)


async def whole(desk: Desk, story_id: str) -> Whole | None:
    """Return the story as it may be seen by now, None when nothing is left of it.

    It is made once for all who ask while the news stay the same, as its course is.
    """
    return await desk.once(("whole", story_id), lambda: _gathered(desk, story_id))


async def course(desk: Desk, found: Whole) -> tuple[Event, ...]:
    """Return what the articles of a story added, oldest first."""

    async def told() -> tuple[Event, ...]:
        return chronicle(found.reports, found.series)

    return await desk.once(("course", found.story.id), told)


async def _gathered(desk: Desk, story_id: str) -> Whole | None:
    story = await desk.stores.stories.get(story_id)
    if story is None:
        return None
    now = desk.clock.now()
    known = await desk.stores.articles.reports(story.article_ids[:MOST])
    reports = tuple(each for each in known if each.origin.published <= now)
    if not reports:
        return None
    placed = with_points(await desk.stores.series.of(story.id), least=2)
    return Whole(story, reports, series_of(reports, placed))


async def read_before(desk: Desk, request: Request, found: Whole) -> Read | None:
    """Note that the story is shown now; return what was shown of it before."""
    ids = [report.origin.article_id for report in found.reports]
    place = request.address, found.story.id
    return await desk.stores.read.put(place, ids, desk.clock.now(), request.update)


async def unread(desk: Desk, found: Whole, before: Read) -> tuple[Event, ...]:
    """Return what a story added since it was read."""
    ids = [report.origin.article_id for report in found.reports]
    known = {each for each in ids if before.has(each)}
    return since(await course(desk, found), before.moment, known)


async def clock_words(desk: Desk, address: Address, moment: datetime) -> str:
    """Return a moment as a reader's clock shows it: "10:42", or with its day."""
    standing = (await desk.stores.alerted.standing([address]))[address]
    zone = ZoneInfo(standing.zone or desk.options.zone)
    time = local_time(moment, zone.key)
    here, today = (each.astimezone(zone).date() for each in (moment, desk.clock.now()))
    return time if here == today else with_time(day_words(here, today), time)


async def follow_of(desk: Desk, address: Address, story_id: str) -> str:
    """Return the name of the address's follow of a story, "" for none."""
    follows = await desk.stores.follows.of(address)
    of_story = (
        each.id
        for each in follows
        if each.subject is Subject.STORY and each.about == story_id
    )
    return next(of_story, "")
