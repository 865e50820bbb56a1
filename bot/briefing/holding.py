"""Decides when an alert may go: now, not before a moment, or no more today.

Quiet hours are wall times where the reader is. Each night is two moments, worked out as
slots are: a time that a clock change leaves out comes later by the gap, one that comes
twice means the first. So in the hour that comes twice it is not night again, and the
end of a night is never before the moment it is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

from bot.model import Quiet

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Now:
    """It may go at once."""


@dataclass(frozen=True, slots=True)
class Until:
    """It is held till this moment, UTC, and goes then with all that is held."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """As many as the reader wants of a day have gone; it is for the next briefing."""


Verdict = Now | Until | Over


def may_go(
    now_local: datetime,
    quiet: Quiet | None,
    snoozed_until: datetime | None,
    told_today: int,
    cap: int,
) -> Verdict:
    """Return whether an alert may go, and if not now, when or why not.

    `now_local` is aware, in the reader's zone; `told_today` counts the alerts that went
    on his day, of `cap` at most. What is held is not counted before it goes.
    """
    now = now_local.astimezone(UTC)
    opens = quiet_ends(max(now, snoozed_until or now), quiet, _zone(now_local))
    if opens > now:
        return Until(opens)
    return Over() if told_today >= cap else Now()


def quiet_ends(moment: datetime, quiet: Quiet | None, zone: ZoneInfo) -> datetime:
    """Return when it is next not quiet, UTC: the moment itself, or the night's end."""
    if not quiet:
        return moment
    for start, end in _nights(moment.astimezone(zone).date(), quiet, zone):
        if start <= moment < end:
            return end
    return moment


def _nights(
    day: Date, quiet: Quiet, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the nights that a moment of this day may lie in."""
    ahead = _DAY if quiet.is_overnight else timedelta(0)
    # A zone that leaves out a day pushes the times of that day into the next.
    for first in (day - 2 * _DAY, day - _DAY, day):
        yield _moment(first, quiet.start, zone), _moment(first + ahead, quiet.end, zone)


def _moment(day: Date, minute: int, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)


def _zone(local: datetime) -> ZoneInfo:
    if not isinstance(local.tzinfo, ZoneInfo):
        message = f"{local} is not in a reader's zone"
        raise TypeError(message)
    return local.tzinfo
