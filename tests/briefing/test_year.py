"""A year of mornings in many zones; benchmarks/slots.py has all of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest

from bot.briefing.slots import next_slot
from bot.model import Address, Slot, Subscription

ZONES = sorted(available_timezones())
NEW_YEAR = datetime(2025, 12, 31, tzinfo=UTC)


def walk(subscription: Subscription, count: int) -> list[Slot]:
    slots = [next_slot(subscription, NEW_YEAR)]
    while len(slots) < count:
        slots.append(next_slot(subscription, slots[-1].due))
    return slots


@pytest.mark.whole
@pytest.mark.parametrize("zone", ZONES[::15])
def test_a_year_of_half_past_two_has_each_day_once(zone: str) -> None:
    slots = walk(Subscription(Address(42), (150,), zone), 366)
    first = slots[0].day
    assert [slot.day for slot in slots] == [
        first + timedelta(days=number) for number in range(366)
    ]
    assert len({slot.due for slot in slots}) == 366
