"""Why a chat did or did not get something on a day: facts in, sentences out. Pure.

Every sentence says what is on record. Where nothing is, the sentence says which two
things can be the cause, and claims neither.
"""

from collections.abc import Iterator
from datetime import date as Date
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import wording, wording_stories
from bot import wording_delivery as words
from bot.briefing.slots import LATEST, is_due, moment_of
from bot.briefing.tracking import TRACK
from bot.chat.typed.times import write_days
from bot.chat.typed.words import means
from bot.delivery.operators.causes import cause
from bot.delivery.pieces.lengths import span
from bot.language.calendar import (
    day_words,
    heading,
    weekday,
    with_time,
    within_words,
    write_time,
)
from bot.model import Address, Kind, Rhythm, Slot, Subscription
from bot.store.chats import Stopped
from bot.store.facts import Facts
from bot.store.queueing import LISTED
from bot.store.trails import Record, Trail

_PUNCTUAL = timedelta(minutes=1)

Plan = tuple[Subscription, datetime | None]


def zone_of(facts: Facts) -> ZoneInfo:
    """Return the zone a chat's times are told in."""
    chosen = facts.plans[0][0].zone if facts.plans else ""
    named = chosen or (facts.chat.zone if facts.chat else "")
    return ZoneInfo(named or "UTC")


def read_day(word: str, today: Date) -> Date | None:
    """Return the day a word means: "" and "today", "yesterday", or "2026-11-26"."""
    if not word or means("TODAY", word):
        return today
    if means("YESTERDAY", word):
        return today - timedelta(days=1)
    try:
        return Date.fromisoformat(word)
    except ValueError:
        return None


def headline(day: Date) -> str:
    """Return a day as "Thursday 26 Nov"."""
    return heading(within_words(day))


def why(facts: Facts, day: Date, now: datetime) -> tuple[str, ...]:
    """Return what became of each message of a chat's local day, in plain sentences."""
    return tuple(_Day(facts, day, now).sentences())


class _Day:
    """One local day of one chat."""

    def __init__(self, facts: Facts, day: Date, now: datetime) -> None:
        self._facts, self._day, self._now = facts, day, now
        self._zone = zone_of(facts)
        self._trails = {trail.name: trail for trail in facts.trails}

    def sentences(self) -> Iterator[str]:
        if self._facts.moved_to:
            yield words.MOVED_CHAT.format(chat=self._facts.moved_to)
        told: set[str] = set()
        for plan in self._facts.plans:
            yield from self._plan(plan, told)
        for trail in self._facts.trails:
            if trail.name not in told and self._is_of_day(trail):
                yield from self._trail(trail)
                told.add(trail.name)
        yield from self._held()
        if not self._facts.plans and not told:
            yield self._nothing()

    def _plan(self, plan: Plan, told: set[str]) -> Iterator[str]:
        subscription, next_due = plan
        times = subscription.times_on(self._day)
        if not times:
            days = write_days(subscription.days)
            yield words.MUTED.format(weekday=weekday(self._day), days=days)
            yield from self._next(next_due)
            return
        for minute in times:
            slot = Slot(subscription.address, self._day, minute, self._now)
            due = moment_of(subscription, slot)
            trail = self._trails.get(slot.name)
            if trail:
                told.add(slot.name)
                yield from self._trail(trail, due)
            else:
                yield self._missing(slot, due, next_due)

    def _held(self) -> Iterator[str]:
        """Yield how many alerts wait, and until when, of the day that is today."""
        if self._now.astimezone(self._zone).date() != self._day:
            return
        for hold in self._facts.held:
            count = len(hold.messages) + hold.left_out
            alerts = wording_stories.ALERTS.format(count=count)
            yield words.HELD_ALERTS.format(
                alerts=alerts, until=self._moment(hold.until)
            )

    def _nothing(self) -> str:
        if self._facts.stopped:
            return self._stopped(words.NOTHING, self._facts.stopped)
        return words.TOO_OLD if self._is_too_old() else words.NONE

    def _missing(self, slot: Slot, due: datetime, next_due: datetime | None) -> str:
        """Return why there is no delivery for a slot."""
        what, time = _briefing(slot.address, slot.minute), self._moment(due)
        if alone := self._left_alone(slot, what, due):
            return alone
        if due > self._now:
            return words.NOT_DUE.format(what=what, time=time)
        if slot.name in {one.name for one in self._facts.composing}:
            return words.COMPOSING.format(what=what, time=time)
        if next_due and next_due <= due and is_due(next_due, self._now):
            return words.DUE.format(what=what, time=time)
        if self._is_too_old():
            return words.TOO_OLD
        is_one = slot.address.thread_id and len(self._facts.plans) > 1
        return (words.UNKNOWN_IN_TOPIC if is_one else words.UNKNOWN).format(what=what)

    def _left_alone(self, slot: Slot, what: str, due: datetime) -> str:
        """Return since when this chat gets nothing, "" when that is not the cause."""
        stopped = self._facts.stopped
        if stopped and stopped.since <= due:
            return self._stopped(what, stopped)
        rhythm = self._facts.rhythms.get(slot.address, Rhythm())
        if not rhythm.is_snoozed(due):
            return ""
        since, until = self._moment(rhythm.since), self._moment(rhythm.until)
        return words.SNOOZED.format(what=what, since=since, until=until)

    def _next(self, next_due: datetime | None) -> Iterator[str]:
        if next_due and next_due > self._now:
            yield words.NEXT.format(next=self._moment(next_due))

    def _stopped(self, what: str, stopped: Stopped) -> str:
        time = self._moment(stopped.since)
        how = words.STOPPED_HOW.get(stopped.how, words.STOPPED_SOMEHOW)
        return words.STOPPED.format(what=what, time=time, how=how)

    def _trail(self, trail: Trail, due: datetime | None = None) -> Iterator[str]:
        """Yield what became of a delivery, from its end back to what delayed it."""
        what, record = self._name(trail), trail.record
        if not record:
            time = self._moment(trail.added)
            yield words.FORGOTTEN.format(what=what, time=time)
            return
        due = due or _due_of(trail)
        yield self._ending(trail, record, what, due)
        if record.state == "held" and trail.kind is Kind.BRIEFING:
            yield words.HELD_STORIES
        if record.state != "queued":
            ready = words.READY_DUE if due else words.READY
            added = self._moment(trail.added)
            yield ready.format(due=self._moment(due), added=added)
        if record.state != "sent" and trail.part:
            yield words.PARTS.format(done=trail.part, parts=trail.parts)
        if trail.waits:
            times = wording.TIMES.format(count=trail.waits)
            yield words.PUT_OFF.format(times=times, reason=cause(trail.waited))
        if trail.resent:
            yield words.RESENT.format(time=self._moment(trail.resent))
        if record.state in ("queued", "later") and self._is_halted():
            yield words.HALTED.format(time=self._moment(self._facts.halted))

    def _ending(
        self, trail: Trail, record: Record, what: str, due: datetime | None
    ) -> str:
        if record.state == "sent":
            return self._sent(record, what, due)
        known = record.state in _ended()
        return (_ended()[record.state] if known else words.OTHER).format(
            what=what,
            state=record.state,
            time=self._moment(record.since),
            reason=cause(record.reason),
            added=self._moment(trail.added),
            again=self._moment(trail.again),
            tries=wording.TRIES.format(count=trail.tries),
        )

    def _sent(self, record: Record, what: str, due: datetime | None) -> str:
        time = self._moment(record.since)
        if due is None or record.since - due < _PUNCTUAL:
            return words.SENT.format(what=what, time=time)
        return words.SENT_LATE.format(
            what=what, time=time, span=span(record.since - due)
        )

    def _name(self, trail: Trail) -> str:
        minute = trail.name.rpartition("/")[2]
        if trail.kind is Kind.BRIEFING and minute.isdigit():
            address = Address.parse(trail.name.partition("/")[0])
            return _briefing(address, int(minute))
        time = f"{trail.added.astimezone(self._zone):%H:%M}"
        # Other things are told at once, too: that a group cannot be written to.
        is_change = trail.name.startswith(f"{TRACK}/")
        named = words.ALERT if is_change else words.MESSAGE
        named = words.EDIT if trail.kind is Kind.EDIT else named
        return named.format(time=time)

    def _is_of_day(self, trail: Trail) -> bool:
        parts = trail.name.split("/")
        if trail.kind is Kind.BRIEFING and len(parts) == 3:
            return parts[1] == self._day.isoformat()
        return trail.added.astimezone(self._zone).date() == self._day

    def _is_too_old(self) -> bool:
        return (self._now - LISTED).astimezone(self._zone).date() > self._day

    def _is_halted(self) -> bool:
        return self._facts.halted is not None and self._facts.halted > self._now

    def _moment(self, moment: datetime | None) -> str:
        """Return a local time to the second, with its date when it is another day's."""
        local = (moment or self._now).astimezone(self._zone)
        time = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
        if local.date() == self._day:
            return time
        return with_time(day_words(local, local), time)


def _briefing(address: Address, minute: int) -> str:
    time = write_time(minute)
    if address.thread_id:
        return words.BRIEFING_IN.format(time=time, topic=address.thread_id)
    return words.BRIEFING.format(time=time)


def _due_of(trail: Trail) -> datetime | None:
    """Return when a briefing was due by its record; one sent again has forgotten."""
    if trail.kind is not Kind.BRIEFING or trail.resent or not trail.expires:
        return None
    return trail.expires - LATEST


def _ended() -> dict[str, str]:
    return {
        "queued": words.QUEUED,
        "leased": words.LEASED,
        "attempted": words.ATTEMPTED,
        "later": words.LATER,
        "held": words.HELD,
        "dead": words.DEAD,
        "moved": words.MOVED,
        "past": words.PAST,
        **dict.fromkeys(("dropped", "cancelled"), words.DROPPED),
        **dict.fromkeys(("refused", "expired"), words.REFUSED),
        **dict.fromkeys(("closed", "muted"), words.CLOSED),
        **dict.fromkeys(
            ("gone", "blocked", "kicked", "unstarted", "deactivated", "deleted"),
            words.GONE,
        ),
    }
