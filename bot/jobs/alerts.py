"""Tells those who track a figure, or follow something, what a new article brings.

An article waits in the store from the moment its figures are sorted until its messages
are in the outbox, or held till they may go. Cut off in between, it is looked at again;
the names of the messages are used up by then, so that nobody hears twice. One that
cannot be told of goes on waiting, and holds up no other. An address hears once of an
article: where a figure it tracks has changed, that is what it hears.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

from bot.briefing.following import News, news, wanted_in
from bot.briefing.series import Placed, series_of, with_points
from bot.briefing.tracking import TRACK, Change, changes
from bot.clock import Clock
from bot.delivery.buttons.snoozing import snooze_row
from bot.delivery.corrections.belated import articles_in, outdated
from bot.delivery.html.plain import plainly
from bot.delivery.pieces.fitting import fitted
from bot.errors import NewsbriefError
from bot.jobs.abreast import abreast
from bot.jobs.holding import Gate
from bot.language.current import speaking
from bot.model import (
    Content,
    Delivery,
    Follow,
    Kind,
    Manner,
    Message,
    Report,
    Subject,
    Track,
)
from bot.store.connection import guard
from bot.store.held import Alert
from bot.store.stores import Stores

Wish = Track | Follow
Render = Callable[[Change | News], Message]

# Of a story of hundreds; as many as are shown of it.
_LOOKED_AT = 60
# A change of the day before yesterday is in no hurry any more.
_WORTH = timedelta(days=1)

HANDS = 8  # stories told of at once

log = logging.getLogger(__name__)


class Alerts:
    """Looks through new articles for what somebody tracks or follows."""

    def __init__(
        self, stores: Stores, clock: Clock, render: Render, gate: Gate
    ) -> None:
        self._stores = stores
        self._gate = gate
        self._clock = clock
        self._render = render
        self._failed: frozenset[str] = frozenset()
        self._hands = asyncio.Semaphore(HANDS)

    async def run(self) -> None:
        """Put a message into the outbox for each thing that somebody waits for."""
        now = self._clock.now()
        waiting = await self._stores.series.fresh(now)
        stories = await self._stores.tracks.followed(waiting)
        await self._stores.series.told(id_ for id_ in waiting if id_ not in stories)
        # Of one story each is told of after those before it; another needs not wait.
        of_story: defaultdict[str, list[str]] = defaultdict(list)
        for article_id, story_id in stories.items():
            of_story[story_id].append(article_id)
        failed = await abreast(self._tell_all(ids, now) for ids in of_story.values())
        self._failed = frozenset(chain.from_iterable(failed))

    async def _tell_all(self, waiting: list[str], now: datetime) -> list[str]:
        """Tell of a story's articles in their order; return which failed."""
        failed = []
        async with self._hands:
            while waiting:
                article_id = waiting.pop(0)
                if not await self._try(article_id, waiting, now):
                    failed.append(article_id)
        return failed

    async def _try(
        self, article_id: str, waiting: Iterable[str], now: datetime
    ) -> bool:
        """Tell of an article; False when that failed by no fault of the store."""
        try:
            with guard():
                # None when it has been tidied away meanwhile.
                for report in await self._stores.articles.reports([article_id]):
                    await self._tell(report, waiting, now)
                await self._stores.series.told([article_id])
        except NewsbriefError:
            raise
        except Exception:
            # It is tried every second, and said once.
            if article_id not in self._failed:
                log.exception("article %s cannot be told of", article_id)
            return False
        return True

    async def _tell(
        self, report: Report, waiting: Iterable[str], now: datetime
    ) -> None:
        tracks = await self._stores.tracks.of_story(report.story_id)
        follows = await self._stores.follows.of_story(report.story_id)
        has_words = await self._stores.follows.has_words()
        if not (tracks or follows or has_words):
            return
        placed = await self._stores.series.of(report.story_id)
        known = set(placed) - {*waiting, report.origin.article_id}
        told = [
            each
            for each in await self._stores.articles.reports(sorted(known))
            if each.origin.published <= now
        ]
        if has_words:
            wanted = wanted_in(report, _newest(told))
            follows += await self._stores.follows.of_words(wanted)
        groups = await self._by_sight((*tracks, *follows), (report, *told))
        for owned, group in groups.items():
            if report.is_for(owned):
                seen = [each for each in told if each.is_for(owned)]
                alerts = await self._alerts(_messages(report, seen, placed, group), now)
                await self._look_again(alerts, (report, *seen))
                await self._gate.send(alerts)

    async def _look_again(
        self, alerts: Iterable[Alert], read: Iterable[Report]
    ) -> None:
        """Have what was corrected before these were known to show it looked at again.

        They go all the same, and are put right where they stand: an article that was
        corrected is not told anew to all who hear of it here.
        """
        shown = (each for alert in alerts for each in alert.delivery.messages)
        now = await self._stores.articles.reports(articles_in(shown))
        await self._stores.contents.look_again(outdated(read, now))

    async def _by_sight(
        self, wishes: Iterable[Wish], reports: Iterable[Report]
    ) -> dict[frozenset[str], list[Wish]]:
        """Return the wishes by which of the own feeds behind these reports they see."""
        own = frozenset(feed for each in reports for feed in each.feeds)
        groups: defaultdict[frozenset[str], list[Wish]] = defaultdict(list)
        for wish in wishes:
            chat_id = wish.address.chat_id
            owned = own & {*await self._stores.own.seen_by(chat_id)} if own else own
            groups[owned].append(wish)
        return groups

    async def _alerts(
        self, told: Iterable[Change | News], now: datetime
    ) -> list[Alert]:
        """Return what to say, and keep what that shows, to be corrected later."""
        news = list(told)
        manners = await self._stores.readers.manners(e.address.chat_id for e in news)
        said = [
            Content(self._messages(each, manner), manner=manner)
            for each in news
            for manner in (manners[each.address.chat_id],)
        ]
        names = await self._stores.contents.keep_all(said)
        return [
            _alert(each, content.messages, name, now)
            for each, content, name in zip(news, said, names, strict=True)
        ]

    def _messages(self, told: Change | News, manner: Manner) -> tuple[Message, ...]:
        with speaking(manner):
            message = plainly(self._render(told))
            buttons = (*message.buttons, snooze_row())
        return fitted(replace(message, buttons=buttons))


def _alert(
    told: Change | News, messages: tuple[Message, ...], content: str, now: datetime
) -> Alert:
    """Return an alert; news of a series replaces what is held of it."""
    delivery = Delivery(
        name=told.name,
        address=told.address,
        kind=Kind.ALERT,
        messages=messages,
        expires=now + _WORTH,
        content=content,
    )
    if isinstance(told, Change):
        return Alert(delivery, f"{TRACK}/{told.series.id}")
    return Alert(delivery, told.name)


def _messages(
    report: Report, told: Sequence[Report], placed: Placed, wishes: Sequence[Wish]
) -> Iterator[Change | News]:
    """Yield what each address hears of a report; `told` are those before it."""
    tracks = [each for each in wishes if isinstance(each, Track)]
    changed = changes(report, told, placed, tracks)
    yield from changed
    hearing = {each.address for each in changed}
    follows = [
        each
        for each in wishes
        if isinstance(each, Follow) and each.address not in hearing
    ]
    if follows:
        is_story = any(each.subject is Subject.STORY for each in follows)
        moved = with_points(placed, least=2) if is_story else {}
        newest = _newest(told)
        yield from news(report, newest, series_of((report, *newest), moved), follows)


def _newest(told: Sequence[Report]) -> Sequence[Report]:
    """Return the reports before this one that are looked through for what is new."""
    return sorted(told, key=lambda each: each.origin.published)[-_LOOKED_AT:]
