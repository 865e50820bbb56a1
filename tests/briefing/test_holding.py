from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.holding import Now, Over, Until, Verdict, may_go, quiet_ends
from bot.model import Quiet

NIGHT = Quiet(1320, 420)
NOON = Quiet(720, 840)
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = sorted(available_timezones())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def berlin(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


@pytest.mark.parametrize(
    ("local", "verdict"),
    [
        pytest.param("2026-11-26T21:59", Now(), id="a minute before the night"),
        pytest.param("2026-11-26T22:00", Until(at("2026-11-27T06:00")), id="at ten"),
        pytest.param("2026-11-27T00:30", Until(at("2026-11-27T06:00")), id="past 12"),
        pytest.param("2026-11-27T06:59", Until(at("2026-11-27T06:00")), id="before 7"),
        pytest.param("2026-11-27T07:00", Now(), id="at seven it is over"),
    ],
)
def test_an_alert_of_the_night_waits_for_the_morning(
    local: str, verdict: Verdict
) -> None:
    assert may_go(berlin(local), NIGHT, None, 0, 5) == verdict


def test_quiet_hours_may_lie_within_a_day() -> None:
    assert may_go(berlin("2026-11-26T13:00"), NOON, None, 0, 5) == Until(
        at("2026-11-26T13:00")
    )


def test_without_quiet_hours_every_hour_will_do() -> None:
    assert may_go(berlin("2026-11-26T03:00"), None, None, 0, 5) == Now()


def test_a_snooze_holds_until_it_ends_and_the_night_after_it() -> None:
    noon, morning = at("2026-11-27T11:00"), at("2026-11-28T06:00")
    midnight = at("2026-11-27T23:00")
    now = berlin("2026-11-26T12:00")
    assert may_go(now, NIGHT, noon, 0, 5) == Until(noon)
    assert may_go(now, NIGHT, midnight, 0, 5) == Until(morning)


def test_a_snooze_that_is_over_holds_nothing() -> None:
    now = berlin("2026-11-26T12:00")
    assert may_go(now, NIGHT, at("2026-11-26T11:00"), 0, 5) == Now()


def test_what_is_over_the_cap_goes_no_more_today() -> None:
    now = berlin("2026-11-26T12:00")
    assert may_go(now, NIGHT, None, 4, 5) == Now()
    assert may_go(now, NIGHT, None, 5, 5) == Over()


def test_the_night_comes_before_the_cap_as_the_morning_has_a_count_of_its_own() -> None:
    held = may_go(berlin("2026-11-26T23:00"), NIGHT, None, 5, 5)
    assert held == Until(at("2026-11-27T06:00"))


@pytest.mark.parametrize(
    ("quiet", "local", "fold", "verdict"),
    [
        pytest.param(
            Quiet(1320, 150), "2026-03-29T01:30", 0, Until(at("2026-03-29T01:30")),
            id="an end that is left out comes later by the gap",
        ),
        pytest.param(
            Quiet(1320, 150), "2026-10-25T02:10", 0, Until(at("2026-10-25T00:30")),
            id="an end that comes twice means the first",
        ),
        pytest.param(
            Quiet(1320, 150), "2026-10-25T02:10", 1, Now(),
            id="the hour that comes again is not quiet again",
        ),
        pytest.param(
            NIGHT, "2026-10-25T02:10", 1, Until(at("2026-10-25T06:00")),
            id="a night with 25 hours' day is an hour longer",
        ),
    ],
)  # fmt: skip
def test_clock_changes_in_the_night(
    quiet: Quiet, local: str, fold: int, verdict: Verdict
) -> None:
    assert may_go(berlin(local, fold), quiet, None, 0, 5) == verdict


def test_a_day_that_a_zone_left_out_ends_no_night_early() -> None:
    # Samoa had no 30 December 2011: the night of the 29th ends on the 31st at seven.
    evening = at("2011-12-30T09:00")
    ends = quiet_ends(evening, NIGHT, ZoneInfo("Pacific/Apia"))
    assert ends == at("2011-12-30T17:00")


@given(
    zone=st.sampled_from(ZONES),
    start=st.integers(0, 1439),
    length=st.integers(1, 1439),
    minutes=st.integers(0, 60 * 366 * 24),
)
def test_what_is_held_is_let_go_at_a_moment_that_is_not_quiet(
    zone: str, start: int, length: int, minutes: int
) -> None:
    quiet, place = Quiet(start, (start + length) % 1440), ZoneInfo(zone)
    now = at("2026-01-01T00:00") + timedelta(minutes=minutes)
    ends = quiet_ends(now, quiet, place)
    assert now <= ends <= now + timedelta(hours=26)
    assert quiet_ends(ends, quiet, place) == ends


def test_a_moment_in_no_zone_is_refused() -> None:
    with pytest.raises(TypeError, match="not in a reader's zone"):
        may_go(at("2026-11-26T12:00"), NIGHT, None, 0, 5)


@pytest.mark.parametrize(("start", "end"), [(60, 60), (-1, 60), (60, 1440)])
def test_hours_that_are_none_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no quiet hours"):
        Quiet(start, end)
