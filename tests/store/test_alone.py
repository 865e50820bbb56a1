"""Who may do a thing that one does at a time."""

import asyncio

import pytest

from bot.store import keys
from bot.store.alone import Alone
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock


@pytest.fixture
def alone(redis: Redis) -> Alone:
    return Alone(redis, "placing", FakeClock())


async def test_one_holds_it_at_a_time(redis: Redis, alone: Alone) -> None:
    other, order = Alone(redis, "placing", FakeClock()), list[str]()

    async def hold(name: str, who: Alone) -> None:
        async with who.held():
            order.append(name)
            await asyncio.sleep(0)  # noqa: TID251  # let the other try
            order.append(name)

    async with asyncio.TaskGroup() as group:
        group.create_task(hold("one", alone))
        group.create_task(hold("other", other))
    assert order in (["one", "one", "other", "other"], ["other", "other", "one", "one"])


async def test_it_is_free_again_when_an_error_ends_the_block(
    redis: Redis, alone: Alone
) -> None:
    with pytest.raises(ValueError, match="broken"):
        async with alone.held():
            raise ValueError("broken")
    assert await redis.get(keys.lock("placing")) is None


async def test_what_a_dead_process_held_ends_by_itself(
    redis: Redis, alone: Alone
) -> None:
    async with alone.held():
        assert 0 < await redis.ttl(keys.lock("placing")) <= 10


async def test_who_took_too_long_does_not_let_go_of_anothers_hold(
    redis: Redis, alone: Alone
) -> None:
    async with alone.held():
        await redis.set(keys.lock("placing"), "another")
    assert await redis.get(keys.lock("placing")) == b"another"


async def test_one_taken_while_the_servers_clock_was_ahead_is_let_go(
    redis: Redis, alone: Alone
) -> None:
    await redis.set(keys.lock("placing"), "ahead", ex=9000)
    async with alone.held():
        assert await redis.get(keys.lock("placing")) != b"ahead"
