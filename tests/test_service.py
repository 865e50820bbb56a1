"""The store is prepared before anybody uses it, and waited for if it must be."""

from collections.abc import Awaitable, Callable

import pytest

from bot.errors import StoreBusy, StoreError, StoreReadOnly
from bot.service import _prepare, open_service
from bot.settings import Settings
from bot.store import keys
from bot.store.connection import Redis, close, connect
from tests.fakes.clock import FakeClock


class Interrupted(FakeClock):
    """Lets something happen while it waits."""

    def __init__(self, happen: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self._happen = happen

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        await self._happen()


async def test_a_store_that_is_full_is_waited_for_and_told_of_once(
    redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Interrupted(lambda: redis.config_set("maxmemory", clock_says(clock)))
    await redis.config_set("maxmemory", "1")
    await _prepare(redis, clock, 60.0)
    assert await redis.exists(keys.schema())
    told = [text for text in caplog.messages if text.startswith("waiting 60 seconds")]
    assert len(told) == 1
    assert "The store is full" in told[0]


def clock_says(clock: FakeClock) -> str:
    """Room at the third look."""
    return "1" if len(clock.slept) < 3 else "0"


async def test_a_store_that_does_not_come_is_given_up(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client, clock = connect("unix:///nowhere/socket"), FakeClock()
    with pytest.raises(StoreBusy, match="cannot be reached"):
        await _prepare(client, clock, 0.5)
    await close(client)
    assert 0.5 <= sum(clock.slept) < 1.0


async def test_a_store_that_will_not_do_is_not_waited_for(redis: Redis) -> None:
    await redis.set(keys.schema(), 999)
    clock = FakeClock()
    with pytest.raises(StoreError, match="update Newsbrief"):
        await _prepare(redis, clock, 60.0)
    assert clock.slept == []


async def test_who_is_not_patient_hears_at_once(redis: Redis, store_url: str) -> None:
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(StoreReadOnly, match="The store is full"):
            async with open_service(Settings(redis_url=store_url), FakeClock()):
                pass
    finally:
        await redis.config_set("maxmemory", "0")
