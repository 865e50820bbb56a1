import pytest

from bot.errors import StoreError
from bot.store import keys
from bot.store.connection import Redis
from bot.store.schema import VERSION, migrate
from tests.fakes.clock import FakeClock


async def test_a_new_store_gets_our_form(redis: Redis) -> None:
    await migrate(redis)
    await migrate(redis)
    assert await redis.get(keys.schema()) == str(VERSION).encode()
    assert await redis.keys("*lock*") == []


async def test_a_store_of_a_newer_form_is_left_alone(redis: Redis) -> None:
    await redis.set(keys.schema(), VERSION + 1)
    with pytest.raises(StoreError, match="update Newsbrief"):
        await migrate(redis)
    assert await redis.get(keys.schema()) == str(VERSION + 1).encode()


async def test_only_one_process_changes_the_form_at_a_time(redis: Redis) -> None:
    class Unlocking(FakeClock):
        async def sleep(self, seconds: float) -> None:
            await super().sleep(seconds)
            await redis.set(keys.schema(), VERSION)
            await redis.delete(keys.lock("schema"))

    await redis.set(keys.lock("schema"), "")
    clock = Unlocking()
    await migrate(redis, clock)
    assert clock.slept == [0.05]


async def test_a_lock_from_when_the_clock_was_ahead_is_not_waited_for(
    redis: Redis,
) -> None:
    clock = FakeClock()
    await redis.set(keys.lock("schema"), "", ex=10 * 365 * 86_400)
    await migrate(redis, clock)
    assert await redis.get(keys.schema()) == str(VERSION).encode()
    assert clock.slept == [0.05]
