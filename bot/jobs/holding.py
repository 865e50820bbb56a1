"""Sends alerts when their readers want them: at once, or held till the night is over.

Every alert goes through `Gate`, and what need not wait goes `onward`: into the outbox,
or to whoever counts how many a day are wanted. Whether it may go is decided by
`briefing.holding`, from what the store says of its address at that moment; `let_go`
decides anew before it lets anything go, as hours may have changed meanwhile. Putting,
holding and letting go are one step of the store each, so any number of processes may do
this, and one that is cut off leaves nothing half done.
"""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from hashlib import blake2s
from zoneinfo import ZoneInfo

from bot.briefing.holding import Until, may_go
from bot.clock import Clock
from bot.delivery.batch import batch
from bot.delivery.plain import plainly
from bot.language.current import speaking
from bot.model import Delivery, Kind, Manner
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
    ) -> None:
        """`zone` is that of readers of whom none is known."""
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
        ready = [
            (hold, _made(hold, hours[hold.address].manner, now))
            for hold, until in opens
            if not until
        ]
        gone = [(hold, delivery) for hold, delivery in ready if delivery]
        held = self._stores.held
        return await held.move(moved) + await held.go(gone, now)

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


def _made(hold: Hold, manner: Manner, now: datetime) -> Delivery | None:
    """Return what was held as one delivery; one that fails holds up no other."""
    try:
        with speaking(manner):
            return _delivery(hold, now)
    except Exception:
        log.exception("what is held for %s cannot be sent", hold.address)
        return None


def _delivery(hold: Hold, now: datetime) -> Delivery:
    """Return what was held as one delivery, named for what is in it."""
    content = blake2s(repr(hold.records).encode(), digest_size=6).hexdigest()
    return Delivery(
        name=f"{HELD}/{hold.address}/{hold.until.timestamp():.0f}/{content}",
        address=hold.address,
        kind=Kind.ALERT,
        messages=tuple(map(plainly, batch(hold.messages, hold.left_out))),
        expires=now + _WORTH,
    )
