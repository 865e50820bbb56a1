"""What is begun while the one before is being done."""

import asyncio
from functools import partial

import pytest

from bot.errors import StoreBusy
from bot.jobs.ahead import ahead


class Work:
    def __init__(self) -> None:
        self.begun: list[int] = []
        self.stopped: list[int] = []
        self.gate = asyncio.Event()

    async def do(self, number: int) -> int:
        self.begun.append(number)
        return number

    async def hang(self, number: int) -> int:
        self.begun.append(number)
        try:
            await self.gate.wait()
        finally:
            self.stopped.append(number)
        return number

    async def fail(self, number: int) -> int:
        self.begun.append(number)
        raise StoreBusy("the store is busy")


async def take_one_and_fail(work: Work) -> None:
    async with ahead([partial(work.do, 0), partial(work.hang, 1)], 1) as tasks:
        await next(tasks)
        raise StoreBusy("the store is busy")


async def test_each_comes_in_its_order_with_one_begun_behind_it() -> None:
    work, seen = Work(), list[tuple[int, list[int]]]()
    async with ahead([partial(work.do, number) for number in range(3)], 1) as tasks:
        for task in tasks:
            seen.append((await task, list(work.begun)))
            await asyncio.sleep(0)  # noqa: TID251  # let the next begin
    assert seen == [(0, [0, 1]), (1, [0, 1]), (2, [0, 1, 2])]


async def test_what_was_begun_is_stopped_when_it_is_not_wanted_any_more() -> None:
    work = Work()
    async with ahead([partial(work.do, 0), partial(work.hang, 1)], 1) as tasks:
        assert await next(tasks) == 0
    assert work.stopped == [1]


async def test_an_error_comes_as_it_was_raised_and_stops_the_rest() -> None:
    work = Work()
    with pytest.raises(StoreBusy):
        async with ahead([partial(work.hang, 0), partial(work.fail, 1)], 1) as tasks:
            await next(tasks)
    assert work.stopped == [0]


async def test_an_error_of_who_takes_them_comes_as_it_was_raised() -> None:
    work = Work()
    with pytest.raises(StoreBusy):
        await take_one_and_fail(work)
    assert work.stopped == [1]
