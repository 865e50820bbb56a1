"""The weekend is that of where somebody is, and moves with him."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from zoneinfo import available_timezones

import pytest
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from bot.briefing.slots import next_slot
from bot.briefing.weekends import in_zone, workdays
from bot.model import Address, Subscription, weekend_of

VIENNA, HAIFA, TEHRAN = "Europe/Vienna", "Asia/Jerusalem", "Asia/Tehran"
WORK = (0, 1, 2, 3, 4)
WISH = Subscription(Address(5), (480,), VIENNA, weekend=(600,))
FRIDAY = Date(2026, 11, 27)
# CLDR has Sunday alone there; we count Saturday, too.
BOTH = {"IN", "UG"}


def cldr(territory: str) -> tuple[int, ...] | None:
    """Return the weekend of a territory, None where Babel has no language for it."""
    try:
        locale = Locale.parse(f"und_{territory}")
    except UnknownLocaleError:
        return None
    return tuple(range(locale.weekend_start, locale.weekend_end + 1))


def test_the_weekend_of_every_zone_is_that_of_its_country() -> None:
    names = {**get_global("zone_territories")}
    aliases = {**get_global("zone_aliases")}
    names |= {each: names[zone] for each, zone in aliases.items() if zone in names}
    known = {zone: cldr(names[zone]) for zone in names if names[zone] not in BOTH}
    other = {zone: days for zone, days in known.items() if days and days != (5, 6)}
    assert len(other) > 15
    assert {zone: weekend_of(zone) for zone in other} == other
    rest = available_timezones() - set(other)
    assert {weekend_of(zone) for zone in rest} == {(5, 6)}


@pytest.mark.parametrize(
    ("zone", "days"),
    [(VIENNA, WORK), (HAIFA, (0, 1, 2, 3, 6)), (TEHRAN, (0, 1, 2, 3, 5, 6))],
)
def test_workdays_are_all_others(zone: str, days: tuple[int, ...]) -> None:
    assert workdays(weekend_of(zone)) == days


def test_a_weekends_times_are_of_the_days_that_are_free_there() -> None:
    here, there = WISH, replace(WISH, zone=HAIFA)
    assert (here.times_on(FRIDAY), there.times_on(FRIDAY)) == ((480,), (600,))
    sunday = FRIDAY + timedelta(days=2)
    assert (here.times_on(sunday), there.times_on(sunday)) == ((600,), (480,))
    due = next_slot(there, datetime(2026, 11, 26, 12, tzinfo=UTC)).due
    assert due == datetime(2026, 11, 27, 8, tzinfo=UTC)


def test_the_week_is_told_at_the_end_of_the_weekend_there() -> None:
    weekly = replace(WISH, days=(*WORK, 6), is_weekly=True)
    moved = in_zone(weekly, HAIFA)
    assert moved.days == (0, 1, 2, 3, 5, 6)
    assert moved.tells_week(FRIDAY + timedelta(days=1))
    assert not moved.tells_week(FRIDAY + timedelta(days=2))
    assert in_zone(moved, VIENNA) == weekly


@pytest.mark.parametrize(
    ("days", "there"),
    [
        (WORK, (0, 1, 2, 3, 6)),
        ((5, 6), (4, 5)),
        ((0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 5, 6)),
        ((0, 2), (0, 2)),
    ],
)
def test_who_moves_keeps_workdays_weekend_or_what_he_chose(
    days: tuple[int, ...], there: tuple[int, ...]
) -> None:
    moved = in_zone(replace(WISH, days=days), HAIFA)
    assert (moved.zone, moved.days) == (HAIFA, there)


def test_every_day_stays_every_day_where_the_weekend_is_one_day() -> None:
    every = replace(WISH, zone=TEHRAN)
    assert in_zone(every, VIENNA).days == every.days
    assert in_zone(replace(every, zone=VIENNA), TEHRAN).days == every.days
