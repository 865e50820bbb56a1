"""Sends the briefings that are due: from the due index to the outbox.

Two steps, each of which may be cut off and repeated at any point. `tick` fires due
slots by compare and set, so that any number of schedulers fire each one once.
`compose_fired` adds the delivery under the slot's name, which can be used only once,
and in the same step the slot is forgotten.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.briefing.leaning import leanings
from bot.briefing.reach import MOST_DAYS, day_told, days_back
from bot.briefing.slots import (
    LATEST,
    decide,
    is_due,
    is_slot_of,
    moment_of,
)
from bot.briefing.snoozing import missed, paused_since
from bot.clock import Clock
from bot.jobs.round import Pages, Render, Reword, Round, Wanted
from bot.metrics import Metrics
from bot.model import Address, Delivery, Kind, Slot, Subscription
from bot.store.firing import Firing
from bot.store.ledger import History
from bot.store.news import News
from bot.store.readers import Reader
from bot.store.stores import Stores

_DUE_AT_ONCE = 500
_COMPOSED_AT_ONCE = 100
# Together their deliveries cost the store's disk one write.
_SIDE_BY_SIDE = 20
_NEVER = Date(1970, 1, 1)
_DAY = timedelta(days=1)

log = logging.getLogger(__name__)


class Brief:
    """Fires due slots and composes what was fired."""

    def __init__(  # noqa: PLR0913  # what may be left out is named
        self,
        stores: Stores,
        clock: Clock,
        render: Render,
        metrics: Metrics | None = None,
        reword: Reword | None = None,
        *,
        pages: str = "",
    ) -> None:
        """`pages` is the address of all pages, where briefings have one."""
        self._stores = stores
        self._pages = Pages(pages, stores.editions) if pages else None
        self._reword = reword
        self._metrics = metrics or Metrics()
        self._clock = clock
        self._render = render

    @property
    def pages(self) -> Pages | None:
        """Where briefings have their pages, None where they have none."""
        return self._pages

    async def tick(self) -> None:
        """Fire every slot that is due."""
        now = self._clock.now()
        while await self._fire_some(now):
            pass

    async def compose_fired(self) -> None:
        """Compose every fired slot and put it into the outbox."""
        now = self._clock.now()
        briefings = Round(
            News(self._stores, now),
            self._render,
            self._reword,
            pages=self._pages,
            keep=self._stores.contents.keep,
        )
        while fired := await self._stores.outbox.take_fired(_COMPOSED_AT_ONCE):
            for first in range(0, len(fired), _SIDE_BY_SIDE):
                async with asyncio.TaskGroup() as group:
                    for ticket, slot in fired[first : first + _SIDE_BY_SIDE]:
                        group.create_task(self._try(ticket, slot, now, briefings))

    async def _fire_some(self, now: datetime) -> bool:
        """Fire some of what is due; return whether there may be more."""
        due = await self._stores.subscriptions.due(now, _DUE_AT_ONCE)
        firings = [_firing(*each, now) for each in due if is_due(each[1], now)]
        fired = await self._stores.outbox.fire_all(firings)
        return fired > 0 and len(due) == _DUE_AT_ONCE

    async def _try(
        self, ticket: str, slot: Slot, now: datetime, briefings: Round
    ) -> None:
        """Compose one slot; one that fails comes again and holds up no other."""
        begun = self._clock.monotonic()
        try:
            delivery = await self._decided(slot, now, briefings)
            if delivery:
                await self._stores.outbox.add(delivery, ticket)
            else:
                await self._stores.outbox.done(ticket)
            self._metrics.observe("briefing_seconds", self._clock.monotonic() - begun)
        except Exception:
            log.exception("The briefing %s failed and will be tried again", slot.name)

    async def _decided(
        self, slot: Slot, now: datetime, briefings: Round
    ) -> Delivery | None:
        """Return what to send for a slot, if it is not an editor who decides."""
        if await self._stores.proofs.take(slot, now):
            return None
        return await self.compose(slot, now, briefings)

    async def compose(
        self, slot: Slot, now: datetime, briefings: Round
    ) -> Delivery | None:
        """Return what to send for a slot, None when there is nothing to send."""
        reader = await self._stores.readers.of(slot.address)
        wish = reader.subscription
        if not wish or not is_slot_of(slot, wish):
            return None
        moment = moment_of(wish, slot)
        if now - moment > LATEST or reader.rhythm.is_snoozed(moment):
            return None
        wanted = _wanted(reader, wish, slot, now)
        made = await briefings.make(wanted)
        if made.says_nothing and await self._is_one_topic_of_several(slot.address):
            return None
        if made.corrected:
            # Only now, because readers share all but the day they were told.
            when = _days(reader.history, made.corrected, wish.zone)
            made = await briefings.make(replace(wanted, when=when))
        return Delivery(
            name=slot.name,
            address=slot.address,
            kind=Kind.BRIEFING,
            messages=made.messages,
            expires=moment + LATEST,
            told=made.told,
            content=made.content,
        )

    async def _is_one_topic_of_several(self, address: Address) -> bool:
        """Whether a group would hear in each of its topics that nothing is new."""
        if not address.thread_id:
            return False
        kept = await self._stores.subscriptions.of_chat(address.chat_id)
        return len(kept) > 1


def _wanted(reader: Reader, wish: Subscription, slot: Slot, now: datetime) -> Wanted:
    """Return all that decides what a reader is told in a slot."""
    moment = moment_of(wish, slot)
    skipped = decide(wish, slot.due, moment).skipped
    is_weekly = wish.tells_week(slot.day)
    told = day_told(reader.history.last, wish)
    return Wanted(
        slot.day,
        slot.minute,
        max(int((now - moment).total_seconds() // 60), 0),
        MOST_DAYS if is_weekly else days_back(told, now),
        frozenset(reader.history.told.items()),
        missed(skipped, wish, reader.rhythm),
        wish.topics,
        wish.filters,
        reader.owned,
        wish.length,
        leanings(reader.votes, now),
        is_weekly,
        paused_since(wish, slot, reader.rhythm),
        is_private=slot.address.chat_id > 0,
        manner=reader.manner,
        asks=wish.asks,
    )


def _days(
    history: History, stories: Iterable[str], zone: str
) -> frozenset[tuple[str, Date]]:
    """Return the days, in this zone, on which these stories were told last."""
    place = ZoneInfo(zone)
    return frozenset(
        (story_id, history.when[story_id].astimezone(place).date())
        for story_id in stories
        if story_id in history.when
    )


def _firing(subscription: Subscription, due: datetime, now: datetime) -> Firing:
    """Return what to write into the due index, and the slot to be composed.

    The slot carries the moment it was due by, from which skipped days are worked out.
    One that is never composed stands in where there is nothing to send.
    """
    nothing = Slot(subscription.address, _NEVER, 0, due)
    try:
        decision = decide(subscription, due, now)
    except (KeyError, ValueError) as error:
        log.warning("%s cannot be served: %s", subscription.address, error)
        return Firing(nothing, due, now + _DAY)
    slot = replace(decision.slot, due=due) if decision.slot else nothing
    return Firing(slot, due, decision.next_due)
