"""Sends alerts when their readers want them: at once, or held till the night is over.

Every alert goes through `Gate`, and what need not wait goes `onward`: into the outbox,
or to whoever counts how many a day are wanted. Whether it may go is decided by
`briefing.holding`, from what the store says of its address at that moment; `let_go`
decides anew before it lets anything go, as hours may have changed meanwhile. Putting,
holding and letting go are one step of the store each, so any number of processes may do
this, and one that is cut off leaves nothing half done.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2s
from zoneinfo import ZoneInfo

from bot.briefing.holding import Until, may_go
from bot.clock import Clock
from bot.delivery.corrections.amended import amended
from bot.delivery.corrections.belated import Amend, articles_in, put_right
from bot.delivery.html.plain import plainly
from bot.delivery.messages.batch import batch
from bot.language.current import speaking
from bot.model import Content, Delivery, Kind, Message, Report
from bot.store.alerted import Rest
from bot.store.held import Alert, Hold
from bot.store.readers import Hours
from bot.store.stores import Stores

HELD = "held"
"""What the names of these messages begin with."""

_AT_ONCE = 500
_WORTH = timedelta(days=1)
# Alerts are not counted here.
_TOLD, _CAP = 0, 1

Onward = Callable[[Iterable[Delivery]], Awaitable[int]]
"""Takes alerts that need not wait; returns how many have a name not used before."""

log = logging.getLogger(__name__)


class Gate:
    """Lets alerts through, or holds them."""

    def __init__(
        self,
        stores: Stores,
        clock: Clock,
        zone: str = "UTC",
        onward: Onward | None = None,
        amend: Amend = amended,
    ) -> None:
        """`zone` is that of readers of whom none is known."""
        self._amend = amend
        self._stores = stores
        self._clock = clock
        self._zone = zone
        self._onward = onward or self._send

    async def send(self, alerts: Iterable[Alert]) -> int:
        """Send these, or hold them; return how many have a name not used before."""
        now, waiting = self._clock.now(), tuple(alerts)
        addresses = dict.fromkeys(each.delivery.address for each in waiting)
        hours = await self._stores.readers.hours(addresses)
        # None overtakes what is held already.
        opens = {
            each: self._opens(hours[each], now) or hours[each].held_until
            for each in addresses
        }
        held = [
            (each, until)
            for each in waiting
            if (until := opens[each.delivery.address]) is not None
        ]
        free = [each.delivery for each in waiting if not opens[each.delivery.address]]
        put = await self._stores.held.put(held, now)
        return put + (await self._onward(free) if free else 0)

    async def let_go(self) -> None:
        """Send what was held and may go by now, each address's in one message."""
        now = self._clock.now()
        while holds := await self._stores.held.due(now, _AT_ONCE):
            went = await self._let_go(holds, now)
            if not went or len(holds) < _AT_ONCE:
                break

    async def _let_go(self, holds: Sequence[Hold], now: datetime) -> int:
        """Let go of these, or hold them longer; return how many came on."""
        hours = await self._stores.readers.hours(each.address for each in holds)
        opens = [(each, self._opens(hours[each.address], now)) for each in holds]
        moved = [(hold, until) for hold, until in opens if until]
        ready = [hold for hold, until in opens if not until]
        reports = await corrected(self._stores, ready)
        made = [(h, self._made(h, hours[h.address], reports, now)) for h in ready]
        going = [(hold, messages) for hold, messages in made if messages]
        contents = [
            Content(messages, manner=hours[hold.address].manner)
            for hold, messages in going
        ]
        names = await self._stores.contents.keep_all(contents)
        gone = [
            (hold, _delivery(hold, messages, name, now))
            for (hold, messages), name in zip(going, names, strict=True)
        ]
        held = self._stores.held
        # Corrected before it was kept, it is missed by who looks for what shows it: it
        # is made anew at the next look.
        is_right = await corrected(self._stores, ready) == reports
        return await held.move(moved) + await held.go(gone if is_right else (), now)

    def _made(
        self, hold: Hold, hours: Hours, reports: Mapping[str, Report], now: datetime
    ) -> tuple[Message, ...]:
        """Return what was held as one message; of what fails nothing, nor others'."""
        zone = place(hours.zone, self._zone)
        try:
            with speaking(hours.manner):
                right = [
                    put_right(each, reports, self._amend, now, zone)
                    for each in hold.messages
                ]
                return tuple(map(plainly, batch(right, hold.left_out)))
        except Exception:
            log.exception("what is held for %s cannot be sent", hold.address)
            return ()

    async def _send(self, alerts: Iterable[Delivery]) -> int:
        """Put these into the outbox, but for what was held under its name before."""
        known = [(Alert(each, each.name), None) for each in alerts]
        return await self._stores.held.put(known, self._clock.now())

    def _opens(self, hours: Hours, now: datetime) -> datetime | None:
        return opens(hours, now, self._zone)


def opens(hours: Hours, now: datetime, usual: str) -> datetime | None:
    """Return until when an alert must wait, None when it may go at once.

    `usual` is the zone of those of whom none is known, or one this machine does not.
    """
    rhythm = hours.rhythm
    until = rhythm.until if rhythm.is_snoozed(now) else None
    local = now.astimezone(place(hours.zone, usual))
    verdict = may_go(local, rhythm.quiet, until, _TOLD, _CAP)
    return verdict.moment if isinstance(verdict, Until) else None


def place(zone: str, usual: str) -> ZoneInfo:
    """Return a zone; the usual one for none, or one this machine does not know."""
    try:
        return ZoneInfo(zone or usual)
    except (KeyError, ValueError):
        return ZoneInfo(usual)


async def corrected(
    stores: Stores, waiting: Iterable[Hold | Rest]
) -> dict[str, Report]:
    """Return, by id, the articles in waiting messages that were ever corrected."""
    ids = articles_in(message for each in waiting for message in each.messages)
    reports = await stores.articles.reports(ids)
    return {each.origin.article_id: each for each in reports if each.versions}


def _delivery(
    hold: Hold, messages: tuple[Message, ...], content: str, now: datetime
) -> Delivery:
    """Return what was held as one delivery, named for what is in it."""
    held = blake2s(repr(hold.records).encode(), digest_size=6).hexdigest()
    return Delivery(
        name=f"{HELD}/{hold.address}/{hold.until.timestamp():.0f}/{held}",
        address=hold.address,
        kind=Kind.ALERT,
        messages=messages,
        expires=now + _WORTH,
        content=content,
    )
