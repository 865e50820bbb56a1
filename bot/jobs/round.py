"""Makes the briefings of one round, those that are alike only once.

Most readers of a round have the same time and were told the same. Composing seven
stories and laying them out takes some 4 ms; looking up what was made takes 0.01.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date

from bot.briefing.amends import DAYS, amended, articles_told
from bot.briefing.choosing import arranged, articles_of, told_again
from bot.briefing.compose import PLACES, compose
from bot.briefing.rank import Told
from bot.briefing.sieve import NO_FILTERS, Sieve
from bot.model import Briefing, Chosen, Filters, Message
from bot.store.news import News

Render = Callable[[Briefing], tuple[Message, ...]]
Reword = Callable[[Briefing], Awaitable[Briefing]]

# A briefing has some 10 KiB. Readers who share one are asked for in no order, and more
# kinds of them than this would gain little from being remembered.
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that decides what a briefing says; `told` are stories and their states.

    `owned` are the feeds that the chat reads for itself.
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


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing's messages, and what whoever gets them is told by them."""

    messages: tuple[Message, ...]
    told: Mapping[str, str]


class Round:
    """The briefings of one round, over the same news.

    With a `choice` they tell what an editor chose, in that order.
    """

    def __init__(
        self,
        news: News,
        render: Render,
        reword: Reword | None = None,
        choice: tuple[Chosen, ...] | None = None,
    ) -> None:
        self._news = news
        self._choice = choice
        self._render = render
        self._reword = reword
        self._made: dict[Wanted, Made] = {}
        self._sieves: dict[int, Sieve] = {}
        # Two who want the same at once would have it made, and reworded, twice.
        self._turn = asyncio.Lock()

    async def make(self, wanted: Wanted) -> Made:
        """Return this briefing, laid out; one just like it is not made again."""
        async with self._turn:
            found = self._made.pop(wanted, None) or await self._compose(wanted)
            self._made[wanted] = found
            if len(self._made) > REMEMBERED:
                del self._made[next(iter(self._made))]
            return found

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
        if self._choice is not None:
            return ()
        ids = articles_told(dict(wanted.told))
        stories = await self._news.corrected(max(wanted.days, DAYS), ids)
        return Sieve(stories).keep(wanted.filters, wanted.owned) if stories else ()

    async def _sieve(self, days: int) -> Sieve:
        if days not in self._sieves:
            stories = await self._news.of(days)
            self._sieves[days] = Sieve(stories, self._news.since(days))
        return self._sieves[days]

    async def _compose(self, wanted: Wanted) -> Made:
        briefing = compose(
            wanted.day,
            await self._stories(wanted),
            dict(wanted.told),
            minute=wanted.minute,
            late=wanted.late,
            skipped=wanted.skipped,
            topics=wanted.topics,
            count=max(PLACES, len(self._choice or ())),
        )
        told = dict(wanted.told)
        briefing = amended(briefing, await self._corrected(wanted), told)
        if self._choice is not None:
            briefing = arranged(briefing, self._choice)
        if self._reword:
            briefing = await self._reword(briefing)
        return Made(self._render(briefing), briefing.told)
