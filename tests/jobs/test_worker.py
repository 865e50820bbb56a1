"""The worker with its real process; the jobs are functions everybody has."""

import asyncio
import ctypes
import os
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.jobs.cell import allow_time
from bot.jobs.worker import Worker, WorkerSpent
from bot.language.current import speaking
from bot.model import Manner
from bot.sources.opml import read_opml


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


async def test_what_cannot_be_read_is_told_in_the_language_of_who_waits(
    worker: Worker,
) -> None:
    with (
        speaking(Manner("de")),
        pytest.raises(SourceError, match=r"^Das ist keine OPML-Datei"),
    ):
        await worker.run(read_opml, b"a list")
    with (
        speaking(Manner("de")),
        pytest.raises(SourceError, match=r"^das Lesen ist fehlgeschlagen: ValueError"),
    ):
        await worker.run(int, "x")
    with pytest.raises(SourceError, match=r"^This is not an OPML file"):
        await worker.run(read_opml, b"a list")


async def test_a_death_is_survived_after_a_second_try(worker: Worker) -> None:
    before = await worker.run(os.getpid)
    with pytest.raises(SourceError, match="reading it ended the process that reads"):
        await worker.run(os._exit, 1)
    assert await worker.run(os.getpid) != before


async def test_work_that_computes_for_too_long_is_ended_and_not_tried_again(
    worker: Worker,
) -> None:
    before = await worker.run(os.getpid)
    # That it is told by a thread changes nothing of the language.
    with (
        speaking(Manner("de")),
        pytest.raises(WorkerSpent, match="das Lesen braucht mehr Zeit, als dafür"),
    ):
        await worker.run(_computing)
    assert await worker.run(os.getpid) != before


def _computing() -> None:
    allow_time(1)
    while True:
        pass


async def test_work_whose_process_was_ended_from_outside_is_done(
    worker: Worker,
) -> None:
    before = await worker.run(os.getpid)
    os.kill(before, signal.SIGKILL)
    assert await worker.run(os.getpid) != before


async def test_what_eats_all_memory_is_stopped(worker: Worker) -> None:
    with pytest.raises(SourceError, match="more memory than there is"):
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


async def test_work_given_up_before_its_process_was_there_is_not_done() -> None:
    worker = Worker(seconds=0.0)
    for _ in range(3):
        with pytest.raises(SourceError, match="more than 0 s"):
            await worker.run(time.sleep, 600)
    worker._seconds = 10.0
    assert await worker.run(len, "next") == 4
    await worker.close()


async def test_a_worker_that_never_worked_is_closed_as_well() -> None:
    await Worker().close()


@pytest.mark.parametrize("deed", [socket.socket, os.fork])
async def test_the_child_reaches_nobody(
    worker: Worker, deed: Callable[[], object]
) -> None:
    with pytest.raises(SourceError, match="PermissionError"):
        await worker.run(deed)


async def test_the_child_writes_nothing(worker: Worker, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="PermissionError"):
        await worker.run(Path.write_text, tmp_path / "a", "x")
    assert not (tmp_path / "a").exists()


async def test_the_child_knows_none_of_our_secrets(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    assert await worker.run(os.getenv, "TELEGRAM_BOT_TOKEN") is None
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", 0))
        os.set_inheritable(ours.fileno(), True)
        # Its in, out and error, the pipe, and the folder being listed.
        assert len(await worker.run(os.listdir, "/proc/self/fd")) == 5


async def test_a_fault_in_a_library_is_survived(worker: Worker) -> None:
    with pytest.raises(SourceError, match="ended the process that reads"):
        await worker.run(ctypes.string_at, 0)
    assert await worker.run(len, "next") == 4


async def test_an_idle_child_ends_and_the_next_work_gets_a_fresh_one() -> None:
    # Long enough for the work to come on a busy machine, which it must at first.
    worker = Worker(idle=0.1)
    before = await worker.run(os.getpid)
    assert worker._process is not None
    await asyncio.to_thread(worker._process.wait)
    worker.reap()
    worker._idle = 60.0
    assert await worker.run(os.getpid) != before
    await worker.close()
