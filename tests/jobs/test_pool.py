"""The pool with its real processes."""

import asyncio
import os
import time
from collections.abc import AsyncIterator

import pytest

from bot.errors import SourceError
from bot.jobs.pool import Pool, size_for


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool(2, quick=5.0, seconds=5.0)
    yield pool
    await pool.close()


@pytest.mark.parametrize(("cores", "size"), [(1, 2), (2, 2), (3, 3), (64, 4)])
def test_there_are_as_many_as_cores_but_two_at_least(cores: int, size: int) -> None:
    assert size_for(cores) == size


async def test_work_after_work_needs_one_process(pool: Pool) -> None:
    assert await pool.run(os.getpid) == await pool.run(os.getpid) != os.getpid()


async def test_work_that_comes_at_once_is_shared(pool: Pool) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(pool.run(_slowly, n)) for n in range(4)]
    assert [task.result()[0] for task in tasks] == [0, 1, 2, 3]
    assert len({task.result()[1] for task in tasks}) == 2


def _slowly(number: int) -> tuple[int, int]:
    time.sleep(0.05)
    return number, os.getpid()


async def test_work_that_hangs_leaves_a_process_for_the_others() -> None:
    pool = Pool(2, quick=0.3, seconds=600.0)
    async with asyncio.TaskGroup() as group:
        hung = [group.create_task(pool.run(time.sleep, 600)) for _ in range(3)]
        done = group.create_task(pool.run(len, "next"))
        assert await done == 4
        assert not any(task.done() for task in hung)
        for task in hung:
            task.cancel()
    await pool.close()


async def test_work_that_is_only_slow_gets_its_time(pool: Pool) -> None:
    pool._quick = 0.01
    assert (await pool.run(_slowly, 7))[0] == 7


async def test_work_that_does_not_end_is_killed(pool: Pool) -> None:
    pool._quick, pool._seconds = 0.01, 0.02
    with pytest.raises(SourceError, match=r"reading it took more than 0\.02 s"):
        await pool.run(time.sleep, 600)


async def test_what_fails_is_told(pool: Pool) -> None:
    with pytest.raises(SourceError, match="ValueError"):
        await pool.run(int, "x")
