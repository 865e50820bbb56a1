import asyncio

import pytest

from bot.clock import SystemClock
from bot.stopping import cut_off


async def test_what_does_not_end_in_time_is_cut_off_and_what_follows_goes_on() -> None:
    stop = asyncio.Event()
    stop.set()
    reached = []
    async with cut_off(stop, 0.01):
        await asyncio.Event().wait()
        reached.append("the end")
    reached.append("what follows")
    assert reached == ["what follows"]


async def test_what_ends_in_time_is_left_alone() -> None:
    stop = asyncio.Event()
    reached = []
    async with cut_off(stop, 60.0):
        stop.set()
        await SystemClock().sleep(0)
        reached.append("the end")
    assert reached == ["the end"]


async def test_a_wait_that_ran_out_inside_is_not_swallowed() -> None:
    with pytest.raises(TimeoutError):
        async with cut_off(asyncio.Event(), 60.0), asyncio.timeout(0.0):
            await asyncio.Event().wait()
