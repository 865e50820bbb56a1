from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.briefing.rationing import next_evening


@pytest.mark.parametrize(
    ("now", "zone", "evening"),
    [
        ("2026-11-26T12:00", "Europe/Berlin", "2026-11-26T19:00"),
        ("2026-11-26T19:00", "Europe/Berlin", "2026-11-27T19:00"),
        ("2026-11-26T23:30", "Asia/Tokyo", "2026-11-27T11:00"),
        # Samoa had no 30 December 2011.
        ("2011-12-30T07:00", "Pacific/Apia", "2011-12-31T06:00"),
    ],
)
def test_the_rest_is_told_on_the_next_evening_of_the_reader(
    now: str, zone: str, evening: str
) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(evening).replace(tzinfo=UTC)
    assert next_evening(moment, ZoneInfo(zone)) == expected
