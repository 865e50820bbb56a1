"""The worker with its real process; the jobs are functions everybody has."""

import asyncio
import logging
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection

import pytest

from bot.errors import SourceError
from bot.jobs.worker import Worker, answer_to, serve


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


async def test_work_is_done_in_one_other_process(worker: Worker) -> None:
    first = await worker.run(os.getpid)
    second = await worker.run(os.getpid)
    assert first == second != os.getpid()


async def test_pieces_of_work_wait_for_each_other(worker: Worker) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker.run(divmod, n, 2)) for n in range(5)]
    assert [task.result() for task in tasks] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]


async def test_what_fails_is_told_and_the_process_goes_on(worker: Worker) -> None:
    before = await worker.run(os.getpid)
    with pytest.raises(SourceError, match="reading it failed: ValueError invalid"):
        await worker.run(int, "x")
    assert await worker.run(os.getpid) == before


async def test_a_death_is_survived_after_a_second_try(worker: Worker) -> None:
    before = await worker.run(os.getpid)
    with pytest.raises(SourceError, match="reading it ended the process that reads"):
        await worker.run(os._exit, 1)
    assert await worker.run(os.getpid) != before


async def test_work_whose_process_was_ended_from_outside_is_done(
    worker: Worker,
) -> None:
    before = await worker.run(os.getpid)
    os.kill(before, signal.SIGKILL)
    assert await worker.run(os.getpid) != before


async def test_what_eats_all_memory_is_stopped(worker: Worker) -> None:
    with pytest.raises(SourceError, match="MemoryError"):
        await worker.run(bytearray, 2 << 30)
    assert await worker.run(len, "next") == 4


async def test_what_hangs_is_killed_and_the_next_gets_a_fresh_process() -> None:
    worker = Worker(seconds=5.0)
    before = await worker.run(os.getpid)
    worker._seconds = 0.05
    with pytest.raises(SourceError, match=r"reading it took more than 0\.05 s"):
        await worker.run(time.sleep, 600)
    worker._seconds = 5.0
    assert await worker.run(os.getpid) != before
    await worker.close()


async def test_work_nobody_waits_for_any_more_is_killed(worker: Worker) -> None:
    before = await worker.run(os.getpid)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await worker.run(time.sleep, 600)
    assert await worker.run(os.getpid) != before


async def test_a_worker_that_never_worked_is_closed_as_well() -> None:
    await Worker().close()


@pytest.fixture
def unlimited() -> Iterator[int]:
    """No limit, and what the child does to itself is undone."""
    handler = signal.getsignal(signal.SIGINT)
    yield resource.RLIM_INFINITY
    signal.signal(signal.SIGINT, handler)
    logging.disable(logging.NOTSET)


def ask(pipe: Connection) -> list[object]:
    with pipe:
        pipe.send((len, ("four",), {}))
        pipe.send((int, ("7",), {"base": 8}))
        return [pipe.recv().value, pipe.recv().value]


def test_the_child_answers_until_its_parent_is_gone(unlimited: int) -> None:
    ours, theirs = multiprocessing.Pipe()
    with ThreadPoolExecutor(1) as parent, theirs:
        answers = parent.submit(ask, ours)
        serve(theirs, unlimited)
    assert answers.result() == [4, 7]


def test_a_source_that_cannot_be_read_says_so_in_its_own_words() -> None:
    assert answer_to((_refuse, (), {})).problem == "It is a picture."


def _refuse() -> None:
    message = "It is a picture."
    raise SourceError(message)


def test_any_other_failure_is_told_with_its_kind() -> None:
    problem = answer_to((int, ("x",), {})).problem
    assert problem.startswith("reading it failed: ValueError invalid literal")
