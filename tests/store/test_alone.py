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
        assert 0 < await redis.ttl(keys.lock("placing")) <= 4


async def test_renewed_it_lasts_as_long_again(redis: Redis, alone: Alone) -> None:
    async with alone.held():
        await redis.expire(keys.lock("placing"), 1)
        assert await alone.renew()
        assert await redis.ttl(keys.lock("placing")) > 1


async def test_who_renews_it_too_late_hears_that_another_may_have_had_it(
    redis: Redis, alone: Alone
) -> None:
    async with alone.held():
        await redis.delete(keys.lock("placing"))
        assert not await alone.renew()
        assert await alone.renew()
    assert await redis.get(keys.lock("placing")) is None


async def test_one_that_a_version_before_holds_is_left_to_it(
    redis: Redis, alone: Alone
) -> None:
    await redis.set(keys.lock("placing"), "older", ex=10)
    waiting = asyncio.ensure_future(_hold(alone))
    for _ in range(9):
        await redis.ping()
    assert await redis.get(keys.lock("placing")) == b"older"
    await redis.delete(keys.lock("placing"))
    await waiting


async def _hold(alone: Alone) -> None:
    async with alone.held():
        pass


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


async def test_who_waits_in_the_same_process_is_handed_it(
    redis: Redis, alone: Alone
) -> None:
    async def hold() -> object:
        async with alone.held():
            return await redis.get(keys.lock("placing"))

    async with asyncio.TaskGroup() as group:
        one, other = group.create_task(hold()), group.create_task(hold())
    assert one.result() == other.result() is not None
    assert await redis.get(keys.lock("placing")) is None


async def test_after_a_second_others_may_have_it_before_who_waits_here(
    redis: Redis,
) -> None:
    clock = FakeClock()
    alone = Alone(redis, "placing", clock)

    async def hold() -> object:
        async with alone.held():
            clock.advance(1.5)
            return await redis.get(keys.lock("placing"))

    async with asyncio.TaskGroup() as group:
        one, other = group.create_task(hold()), group.create_task(hold())
    assert one.result() != other.result()
    assert clock.slept == [0.02]


async def test_who_gives_up_waiting_leaves_it_free(redis: Redis, alone: Alone) -> None:
    async with alone.held():
        waiting = asyncio.ensure_future(_hold(alone))
        await asyncio.sleep(0)  # noqa: TID251  # let it wait
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await redis.get(keys.lock("placing")) is None


async def test_who_waits_for_another_process_has_it_when_that_is_over(
    redis: Redis, alone: Alone
) -> None:
    other, order = Alone(redis, "placing", FakeClock()), list[str]()

    async def wait() -> None:
        async with alone.held():
            order.append("mine")

    async with asyncio.TaskGroup() as group, other.held():
        group.create_task(wait())
        for _ in range(9):
            await redis.ping()
        order.append("other")
    assert order == ["other", "mine"]
