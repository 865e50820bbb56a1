from datetime import UTC, datetime
from datetime import date as Date

import pytest

from bot.briefing.snoozing import missed, paused_since
from bot.model import Address, Rhythm, Slot, Subscription

HERE = Address(5)
DAILY = Subscription(HERE, (480, 1080), "Europe/Vienna")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


# From Monday evening, after that day's last briefing, to Thursday evening.
SNOOZE = Rhythm(None, at("23T18:00"), at("26T18:00"))
MORNING = Slot(HERE, Date(2026, 11, 27), 480, at("27T07:00"))


def test_the_first_briefing_after_a_snooze_says_since_when() -> None:
    assert paused_since(DAILY, MORNING, SNOOZE) == Date(2026, 11, 23)


@pytest.mark.parametrize(
    "slot",
    [
        pytest.param(Slot(HERE, Date(2026, 11, 27), 1080, at("27T17:00")), id="next"),
        pytest.param(Slot(HERE, Date(2026, 11, 26), 480, at("26T07:00")), id="within"),
        pytest.param(Slot(HERE, Date(2026, 11, 23), 480, at("23T07:00")), id="before"),
    ],
)
def test_no_other_briefing_says_so(slot: Slot) -> None:
    assert paused_since(DAILY, slot, SNOOZE) is None


def test_a_slot_that_stands_for_all_since_before_the_snooze_says_so_too() -> None:
    late = Slot(HERE, Date(2026, 11, 27), 1080, at("23T07:00"))
    assert paused_since(DAILY, late, SNOOZE) == Date(2026, 11, 23)


def test_a_snooze_up_to_the_minute_of_a_briefing_ends_before_it() -> None:
    up_to = Rhythm(None, at("23T18:00"), at("27T07:00"))
    assert paused_since(DAILY, MORNING, up_to) == Date(2026, 11, 23)


def test_a_snooze_in_which_no_briefing_was_due_is_not_spoken_of() -> None:
    short = Rhythm(None, at("26T18:00"), at("26T18:10"))
    assert paused_since(DAILY, MORNING, short) is None


@pytest.mark.parametrize(
    "rhythm", [Rhythm(), Rhythm(None, at("26T18:00"), at("26T18:00"))]
)
def test_without_a_snooze_nothing_is_said(rhythm: Rhythm) -> None:
    assert paused_since(DAILY, MORNING, rhythm) is None


def test_days_of_a_snooze_were_left_out_because_their_reader_wanted_so() -> None:
    days = [Date(2026, 11, day) for day in (23, 24, 25, 26)]
    assert missed(days, DAILY, SNOOZE) == (days[0],)
    assert missed(days, DAILY, Rhythm()) == tuple(days)
    assert missed(days, Subscription(HERE, (), "UTC"), SNOOZE) == tuple(days)
