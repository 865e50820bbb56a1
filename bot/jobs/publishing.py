"""Composes the public briefings, one a day of all news and one of each larger topic.

They come at six in the morning by the service's own zone, as feed readers and the pages
show them. What the earlier ones told is not told again, as with any reader. A service
that was down at six makes them until noon; later, the next morning's tell it. Any
number of processes may do this: a day's briefing is kept once.
"""

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.briefing.compose import compose
from bot.briefing.editions import edition_of, told_by
from bot.briefing.rank import Told
from bot.briefing.reach import days_back
from bot.briefing.sieve import NO_FILTERS, Sieve
from bot.clock import Clock
from bot.store.editions import TOPICS
from bot.store.news import News
from bot.store.stores import Stores

FIRST, LAST = 6, 12
"""Hours of the day between which they are made."""
BETWEEN = timedelta(minutes=10)
"""Between two looks at what is missing."""
LOOKED_BACK = 7
"""Days of earlier briefings whose stories are not told again."""

ALL = ""


class Publishing:
    """Makes the public briefings of the day."""

    def __init__(self, stores: Stores, clock: Clock, zone: str) -> None:
        self._stores = stores
        self._clock = clock
        self._zone = ZoneInfo(zone)
        self._looked: datetime | None = None

    async def run(self) -> int:
        """Make what is missing of this day's public briefings; return how many.

        Each time it is called, but it looks only now and then, and not at first: a
        service that has just begun has its feeds to read.
        """
        now = self._clock.now()
        before, self._looked = self._looked, self._looked or now
        if before is None or timedelta() <= now - before < BETWEEN:
            return 0
        self._looked = now
        return await self._look(now)

    async def _look(self, now: datetime) -> int:
        local = now.astimezone(self._zone)
        if not FIRST <= local.hour < LAST:
            return 0
        topics = (ALL, *list(await self._stores.articles.topics())[:TOPICS])
        day = local.date()
        there = await self._stores.editions.newest(topics, day)
        missing = [topic for topic in topics if topic not in there]
        if not missing:
            return 0
        stories = await self._public(now)
        return sum([await self._make(topic, day, now, stories) for topic in missing])

    async def _public(self, now: datetime) -> tuple[Told, ...]:
        """Return the stories of the last days, without what is a chat's own."""
        stories = await News(self._stores, now).of(days_back(None, now))
        return Sieve(stories).keep(NO_FILTERS)

    async def _make(
        self, topic: str, day: Date, now: datetime, stories: Sequence[Told]
    ) -> bool:
        """Make one; False when there is nothing new to tell, or others made it."""
        before = await self._stores.editions.of(topic, day, LOOKED_BACK)
        last = max((edition.made for edition in before), default=None)
        since = News(self._stores, now).since(days_back(last, now))
        recent = [told for told in stories if told[0].updated >= since]
        topics = (topic,) if topic else ()
        briefing = compose(day, recent, told_by(reversed(before)), topics=topics)
        # Composing forty takes a moment, and others wait for this process.
        await self._clock.sleep(0)
        edition = edition_of(briefing, now, topic=topic)
        return bool(edition.parts) and await self._stores.editions.publish(edition)
