import asyncio

from bot.playground.bell import Bell


async def test_a_ring_makes_those_who_wait_look_again() -> None:
    bell, heard = Bell(), list[str]()
    async with asyncio.TaskGroup() as tasks:
        one = tasks.create_task(bell.until(lambda: heard, 5))
        two = tasks.create_task(bell.until(lambda: len(heard) > 1, 5))
        tasks.create_task(_ring(bell, heard, 2))
    assert one.result()
    assert two.result()


async def test_the_time_may_run_out() -> None:
    assert not await Bell().until(lambda: False, 0.01)


async def test_what_is_true_already_needs_no_ring() -> None:
    assert await Bell().until(lambda: True, 0)


async def test_two_rings_at_once_wake_once() -> None:
    bell = Bell()
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(bell.until(lambda: False, 0.01))
        tasks.create_task(_ring(bell, [], 2))
    assert not waiting.result()


async def _ring(bell: Bell, heard: list[str], times: int) -> None:
    for _ in range(times):
        heard.append("x")
        bell.ring()
