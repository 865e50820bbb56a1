"""Sends alerts, as many a day as their readers want; the rest comes in the evening.

Every alert goes through `Ration`. Whether it may go is decided by `briefing.holding`
from how its address stands at that moment; counting and putting into the outbox are one
step of the store, which lets no more through than may go, however many processes ask.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import blake2s

from bot.briefing.holding import Over, may_go
from bot.briefing.rationing import next_evening
from bot.clock import Clock
from bot.delivery.corrections.amended import amended
from bot.delivery.corrections.belated import Amend, articles_in, put_right
from bot.delivery.html.plain import plainly
from bot.delivery.messages.alert import rest
from bot.errors import NewsbriefError
from bot.jobs.holding import corrected, opens, place
from bot.language.current import speaking
from bot.model import Content, Delivery, Kind, Message, Report
from bot.store.alerted import Counted, Rest, Standing
from bot.store.readers import Hours
from bot.store.stores import Stores

REST = "rest"
"""What the names of the evening's messages begin with."""

_AT_ONCE = 500
_WORTH = timedelta(days=1)

log = logging.getLogger(__name__)


class Ration:
    """Lets as many alerts through as are wanted, and tells of the others."""

    def __init__(
        self, stores: Stores, clock: Clock, zone: str = "UTC", amend: Amend = amended
    ) -> None:
        """`zone` is that of readers of whom none is known."""
        self._amend = amend
        self._stores = stores
        self._clock = clock
        self._zone = zone

    async def send(self, alerts: Iterable[Delivery]) -> int:
        """Send these, or keep them for the evening; return how many have a new name."""
        return await self._put(alerts, is_quiet=False)

    async def tell_later(self, alerts: Iterable[Delivery]) -> int:
        """Keep these for the evening, however few were sent."""
        return await self._put(alerts, is_quiet=True)

    async def tell_rest(self) -> None:
        """Send what was kept and is due by now, each address's in one message."""
        now = self._clock.now()
        while found := await self._stores.alerted.due(now, _AT_ONCE):
            hours = await self._stores.readers.hours(each.address for each in found)
            reports = await corrected(self._stores, found)
            gone = [
                await self._try(each, hours[each.address], reports, now)
                for each in found
            ]
            if not any(gone) or len(found) < _AT_ONCE:
                break

    async def _put(self, alerts: Iterable[Delivery], *, is_quiet: bool) -> int:
        now, waiting = self._clock.now(), tuple(alerts)
        addresses = dict.fromkeys(each.address for each in waiting)
        standing = await self._stores.alerted.standing(addresses)
        counted = (
            self._counted(each, standing[each.address], now, is_quiet=is_quiet)
            for each in waiting
        )
        return await self._stores.alerted.put(counted, now)

    def _counted(
        self, alert: Delivery, standing: Standing, now: datetime, *, is_quiet: bool
    ) -> Counted:
        zone = place(standing.zone, self._zone)
        local = now.astimezone(zone)
        day = local.date()
        verdict = may_go(local, None, None, standing.told_on(day), standing.cap)
        is_over = is_quiet or isinstance(verdict, Over)
        most = 0 if is_over else standing.cap
        return Counted(alert, day, most, next_evening(now, zone))

    async def _try(
        self, kept: Rest, hours: Hours, reports: Mapping[str, Report], now: datetime
    ) -> bool:
        """Tell one address; one that fails comes again and holds up no other."""
        try:
            if quiet_till := opens(hours, now, self._zone):
                return await self._stores.alerted.move(kept, quiet_till)
            messages = self._made(kept, hours, reports, now)
            content = await self._stores.contents.keep(
                Content(messages, manner=hours.manner)
            )
            if await corrected(self._stores, [kept]) != _of(kept, reports):
                # Corrected before it was kept, it is missed by who looks for what shows
                # it: it is made anew at the next look.
                return False
            delivery = _delivery(kept, messages, content, now)
            return await self._stores.alerted.go(kept, delivery, now)
        except NewsbriefError:
            raise
        except Exception:
            log.exception("the rest of the day cannot be told to %s", kept.address)
            return False

    def _made(
        self, kept: Rest, hours: Hours, reports: Mapping[str, Report], now: datetime
    ) -> tuple[Message, ...]:
        """Return what was kept as one message, as its articles are now."""
        zone = place(hours.zone, self._zone)
        with speaking(hours.manner):
            right = [
                put_right(each, reports, self._amend, now, zone)
                for each in kept.messages
            ]
            return tuple(map(plainly, rest(right)))


def _of(kept: Rest, reports: Mapping[str, Report]) -> dict[str, Report]:
    """Return the reports of the articles that one address is told of."""
    ids = articles_in(kept.messages)
    return {id_: reports[id_] for id_ in ids if id_ in reports}


def _delivery(
    kept: Rest, messages: tuple[Message, ...], content: str, now: datetime
) -> Delivery:
    """Return what was kept as one delivery, named for what is in it."""
    named = blake2s(repr(kept.records).encode(), digest_size=6).hexdigest()
    return Delivery(
        name=f"{REST}/{kept.address}/{kept.due.timestamp():.0f}/{named}",
        address=kept.address,
        kind=Kind.ALERT,
        messages=messages,
        expires=now + _WORTH,
        content=content,
    )
