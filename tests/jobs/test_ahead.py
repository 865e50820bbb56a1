"""What is begun while the ones before are being done."""

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
    async with ahead([partial(work.do, 0), partial(work.hang, 1)], 2) as answers:
        await anext(answers)
        raise StoreBusy("the store is busy")


async def test_those_that_are_there_come_together_in_their_order() -> None:
    work = Work()
    jobs = [partial(work.do, number) for number in range(3)]
    async with ahead(jobs, 2) as answers:
        seen = [each async for each in answers]
    assert seen == [[0, 1], [2]]


async def test_one_that_is_not_there_yet_keeps_those_behind_it() -> None:
    work = Work()
    jobs = [partial(work.do, 0), partial(work.hang, 1), partial(work.do, 2)]
    async with ahead(jobs, 3) as answers:
        first = await anext(answers)
        work.gate.set()
        assert (first, await anext(answers)) == ([0], [1, 2])


async def test_what_was_begun_is_stopped_when_it_is_not_wanted_any_more() -> None:
    work = Work()
    async with ahead([partial(work.do, 0), partial(work.hang, 1)], 2) as answers:
        assert await anext(answers) == [0]
    assert work.stopped == [1]


async def test_an_error_comes_as_it_was_raised_and_stops_the_rest() -> None:
    work = Work()
    with pytest.raises(StoreBusy):
        async with ahead([partial(work.hang, 0), partial(work.fail, 1)], 2) as answers:
            await anext(answers)
    assert work.stopped == [0]


async def test_an_error_of_who_takes_them_comes_as_it_was_raised() -> None:
    work = Work()
    with pytest.raises(StoreBusy):
        await take_one_and_fail(work)
    assert work.stopped == [1]
