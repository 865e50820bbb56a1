"""Running until told to stop."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
from queue import SimpleQueue
from threading import Barrier

import pytest

from bot.cli.running import run_until_stopped, start

FOREVER = """
import asyncio, os, signal
from bot.cli.running import run_until_stopped

async def work(stop):
    os.kill(os.getpid(), signal.SIGINT)
    await stop.wait()
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.Event().wait()

run_until_stopped(work)
"""


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_the_work_to_stop(name: signal.Signals) -> None:
    ended = []

    async def work(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), name)
        await stop.wait()
        ended.append(name)

    run_until_stopped(work)
    assert ended == [name]


def test_what_does_not_end_is_left_a_while_after_the_signal() -> None:
    left = SimpleQueue[int]()

    async def work(stop: asyncio.Event) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        await stop.wait()
        os.kill(os.getpid(), signal.SIGTERM)
        assert await asyncio.to_thread(left.get, timeout=20) == 0

    run_until_stopped(work, 0.01, left.put)
    assert left.empty()


def test_what_was_imported_is_left_out_of_each_collection() -> None:
    left_out: list[int] = []
    gc.unfreeze()

    async def work(stop: asyncio.Event) -> None:
        left_out.append(gc.get_freeze_count())

    run_until_stopped(work)
    assert left_out[0] > 10_000


def test_fifty_names_may_be_asked_for_at_once() -> None:
    barrier = Barrier(50)

    async def work(stop: asyncio.Event) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(50):
                group.create_task(asyncio.to_thread(barrier.wait, 10))

    run_until_stopped(work)
    assert not barrier.broken


def test_a_second_interrupt_ends_it_at_once() -> None:
    result = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", FOREVER], check=False, timeout=20
    )
    assert result.returncode == -signal.SIGINT


@pytest.mark.parametrize(
    ("level", "quietly", "heard"),
    [("INFO", True, "WARNING"), ("DEBUG", True, "DEBUG"), ("INFO", False, "INFO")],
)
def test_commands_that_answer_and_end_are_quiet(
    monkeypatch: pytest.MonkeyPatch, level: str, heard: str, *, quietly: bool
) -> None:
    levels: list[str] = []
    monkeypatch.setenv("NEWSBRIEF_LOG_LEVEL", level)
    monkeypatch.setattr("bot.log.setup", lambda name, **_: levels.append(name))
    start(quietly=quietly)
    assert levels == [heard]
