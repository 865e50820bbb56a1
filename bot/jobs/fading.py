"""Tells those who follow a story, or track its figures, when it is over; and goes on.

A story is over when nobody has added to it for three days (`stories.OVER`): what comes
later begins another. Without a word those who follow would wait for ever. They hear of
it in the evening, in the message with what was over their number of alerts. For two
weeks more, or since they began to follow if that was later, it is looked for a story
that tells on. They are asked whether to follow that one too: likeness finds the next
match of a club as well, and only a reader knows what was meant.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from bot.briefing.stories import OVER, candidate, goes_on
from bot.clock import Clock
from bot.delivery.html.plain import plainly
from bot.delivery.messages.alert import again_message, over_message
from bot.errors import NewsbriefError
from bot.jobs.holding import Gate
from bot.jobs.rationing import Ration
from bot.language.current import speaking
from bot.model import Delivery, Follow, Kind, Manner, Message, Report, Story, Track
from bot.store.connection import guard
from bot.store.held import Alert
from bot.store.narrowing import Within
from bot.store.stores import Stores
from summarizers.text.words import terms

WAITED = timedelta(days=14)
"""How long after its end a story may go on in another."""
AGAIN = timedelta(hours=1)
# Names are remembered for a week: after this nobody is told once more, nor asked of a
# story that began longer ago.
_TOLD = timedelta(days=6)
_WORTH = timedelta(days=1)
# What lies farther ahead is taken for the work of a wrong clock (`Timeline`).
_DAY = timedelta(days=1)
_NEAR = 12
_REPORTS = 12

log = logging.getLogger(__name__)


class Fading:
    """Looks after followed stories that nobody adds to."""

    def __init__(
        self, stores: Stores, clock: Clock, ration: Ration, gate: Gate
    ) -> None:
        """`ration` tells what can wait; `gate` asks, at the hours of any alert."""
        self._stores = stores
        self._clock = clock
        self._ration = ration
        self._gate = gate

    async def run(self) -> None:
        """Look at the followed stories whose time it is, each once."""
        now = self._clock.now()
        for story_id in await self._stores.follows.awaited(now):
            try:
                with guard():
                    await self._look(story_id, now)
            except NewsbriefError:
                raise
            except Exception:
                log.exception("the end of story %s cannot be told", story_id)
                await self._again(story_id, now + AGAIN)

    async def _look(self, story_id: str, now: datetime) -> None:
        story = await self._stores.stories.get(story_id)
        if story is None or story.id != story_id:
            await self._again(story_id, None)
            if story:
                await self._again(story.id, now)
            return
        follows = await self._stores.follows.of_story(story.id)
        tracks = await self._stores.tracks.of_story(story.id)
        over = story.updated + OVER
        if not (follows or tracks):
            await self._again(story.id, None)
        elif now < over:
            await self._again(story.id, min(over, now + _DAY))
        else:
            await self._end(story, follows, tracks, now)

    async def _end(
        self,
        story: Story,
        follows: tuple[Follow, ...],
        tracks: tuple[Track, ...],
        now: datetime,
    ) -> None:
        """Tell that a story is over, once, and look whether it goes on."""
        wishes: tuple[Follow | Track, ...] = (*follows, *tracks)
        new = [each for each in wishes if now < _waits(each, story) + _TOLD]
        manners = await self._stores.readers.manners(
            each.address.chat_id for each in new
        )
        await self._ration.tell_later(_ends(story, new, manners, now))
        waiting = [each for each in wishes if now < _waits(each, story) + WAITED]
        for each in follows:
            if each not in waiting:
                await self._stores.follows.remove(each)
        asked = [each for each in follows if each in waiting]
        goes = await self._goes_on(story, now) if asked else None
        if goes:
            await self._ask(asked, goes, now)
        await self._again(story.id, now + AGAIN if waiting else None)

    async def _ask(self, follows: Iterable[Follow], goes: Story, now: datetime) -> None:
        """Ask those who do not follow what may go on, once, whether to."""
        others = await self._stores.follows.of_story(goes.id)
        there = {each.address for each in others}
        for each in follows:
            if each.address in there:
                continue
            with speaking(await self._stores.readers.manner(each.address.chat_id)):
                asked = plainly(again_message(goes, each))
            name = f"again/{each.address}/{each.about}/{goes.id}"
            await self._gate.send([Alert(_delivery(name, each, asked, now), name)])

    async def _goes_on(self, story: Story, now: datetime) -> Story | None:
        """Return a new story for everybody that may tell on what this one told."""
        wanted = terms(story.headline, "en")
        since = Within(since=story.updated + OVER, until=now)
        hits = await self._stores.articles.find(wanted, _NEAR, since)
        near = await self._stores.articles.reports(hit.article_id for hit in hits)
        later = dict.fromkeys(each.story_id for each in near if not each.feeds)
        stories = await self._stores.stories.many(later)
        others = {each.id: each for each in stories if not each.feeds}
        told = [(each.id, await self._reports(each)) for each in (story, *stories)]
        seen = {id_: candidate(id_, had) for id_, had in told if had}
        over = seen.get(story.id)
        new = [seen[id_] for id_ in others if id_ in seen]
        fresh = [each for each in new if now < each.begun + _TOLD]
        return others.get(goes_on(over, fresh) or "") if over else None

    async def _reports(self, story: Story) -> tuple[Report, ...]:
        """Return what is kept of a story's newest articles, and of its first."""
        ids = story.article_ids
        first = ids[_REPORTS:][-1:]
        return await self._stores.articles.reports((*ids[:_REPORTS], *first))

    async def _again(self, story_id: str, moment: datetime | None) -> None:
        await self._stores.follows.look_again(story_id, moment)


def _waits(wish: Follow | Track, story: Story) -> datetime:
    """Return since when nothing new has come for one who follows or tracks."""
    return max(story.updated + OVER, wish.since)


def _ends(
    story: Story,
    wishes: Iterable[Follow | Track],
    manners: Mapping[int, Manner],
    now: datetime,
) -> Iterator[Delivery]:
    """Yield the line that a story is over, for each who follows or tracks."""
    moment = f"{story.updated.timestamp():.0f}"
    for each in wishes:
        with speaking(manners[each.address.chat_id]):
            told = plainly(over_message(each.words, each))
        yield _delivery(f"over/{each.address}/{_name(each)}/{moment}", each, told, now)


def _name(wish: Follow | Track) -> str:
    return wish.id if isinstance(wish, Follow) else wish.series_id


def _delivery(
    name: str, wish: Follow | Track, told: Message, now: datetime
) -> Delivery:
    return Delivery(name, wish.address, Kind.ALERT, (told,), now + _WORTH)
