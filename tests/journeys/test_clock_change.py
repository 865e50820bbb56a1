"""A subscriber lives through both clock changes of a year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.cast import BEN
from tests.fixtures.house import House

BERLIN = ZoneInfo("Europe/Berlin")
HALF_HOUR = timedelta(minutes=30)
SPRING = datetime(2027, 3, 26, 12, tzinfo=UTC)
AUTUMN = datetime(2027, 10, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "time", "received"),
    [
        (SPRING, "08:00", ["27 Mar 08:00", "28 Mar 08:00", "29 Mar 08:00"]),
        (SPRING, "02:30", ["27 Mar 02:30", "28 Mar 03:30", "29 Mar 02:30"]),
        (AUTUMN, "08:00", ["30 Oct 08:00", "31 Oct 08:00", "01 Nov 08:00"]),
        (AUTUMN, "02:30", ["30 Oct 02:30", "31 Oct 02:30", "01 Nov 02:30"]),
    ],
)
async def test_each_local_day_brings_exactly_one_briefing(
    house: House, start: datetime, time: str, received: list[str]
) -> None:
    house.server.play.jump(start - house.server.clock.now())
    async with house.open():
        house.server.human.send(BEN, BEN, f"/subscribe {time} Berlin")
        await house.hears(BEN, "✅ Done")
        for _ in range(3 * 48):
            house.server.play.jump(HALF_HOUR)
            await house.quiet()
    sent = house.saying(BEN, f"your {time} briefing")
    moments = [datetime.fromtimestamp(each["date"], BERLIN) for each in sent]
    assert [f"{moment:%d %b %H:%M}" for moment in moments] == received
    days = [each["text"].split(" · ")[0] for each in sent]
    assert days == [f"{moment:%A}, {moment.day} {moment:%b}" for moment in moments]
