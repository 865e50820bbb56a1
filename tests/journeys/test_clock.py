"""The wall clock is wrong for a while, or sleeps; every morning comes once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import timetable
from bot.model import Address
from bot.playground.cast import ADA
from tests.fixtures.house import SATURDAY, House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
HEAD = "your 08:00 briefing"
MINUTE = timedelta(minutes=1)


async def is_due_after(house: House, moment: datetime) -> bool:
    due = await house.stores.subscriptions.next_due(Address(ADA))
    return due is not None and due > moment


@pytest.mark.parametrize("years", [1, 10])
async def test_a_clock_years_ahead_and_set_right_costs_no_morning(
    house: House, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    monkeypatch.setattr(timetable, "CLOCK", 0.05)
    ahead = SATURDAY + years * timedelta(days=365)
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
        await house.hears(ADA, "✅ Done")
        house.server.clock.set(ahead)
        await house.until(lambda: is_due_after(house, ahead))
        await house.quiet()
        house.server.clock.set(SUNDAY - MINUTE)
        await house.until(lambda: is_right(house))
        house.server.clock.set(SUNDAY)
        await house.hears(ADA, f"Sunday, 22 Nov · {HEAD}")
        await house.quiet()
        house.server.clock.set(MONDAY)
        await house.hears(ADA, f"Monday, 23 Nov · {HEAD}")
        await house.quiet()
    sundays = house.saying(ADA, f"Sunday, 22 Nov · {HEAD}")
    mondays = house.saying(ADA, f"Monday, 23 Nov · {HEAD}")
    assert len(sundays) == len(mondays) == 1


async def is_right(house: House) -> bool:
    return not await is_due_after(house, SUNDAY)


async def test_a_machine_asleep_at_the_time_sends_one_briefing_when_it_wakes(
    house: House,
) -> None:
    async with house.open():
        house.server.human.send(ADA, ADA, "/subscribe 3:00 8:00 London")
        await house.hears(ADA, "✅ Done")
        house.server.clock.set(SUNDAY - timedelta(hours=6))
        await house.quiet()
        # Eight hours in which the monotonic clock stood still.
        house.server.clock.set(SUNDAY + timedelta(hours=2))
        await house.hears(ADA, f"Sunday, 22 Nov · {HEAD}")
        await house.quiet()
    assert len(house.saying(ADA, "briefing\n")) == 1
    assert "2 hours late" in house.saying(ADA, HEAD)[0]["text"]
