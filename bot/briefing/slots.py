"""When a subscription is due, and what to do about the moments that passed unserved.

A slot is a local day and minute; zoneinfo turns it into a moment with fold=0. That is
the whole rule for clock changes: a time inside a gap comes out later by the gap, a time
that happens twice means the first. Slots that fall on one moment (02:30 and 03:30 when
the clock goes from 2 to 3; the day Samoa left out) are one slot. APScheduler's
CronTrigger skips or doubles whole days here: benchmarks/slots.py counts them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from itertools import chain
from zoneinfo import ZoneInfo

from bot.model import Slot, Subscription

LATEST = timedelta(hours=12)
"""A briefing later than this is skipped: the next one is nearer."""

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_START = datetime.fromtimestamp(0, UTC)
# A week holds every weekday; one day more on each side covers zones that left out or
# lived twice a whole day.
_HORIZON = 9
# Past this many days nobody wants to read which ones were missed.
_REMEMBERED = timedelta(days=31)
# A due moment is a whole minute. When days were given up and no slot could say so, the
# next due moment is put forward by a millisecond for each: so the count outlives any
# crash, and costs the due index nothing.
_UNSAID = timedelta(milliseconds=1)
_MOST_UNSAID = 31
# How far a moment worked out under older zone rules may lie from today's rules.
_RULE_CHANGE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about a due moment: the slot to serve, if any, and the next one.

    `late` is in minutes; `skipped` are the local days given up on, to be said in the
    slot that is served.
    """

    slot: Slot | None
    next_slot: Slot
    late: int = 0
    skipped: tuple[Date, ...] = ()

    @property
    def next_due(self) -> datetime:
        """When to decide again; it carries how many days wait to be owned up to."""
        unsaid = 0 if self.slot else len(self.skipped)
        return self.next_slot.due - unsaid * _UNSAID


def next_slot(subscription: Subscription, after: datetime) -> Slot:
    """Return the subscription's first slot strictly after this moment."""
    first = _local_day(subscription, after) - _DAY
    found: list[Slot] = []
    for ahead in range(_HORIZON + 1):
        is_last = bool(found)
        slots = slots_of(subscription, first + ahead * _DAY)
        found += [slot for slot in slots if slot.due > after]
        # One day past the first hit, because a left-out day pushes slots into the next.
        if is_last:
            break
    if not found:
        message = f"{subscription.address} has no time or no day to be due"
        raise ValueError(message)
    return min(found, key=_order)


def decide(subscription: Subscription, due: datetime, now: datetime) -> Decision:
    """Return what to do now about a subscription that was next due at `due`.

    All slots that passed become one, the latest; the days that got none are skipped.
    """
    upcoming = next_slot(subscription, now)
    moment = _whole(due)
    passed = _passed(subscription, moment, now)
    if not passed:
        return Decision(None, upcoming)
    latest = passed[-1]
    unsaid = _days_before(subscription, moment, (moment - due) // _UNSAID)
    days = dict.fromkeys((*unsaid, *(slot.day for slot in passed)))
    if now - latest.due > LATEST:
        return Decision(None, upcoming, skipped=tuple(days)[-_MOST_UNSAID:])
    days.pop(latest.day)
    late = int((now - latest.due).total_seconds() // 60)
    return Decision(latest, upcoming, late, tuple(days))


def resumed(subscription: Subscription, due: datetime, now: datetime) -> datetime:
    """Return when a subscription is due that was stopped while it was due at `due`.

    It is owed its latest slot, if that is not too old, and nothing from before: those
    days were left out because its reader wanted so.
    """
    decision = decide(subscription, due, now)
    return decision.slot.due if decision.slot else decision.next_slot.due


def is_due(due: datetime, now: datetime) -> bool:
    """Return whether the moment has come, apart from what it carries."""
    return _whole(due) <= now


def moment_of(subscription: Subscription, slot: Slot) -> datetime:
    """Return when the slot is by today's zone rules, whatever its `due` carries."""
    return _moment(slot.day, slot.minute, ZoneInfo(subscription.zone))


def is_slot_of(slot: Slot, subscription: Subscription) -> bool:
    """Return whether the subscription, perhaps changed since, still has this slot."""
    return slot.minute in subscription.times_on(slot.day)


def _passed(subscription: Subscription, due: datetime, now: datetime) -> list[Slot]:
    if due > now:
        return []
    if slots := _between(subscription, max(due, now - _REMEMBERED), now):
        return slots
    # The zone's rules changed after `due` was worked out: today's slot lies before it.
    return _between(subscription, due - _RULE_CHANGE, now)[-1:]


def _between(subscription: Subscription, start: datetime, end: datetime) -> list[Slot]:
    """Return the slots from `start` to `end`, both included, one for each moment."""
    first = _local_day(subscription, start) - _DAY
    count = (_local_day(subscription, end) - first).days + 1
    days = (slots_of(subscription, first + n * _DAY) for n in range(count))
    slots = sorted(chain.from_iterable(days), key=_order, reverse=True)
    at_moment = {slot.due: slot for slot in slots if start <= slot.due <= end}
    return sorted(at_moment.values(), key=_order)


def slots_of(subscription: Subscription, day: Date) -> Iterator[Slot]:
    """Yield the slots of a local day."""
    zone = ZoneInfo(subscription.zone)
    for minute in subscription.times_on(day):
        yield Slot(subscription.address, day, minute, _moment(day, minute, zone))


def _moment(day: Date, minute: int, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)


def _whole(due: datetime) -> datetime:
    """Return the whole second that a due moment means; slots have no fractions."""
    return -(-(due - _START) // _SECOND) * _SECOND + _START


def _days_before(
    subscription: Subscription, moment: datetime, count: int
) -> tuple[Date, ...]:
    """Return the last so many days that had a slot before this moment."""
    if not count:
        return ()
    start = moment - (count + 1) * _WEEK
    earlier = _between(subscription, start, moment)
    days = dict.fromkeys(slot.day for slot in earlier if slot.due < moment)
    return tuple(days)[-count:]


def _local_day(subscription: Subscription, moment: datetime) -> Date:
    return moment.astimezone(ZoneInfo(subscription.zone)).date()


def _order(slot: Slot) -> tuple[datetime, int, int]:
    """Sort by moment; of two slots at one moment the later by the wall comes first."""
    return slot.due, -slot.day.toordinal(), -slot.minute
