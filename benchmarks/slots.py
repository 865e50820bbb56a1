"""Counts days skipped and doubled around clock changes, in every zone of a year.

Ours is walked through all zones and times, and once more with a later time at weekends;
APScheduler's CronTrigger, which keeps one job's time in memory as ours does, through a
sample. A day is skipped when no slot falls on it and doubled when two do; days that a
zone left out are nobody's fault.
Usage: python benchmarks/slots.py [YEAR] [SAMPLE]
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from time import perf_counter
from zoneinfo import ZoneInfo, available_timezones

from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]  # none

from bot.briefing.slots import next_slot
from bot.model import EVERY_DAY, Address, Subscription

TIMES = (0, 30, 90, 150, 480)
Next = Callable[[datetime], tuple[datetime, Date]]


def ours(zone: str, minute: int) -> Next:
    """Return our rule for one time a day."""
    daily = Subscription(Address(1), (minute,), zone, EVERY_DAY)

    def following(after: datetime) -> tuple[datetime, Date]:
        slot = next_slot(daily, after)
        return slot.due, slot.day

    return following


def weekend(zone: str, minute: int) -> Next:
    """Return our rule for one time a day, two hours later at weekends."""
    daily = Subscription(Address(1), (minute,), zone, weekend=(minute + 120,))

    def following(after: datetime) -> tuple[datetime, Date]:
        slot = next_slot(daily, after)
        return slot.due, slot.day

    return following


def theirs(zone: str, minute: int) -> Next:
    """Return APScheduler's rule for one time a day."""
    place = ZoneInfo(zone)
    trigger = CronTrigger(hour=minute // 60, minute=minute % 60, timezone=place)

    def following(after: datetime) -> tuple[datetime, Date]:
        local = after.astimezone(place)
        fired = trigger.get_next_fire_time(local, local + timedelta(microseconds=1))
        # It may answer with a moment that is past: the same slot once more.
        return max(fired.astimezone(UTC), after + timedelta(seconds=1)), fired.date()

    return following


def walk(following: Next, zone: str, year: int) -> Counter[str]:
    """Return how many days of the year are served, skipped and doubled."""
    moment = datetime(year, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moment -= timedelta(seconds=1)
    served: Counter[Date] = Counter()
    while True:
        moment, day = following(moment)
        if day.year > year:
            break
        served[day] += 1
    days = list(_days(zone, year))
    return Counter(
        served=sum(served.values()),
        skipped=sum(not served[day] for day in days),
        doubled=sum(count > 1 for count in served.values()),
    )


def _days(zone: str, year: int) -> Iterable[Date]:
    """Yield the days the zone had, leaving out those it left out."""
    place = ZoneInfo(zone)
    day = Date(year, 1, 1)
    while day.year == year:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=place)
        if noon.astimezone(UTC).astimezone(place).date() == day:
            yield day
        day += timedelta(days=1)


def sweep(
    rule: Callable[[str, int], Next], zones: Iterable[str], year: int
) -> Counter[str]:
    """Return the days of all zones and times together."""
    total: Counter[str] = Counter(served=0, skipped=0, doubled=0)
    for zone in zones:
        for minute in TIMES:
            total.update(walk(rule(zone, minute), zone, year))
    return total


def main(year: int, sample: int) -> None:
    """Print what was skipped and doubled by either rule."""
    zones = sorted(available_timezones())
    started = perf_counter()
    mine = sweep(ours, zones, year)
    seconds = perf_counter() - started
    result = {
        "year": year,
        "zones": len(zones),
        "times": len(TIMES),
        **mine,
        "microseconds_each": round(1e6 * seconds / mine["served"], 1),
        "with_weekends": dict(sweep(weekend, zones, year)),
        "apscheduler": dict(
            sweep(theirs, zones[:: max(len(zones) // sample, 1)], year)
        ),
    }
    for name, value in result.items():
        print(f"{name:>18} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [2026, 60][len(given) :]))
