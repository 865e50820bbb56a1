"""Sends alerts when their readers want them: at once, or held till the night is over.

Every alert goes through `Gate`. Whether it may go is decided by `briefing.holding`,
from what the store says of its address at that moment; `let_go` decides anew before it
lets anything go, as hours, zone or a snooze may have changed meanwhile. Putting,
holding and letting go are one step of the store each, so any number of processes may do
this, and one that is cut off leaves nothing half done.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2s
from zoneinfo import ZoneInfo

from bot.briefing.holding import Until, Verdict, may_go
from bot.clock import Clock
from bot.delivery.batch import batch
from bot.errors import NewsbriefError
from bot.model import Address, Delivery, Kind
from bot.store.held import Alert, Hold
from bot.store.stores import Stores

HELD = "held"
"""What the names of these messages begin with."""

_AT_ONCE = 500
_WORTH = timedelta(days=1)
# Alerts are not counted here.
_TOLD, _CAP = 0, 1

log = logging.getLogger(__name__)


class Gate:
    """Lets alerts through, or holds them."""

    def __init__(self, stores: Stores, clock: Clock, zone: str = "UTC") -> None:
        """`zone` is that of readers of whom none is known."""
        self._stores = stores
        self._clock = clock
        self._zone = zone

    async def send(self, alerts: Iterable[Alert]) -> int:
        """Send these, or hold them; return how many have a name not used before."""
        now = self._clock.now()
        waiting = tuple(alerts)
        addresses = dict.fromkeys(each.delivery.address for each in waiting)
        opens = {each: await self._opens(each, now) for each in addresses}
        put = ((each, opens[each.delivery.address]) for each in waiting)
        return await self._stores.held.put(put, now)

    async def let_go(self) -> None:
        """Send what was held and may go by now, each address's in one message."""
        now = self._clock.now()
        while holds := await self._stores.held.due(now, _AT_ONCE):
            gone = [await self._try(hold, now) for hold in holds]
            if not any(gone) or len(holds) < _AT_ONCE:
                break

    async def _try(self, hold: Hold, now: datetime) -> bool:
        """Let one address's go; one that fails comes again and holds up no other."""
        try:
            opens = await self._opens(hold.address, now)
            if opens:
                return await self._stores.held.move(hold, opens)
            return await self._stores.held.go(hold, _delivery(hold, now), now)
        except NewsbriefError:
            raise
        except Exception:
            log.exception("what is held for %s cannot be sent", hold.address)
            return False

    async def _opens(self, address: Address, now: datetime) -> datetime | None:
        """Return until when an alert must wait, None when it may go at once."""
        verdict = await self._verdict(address, now)
        return verdict.moment if isinstance(verdict, Until) else None

    async def _verdict(self, address: Address, now: datetime) -> Verdict:
        rhythm, zone = await self._stores.readers.rhythm(address)
        local = now.astimezone(self._place(zone))
        until = rhythm.until if rhythm.is_snoozed(now) else None
        return may_go(local, rhythm.quiet, until, _TOLD, _CAP)

    def _place(self, zone: str) -> ZoneInfo:
        """Return a zone; the usual one for none, or one this machine does not know."""
        try:
            return ZoneInfo(zone or self._zone)
        except (KeyError, ValueError):
            return ZoneInfo(self._zone)


def _delivery(hold: Hold, now: datetime) -> Delivery:
    """Return what was held as one delivery, named for what is in it."""
    content = blake2s(repr(hold.records).encode(), digest_size=6).hexdigest()
    return Delivery(
        name=f"{HELD}/{hold.address}/{hold.until.timestamp():.0f}/{content}",
        address=hold.address,
        kind=Kind.ALERT,
        messages=batch(hold.messages, hold.left_out),
        expires=now + _WORTH,
    )
