"""Makes the briefings of one round, those that are alike only once.

Most readers of a round have the same time and were told the same. Composing seven
stories and laying them out takes some 4 ms; looking up what was made takes 0.01.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date

from bot.briefing.amends import DAYS, amended, articles_told, dated
from bot.briefing.choosing import arranged, articles_of, told_again
from bot.briefing.compose import MEASURES, Measure, compose
from bot.briefing.editions import edition_of, own_articles
from bot.briefing.leaning import NONE, Leanings
from bot.briefing.rank import Told
from bot.briefing.sieve import NO_FILTERS, Sieve
from bot.delivery.buttons.opinions import with_opinions
from bot.delivery.buttons.snoozing import with_snooze
from bot.delivery.corrections.belated import articles_in, outdated
from bot.delivery.html.plain import plainly
from bot.language.current import speaking
from bot.model import (
    Briefing,
    Chosen,
    Content,
    Edition,
    Filters,
    Length,
    Manner,
    Message,
)
from bot.store.editions import Editions
from bot.store.news import News

Render = Callable[[Briefing], tuple[Message, ...]]
Reword = Callable[[Briefing], Awaitable[Briefing]]
Keep = Callable[[Content], Awaitable[str]]
"""Remembers what is shown, to be corrected later, and returns its name."""

# A briefing has some 10 KiB. Readers who share one are asked for in no order, and more
# kinds of them than this would gain little from being remembered.
REMEMBERED = 256
ENGLISH = Manner()


@dataclass(frozen=True, slots=True)
class Pages:
    """Where briefings can be read: the address of all pages, what is kept of them."""

    address: str
    editions: Editions


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that decides what a briefing says; `told` are stories and their states.

    `owned` are the feeds that the chat reads for itself. `paused` is the day since when
    it was snoozed, if this is the first briefing after that. `when` is the day it was
    told the stories last that are corrected. One reader may pause by a button, a group
    may be asked how it was.
    """

    day: Date
    minute: int
    late: int
    days: int
    told: frozenset[tuple[str, str]]
    skipped: tuple[Date, ...]
    topics: tuple[str, ...]
    filters: Filters = NO_FILTERS
    owned: frozenset[str] = frozenset()
    length: Length = Length.NORMAL
    leanings: Leanings = NONE
    is_weekly: bool = False
    paused: Date | None = None
    when: frozenset[tuple[str, Date]] = frozenset()
    is_private: bool = False
    manner: Manner = ENGLISH
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing's messages, and what whoever gets them is told by them.

    `edition` is what is to be kept for its page under `name`, if it has one. `content`
    is the name under which what they show is remembered; `corrected` are the stories in
    which they say that something was corrected. One that `says_nothing` has no story,
    nor anything to say of days left out or paused.
    """

    messages: tuple[Message, ...]
    told: Mapping[str, str]
    name: str = ""
    edition: Edition | None = None
    content: str = ""
    corrected: tuple[str, ...] = ()
    says_nothing: bool = False


class Round:
    """The briefings of one round, over the same news.

    With a `choice` they tell what an editor chose, in that order.
    """

    def __init__(  # noqa: PLR0913  # the parts it is made of
        self,
        news: News,
        render: Render,
        reword: Reword | None = None,
        *,
        pages: Pages | None = None,
        keep: Keep | None = None,
        choice: tuple[Chosen, ...] | None = None,
    ) -> None:
        self._news = news
        self._choice = choice
        self._render = render
        self._reword = reword
        self._pages = pages
        self._keep = keep
        self._made: dict[Wanted, Made] = {}
        self._sieves: dict[int, Sieve] = {}
        self._kept: set[str] = set()
        # Two who want the same at once would have it made, and reworded, twice.
        self._turn = asyncio.Lock()

    async def make(self, wanted: Wanted) -> Made:
        """Return this briefing, laid out; one just like it is not made again."""
        async with self._turn:
            found = self._made.pop(wanted, None) or await self._compose(wanted)
            self._made[wanted] = found
            self._forget()
        # Beside the others' composing, and before anybody can be sent its address.
        if self._pages and found.edition and found.name not in self._kept:
            await self._pages.editions.keep(found.name, found.edition)
            self._kept.add(found.name)
        return found

    def _forget(self) -> None:
        """Let go of the briefing used longest ago, if there are too many."""
        if len(self._made) > REMEMBERED:
            del self._made[next(iter(self._made))]

    async def _stories(self, wanted: Wanted) -> tuple[Told, ...]:
        """Return what is for everybody and what is the chat's own, as it wants them."""
        filters, owned = wanted.filters, wanted.owned
        if self._choice is not None:
            reports = await self._news.reports(articles_of(self._choice))
            return Sieve(told_again(self._choice, reports)).keep(filters, owned)
        kept = (await self._sieve(wanted.days)).keep(filters, owned)
        if not owned:
            return kept
        own = Sieve(await self._news.own(wanted.days, sorted(owned)))
        return (*kept, *own.keep(filters, owned))

    async def _corrected(self, wanted: Wanted) -> tuple[Told, ...]:
        """Return the stories in which what the chat was told was corrected since."""
        ids = articles_told(dict(wanted.told))
        stories = await self._news.corrected(max(wanted.days, DAYS), ids)
        return Sieve(stories).keep(wanted.filters, wanted.owned) if stories else ()

    async def _sieve(self, days: int) -> Sieve:
        if days not in self._sieves:
            stories = await self._news.of(days)
            self._sieves[days] = Sieve(stories, self._news.since(days))
        return self._sieves[days]

    async def _compose(self, wanted: Wanted) -> Made:
        """Return a briefing of the articles as they are once its content is kept.

        Where one was corrected before that, all is read anew. Corrections are rare, so
        this ends.
        """
        while True:
            made, known = await self._composed(wanted)
            read = (each for _, told in known for each in told)
            now = await self._news.reports(articles_in(made.messages))
            if not self._keep or not outdated(read, now.values()):
                return made
            self._sieves.clear()
            self._news.forget()

    async def _composed(self, wanted: Wanted) -> tuple[Made, tuple[Told, ...]]:
        """Return a briefing, and the stories it was made of."""
        stories, told = await self._stories(wanted), dict(wanted.told)
        # An editor's choice is all there is: what he was shown as corrected is in it.
        edited = await self._corrected(wanted) if self._choice is None else stories
        # A week's briefing tells the most important of it, told before or not.
        briefing = compose(
            wanted.day,
            stories,
            {} if wanted.is_weekly else told,
            minute=wanted.minute,
            late=wanted.late,
            skipped=wanted.skipped,
            topics=wanted.topics,
            measure=self._measure(wanted),
            leanings=wanted.leanings,
        )
        briefing = replace(
            briefing,
            is_weekly=wanted.is_weekly,
            paused=wanted.paused,
            days=wanted.days,
        )
        briefing = amended(briefing, edited, told)
        if self._choice is not None:
            briefing = arranged(briefing, self._choice)
        briefing = dated(briefing, dict(wanted.when))
        if self._reword:
            briefing = await self._reword(briefing)
        name, edition = await self._page(briefing, stories)
        if self._pages and name:
            briefing = replace(briefing, page=f"{self._pages.address}/b/{name}")
        with speaking(wanted.manner):
            messages = tuple(map(plainly, self._render(briefing)))
            messages = with_snooze(messages) if wanted.is_private else messages
            messages = with_opinions(messages) if wanted.asks else messages
        shown = Content(messages, manner=wanted.manner)
        content = await self._keep(shown) if self._keep else ""
        said = tuple(c.story_id for c in briefing.chapters if c.corrections)
        says_nothing = not (briefing.chapters or briefing.paused or briefing.skipped)
        made = Made(messages, briefing.told, name, edition, content, said, says_nothing)
        return made, (*stories, *edited)

    def _measure(self, wanted: Wanted) -> Measure:
        """Return how much is told: as long as wished, or all an editor chose."""
        measure = MEASURES[wanted.length]
        return replace(measure, stories=max(measure.stories, len(self._choice or ())))

    async def _page(
        self, briefing: Briefing, stories: Iterable[Told]
    ) -> tuple[str, Edition | None]:
        """Return what a briefing's page is called, and what is kept for it."""
        if self._pages is None:
            return "", None
        now = self._news.since(0)
        edition = edition_of(briefing, now, own_articles(stories))
        return await self._pages.editions.name(edition), edition
