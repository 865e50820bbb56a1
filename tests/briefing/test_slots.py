from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.slots import (
    Decision,
    decide,
    is_due,
    is_slot_of,
    moment_of,
    next_slot,
    resumed,
)
from bot.model import EVERY_DAY, Address, Slot, Subscription

HERE = Address(42, 7)
ZONES = sorted(available_timezones())


def subscription(
    zone: str,
    *times: int,
    days: tuple[int, ...] = EVERY_DAY,
    weekend: tuple[int, ...] = (),
) -> Subscription:
    return Subscription(HERE, times, zone, days, weekend=weekend)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def walk(subscribed: Subscription, after: datetime, count: int) -> list[Slot]:
    slots = [next_slot(subscribed, after)]
    for _ in range(count - 1):
        slots.append(next_slot(subscribed, slots[-1].due))
    return slots


def wall(slots: Sequence[Slot], zone: str) -> list[str]:
    local = [slot.due.astimezone(ZoneInfo(zone)) for slot in slots]
    return [f"{moment:%m-%d %H:%M}" for moment in local]


CLOCK_CHANGES = [
    pytest.param(
        "Europe/Berlin",
        "2026-03-28T12:00",
        (150,),
        ["03-29 03:30", "03-30 02:30"],
        id="02:30 is left out in Berlin, so it comes an hour later",
    ),
    pytest.param(
        "Europe/Berlin",
        "2026-03-28T12:00",
        (150, 210),
        ["03-29 03:30", "03-30 02:30", "03-30 03:30"],
        id="02:30 and 03:30 fall on one moment in Berlin, which is one slot",
    ),
    pytest.param(
        "Europe/Berlin",
        "2026-10-24T12:00",
        (150,),
        ["10-25 02:30", "10-26 02:30"],
        id="02:30 happens twice in Berlin, and counts once",
    ),
    pytest.param(
        "Europe/Berlin",
        "2026-03-28T12:00",
        (0,),
        ["03-29 00:00", "03-30 00:00", "03-31 00:00"],
        id="midnight in Berlin is not lost on the day after the change",
    ),
    pytest.param(
        "America/New_York",
        "2026-03-07T18:00",
        (30, 150),
        ["03-08 00:30", "03-08 03:30", "03-09 00:30"],
        id="New York springs forward",
    ),
    pytest.param(
        "America/New_York",
        "2026-10-31T18:00",
        (90,),
        ["11-01 01:30", "11-02 01:30"],
        id="New York falls back",
    ),
    pytest.param(
        "Asia/Beirut",
        "2026-03-28T12:00",
        (30,),
        ["03-29 01:30", "03-30 00:30"],
        id="Beirut leaves midnight out",
    ),
    pytest.param(
        "Australia/Lord_Howe",
        "2026-10-03T06:00",
        (135,),
        ["10-04 02:45", "10-05 02:15"],
        id="Lord Howe moves by half an hour",
    ),
    pytest.param(
        "Pacific/Apia",
        "2011-12-29T20:00",
        (480,),
        ["12-31 08:00", "01-01 08:00"],
        id="Samoa left out a whole day",
    ),
    pytest.param(
        "Asia/Kathmandu",
        "2026-05-01T00:00",
        (345,),
        ["05-02 05:45", "05-03 05:45"],
        id="Kathmandu is never on the hour",
    ),
    pytest.param(
        "Africa/Casablanca",
        "2026-02-14T12:00",
        (165,),
        ["02-15 02:45", "02-16 02:45"],
        id="Casablanca goes back for Ramadan",
    ),
]


@pytest.mark.parametrize(("zone", "after", "times", "expected"), CLOCK_CHANGES)
def test_every_clock_change_has_one_slot_a_day(
    zone: str, after: str, times: tuple[int, ...], expected: list[str]
) -> None:
    slots = walk(subscription(zone, *times), at(after), len(expected))
    assert wall(slots, zone) == expected


def test_a_time_that_happens_twice_means_the_first() -> None:
    slot = next_slot(subscription("Europe/Berlin", 150), at("2026-10-24T12:00"))
    assert slot.due == at("2026-10-25T00:30")


def test_the_next_slot_is_strictly_later() -> None:
    daily = subscription("UTC", 480)
    assert next_slot(daily, at("2026-11-20T08:00")).due == at("2026-11-21T08:00")


def test_the_next_slot_may_be_a_week_away() -> None:
    mondays = subscription("Europe/Vienna", 480, days=(0,))
    assert next_slot(mondays, at("2026-11-23T07:00")).day == Date(2026, 11, 30)


def test_a_left_out_weekday_is_made_up_for_on_the_next() -> None:
    fridays = subscription("Pacific/Apia", 480, days=(4,))
    slot = next_slot(fridays, at("2011-12-29T20:00"))
    assert (slot.day, wall([slot], "Pacific/Apia")) == (
        Date(2011, 12, 30),
        ["12-31 08:00"],
    )


def test_a_slot_has_the_name_of_its_local_day() -> None:
    slot = next_slot(subscription("Asia/Tokyo", 450), at("2026-11-23T22:00"))
    assert slot.name == "42:7/2026-11-24/0450"


def test_a_weekend_has_times_of_its_own() -> None:
    later = subscription("Europe/Berlin", 450, 1080, weekend=(600,))
    slots = walk(later, at("2026-11-27T12:00"), 4)
    assert wall(slots, "Europe/Berlin") == [
        "11-27 18:00", "11-28 10:00", "11-29 10:00", "11-30 07:30",
    ]  # fmt: skip
    assert all(is_slot_of(slot, later) for slot in slots)
    assert not is_slot_of(Slot(HERE, Date(2026, 11, 28), 450, slots[1].due), later)


def test_one_day_of_a_weekend_may_be_left_out() -> None:
    sundays = subscription(
        "Europe/Berlin", 450, days=(0, 1, 2, 3, 4, 6), weekend=(600,)
    )
    slots = walk(sundays, at("2026-11-27T06:00"), 3)
    assert wall(slots, "Europe/Berlin") == ["11-27 07:30", "11-29 10:00", "11-30 07:30"]


def test_a_weekend_s_time_that_is_left_out_comes_later_by_the_gap() -> None:
    early = subscription("Europe/Berlin", 450, weekend=(150,))
    slots = walk(early, at("2026-03-28T12:00"), 2)
    assert wall(slots, "Europe/Berlin") == ["03-29 03:30", "03-30 07:30"]


@pytest.mark.parametrize(
    "nothing", [subscription("UTC"), subscription("UTC", 480, days=())]
)
def test_a_subscription_without_times_or_days_is_refused_by_name(
    nothing: Subscription,
) -> None:
    with pytest.raises(ValueError, match="42:7 has no time or no day"):
        next_slot(nothing, at("2026-11-23T00:00"))


@given(
    zone=st.sampled_from(ZONES),
    times=st.sets(st.integers(0, 1439), min_size=1, max_size=4),
    days=st.sets(st.sampled_from(EVERY_DAY), min_size=1),
    weekend=st.sets(st.integers(0, 1439), max_size=2),
    after=st.datetimes(datetime(1990, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001 (hypothesis wants naive bounds)
)
def test_slots_go_forward_and_never_share_a_name(
    zone: str, times: set[int], days: set[int], weekend: set[int], after: datetime
) -> None:
    subscribed = subscription(
        zone, *sorted(times), days=tuple(sorted(days)), weekend=tuple(sorted(weekend))
    )
    start = after.replace(tzinfo=UTC)
    slots = walk(subscribed, start, 12)
    moments = [start, *(slot.due for slot in slots)]
    assert moments == sorted(set(moments))
    assert len({slot.name for slot in slots}) == len(slots)
    assert all(is_slot_of(slot, subscribed) for slot in slots)


DAILY = subscription("Europe/Vienna", 480)
FIRST = at("2026-11-20T07:00")


def slot_on(day: int, minute: int = 480) -> Slot:
    due = at(f"2026-11-{day:02}T00:00") + timedelta(minutes=minute - 60)
    return Slot(HERE, Date(2026, 11, day), minute, due)


LATENESS = [
    pytest.param("2026-11-20T06:59:59", None, 0, (), 20, id="not due yet"),
    pytest.param("2026-11-20T07:00:00", 20, 0, (), 21, id="on the second"),
    pytest.param("2026-11-20T07:00:59", 20, 0, (), 21, id="within the minute"),
    pytest.param("2026-11-20T09:30:00", 20, 150, (), 21, id="late"),
    pytest.param("2026-11-20T19:00:00", 20, 720, (), 21, id="twelve hours late"),
    pytest.param("2026-11-20T19:00:01", None, 0, (20,), 21, id="too late"),
    pytest.param("2026-11-22T08:00:00", 22, 60, (20, 21), 23, id="two days down"),
    pytest.param("2026-11-22T23:00:00", None, 0, (20, 21, 22), 23, id="three days"),
]


@pytest.mark.parametrize(("now", "fired", "late", "skipped", "upcoming"), LATENESS)
def test_late_up_to_twelve_hours_is_served_and_later_is_skipped(
    now: str, fired: int | None, late: int, skipped: tuple[int, ...], upcoming: int
) -> None:
    slot = slot_on(fired) if fired else None
    days = tuple(Date(2026, 11, day) for day in skipped)
    expected = Decision(slot, slot_on(upcoming), late, days)
    assert decide(DAILY, FIRST, at(now)) == expected


def test_several_missed_times_of_a_day_become_the_latest() -> None:
    thrice = subscription("Europe/Vienna", 420, 720, 1080)
    decision = decide(thrice, at("2026-11-20T06:00"), at("2026-11-20T12:30"))
    assert decision == Decision(slot_on(20, 720), slot_on(20, 1080), late=90)


def test_a_year_of_silence_names_only_the_last_month() -> None:
    decision = decide(DAILY, at("2025-11-20T07:00"), at("2026-11-20T08:00"))
    assert decision.slot == slot_on(20)
    assert decision.skipped[0] == Date(2026, 10, 21)


def test_a_clock_set_back_fires_nothing_and_finds_the_nearer_slot() -> None:
    decision = decide(DAILY, at("2026-11-25T07:00"), at("2026-11-20T08:00"))
    assert decision == Decision(None, slot_on(21))


def test_zone_rules_changed_to_later_wait_for_the_new_moment() -> None:
    decision = decide(DAILY, at("2026-11-20T06:00"), at("2026-11-20T06:00"))
    assert decision == Decision(None, slot_on(20))


def test_zone_rules_changed_to_earlier_still_serve_the_day() -> None:
    decision = decide(DAILY, at("2026-11-20T08:00"), at("2026-11-20T08:00"))
    assert decision == Decision(slot_on(20), slot_on(21), late=60)


def test_a_slot_belongs_to_the_subscription_only_while_it_has_that_time() -> None:
    assert is_slot_of(slot_on(20), DAILY)
    assert not is_slot_of(slot_on(20, 540), DAILY)
    assert not is_slot_of(slot_on(20), subscription("UTC", 480, days=(0,)))


def test_days_given_up_are_owned_up_to_in_the_next_slot() -> None:
    given_up = decide(DAILY, FIRST, at("2026-11-22T23:00"))
    served = decide(DAILY, given_up.next_due, at("2026-11-23T07:00"))
    skipped = (Date(2026, 11, 20), Date(2026, 11, 21), Date(2026, 11, 22))
    assert served == Decision(slot_on(23), slot_on(24), skipped=skipped)


def test_days_given_up_twice_add_up() -> None:
    once = decide(DAILY, FIRST, at("2026-11-20T23:00"))
    twice = decide(DAILY, once.next_due, at("2026-11-21T23:00"))
    served = decide(DAILY, twice.next_due, at("2026-11-22T07:00"))
    assert served.skipped == (Date(2026, 11, 20), Date(2026, 11, 21))


def test_what_was_said_is_not_carried_further() -> None:
    once = decide(DAILY, FIRST, at("2026-11-20T23:00"))
    served = decide(DAILY, once.next_due, at("2026-11-21T07:00"))
    assert served.next_due == slot_on(22).due


def test_weekly_days_given_up_are_named_too() -> None:
    mondays = subscription("Europe/Vienna", 480, days=(0,))
    once = decide(mondays, at("2026-11-16T07:00"), at("2026-11-16T23:00"))
    served = decide(mondays, once.next_due, at("2026-11-23T07:00"))
    assert served.skipped == (Date(2026, 11, 16),)


def test_carrying_days_makes_no_slot_due_before_its_time() -> None:
    due = decide(DAILY, FIRST, at("2026-11-20T23:00")).next_due
    just_before = at("2026-11-21T06:59:59") + timedelta(milliseconds=999)
    assert due <= just_before
    assert not is_due(due, just_before)
    assert decide(DAILY, due, just_before).slot is None
    assert is_due(due, at("2026-11-21T07:00"))


@given(
    zone=st.sampled_from(ZONES),
    minute=st.integers(0, 1439),
    hours=st.lists(st.integers(1, 100), min_size=1, max_size=6),
)
def test_every_day_is_either_served_or_owned_up_to(
    zone: str, minute: int, hours: list[int]
) -> None:
    daily = subscription(zone, minute)
    first = next_slot(daily, at("2026-03-20T00:00"))
    due, now, days = first.due, first.due, []
    for pause in [*hours, 0]:
        now += timedelta(hours=pause)
        decision = decide(daily, due, now)
        if decision.slot:
            days += [*decision.skipped, decision.slot.day]
            due = decision.next_due
        elif decision.skipped:
            due = decision.next_due
    expected = [first.day + timedelta(days=n) for n in range(len(days))]
    assert days == expected


def test_a_slot_finds_its_moment_again_by_name() -> None:
    carried = Slot(HERE, Date(2026, 11, 20), 480, at("2026-11-19T00:00"))
    assert moment_of(DAILY, carried) == FIRST


@pytest.mark.parametrize(
    ("now", "due"),
    [
        pytest.param("2026-11-20T06:00", "2026-11-20T07:00", id="not yet due"),
        pytest.param("2026-11-20T09:00", "2026-11-20T07:00", id="two hours late"),
        pytest.param("2026-11-23T09:00", "2026-11-23T07:00", id="days later"),
        pytest.param("2026-11-23T21:00", "2026-11-24T07:00", id="late in the day"),
    ],
)
def test_who_comes_back_is_owed_the_latest_slot_and_no_word_of_the_days_before(
    now: str, due: str
) -> None:
    moment = resumed(DAILY, FIRST, at(now))
    assert moment == at(due)
    assert decide(DAILY, moment, at(now)).skipped == ()
