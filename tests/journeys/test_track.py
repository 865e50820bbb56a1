"""A figure that goes on changing: seen as a series, tracked, heard of once."""

from datetime import UTC, datetime

import pytest

from bot import timetable
from bot.playground.cast import ADA
from bot.store import keys
from tests.fixtures.house import House

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
CHANGED = "A figure you track has changed"


async def test_who_tracks_a_figure_hears_once_when_it_changes(house: House) -> None:
    human = house.server.human
    async with house.open():
        human.send(ADA, ADA, "/figures people evacuated")
        shown = await house.hears(ADA, "1,150 people (20 Nov) → 1,720 people (21 Nov)")
        assert "photo" in shown
        house.press(ADA, shown, "🌙 Dark picture")
        dark = await house.hears(ADA, "people evacuated", times=2)
        assert "photo" in dark
        house.press(ADA, shown, "🔔 Tell me when it changes")
        await house.hears(ADA, "I will tell you here when this changes")
        await house.at(SUNDAY)
        await house.hears(ADA, CHANGED, times=2)
        await house.until(lambda: nothing_waits(house))
    async with house.open():
        await house.read(SUNDAY)
        await house.until(lambda: nothing_waits(house))
    # The two go out together, in either order.
    harbour, gazette = (
        house.saying(ADA, "Harbour Post, 22 Nov"),
        house.saying(ADA, "Ilmer Gazette, 22 Nov"),
    )
    assert len(house.saying(ADA, CHANGED)) == 2
    assert "“Rescue crews have evacuated 2,300 people" in harbour[0]["text"]
    assert "1,720 people (21 Nov) → 2,300 people" in harbour[0]["text"]
    assert "“About 2,150 people have been evacuated" in gazette[0]["text"]


async def test_the_bell_calls_who_tells_before_the_next_look(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    human = house.server.human
    monkeypatch.setattr(timetable, "TICK", 3_600.0)
    async with house.open():
        human.send(ADA, ADA, "/figures people evacuated")
        shown = await house.hears(ADA, "1,150 people (20 Nov) → 1,720 people (21 Nov)")
        house.press(ADA, shown, "🔔 Tell me when it changes")
        await house.hears(ADA, "I will tell you here when this changes")
        house.server.play.jump(SUNDAY - house.server.clock.now())
        await house.read(SUNDAY)
        await house.hears(ADA, CHANGED)


async def nothing_waits(house: House) -> bool:
    """Whether every article was told of and every message sent."""
    if await house.redis.exists(keys.fresh()):
        return False
    counts = await house.stores.outbox.counts()
    return not any(counts[place] for place in ("queued", "later"))
