"""A process beside ours for work that may hang, die or eat all memory.

Feeds, pages and articles come from strangers. What reads them runs in a child process
that can do nothing but compute (`bot/jobs/cell.py`); when it does not answer in time it
is killed, and the next piece of work gets a fresh one.

A pool of the standard library is not used: it cannot be told to kill a hung worker, and
its children inherit our environment.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar, cast

from bot import wording_problems as wording
from bot.errors import SourceError
from bot.jobs.answers import Answer, receive
from bot.jobs.cell import CONFINED, Work
from bot.language.current import manner

SECONDS = 10.0
START = 30.0
MEMORY = 1 << 30  # bytes of address space
FOREVER = 0.0  # idle, and kept all the same

P = ParamSpec("P")
T = TypeVar("T")


class WorkerLost(Exception):  # noqa: N818  # named for what happened
    """The child ended in the middle of its work."""


class WorkerSpent(SourceError):  # noqa: N818  # named for what happened
    """The child was ended because it had computed for as long as its work may.

    It would do so again, on the quietest machine: it is not tried a second time.
    """


class WorkerLate(SourceError):  # noqa: N818  # named for what happened
    """The child was killed because its time was over."""


class Worker:
    """One child process, started when first needed; work waits for its turn.

    One that had nothing to do for `idle` seconds ends by itself. `trust` says whether
    the work is a stranger's text, or ours and needs files.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        idle: float = FOREVER,
        trust: str = CONFINED,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._idle = idle
        self._trust = trust
        self._turn = asyncio.Lock()
        # Not the loop's own threads: slow name servers may occupy all of those.
        self._thread = ThreadPoolExecutor(1, "worker")
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the job returns; SourceError when it fails, hangs or dies.

        The job is a function of a module; it and its arguments travel by pickle. When
        the child dies it is tried once more, as the cause may lie outside the job.
        """
        value = await self.run_within(self._seconds, (job, args, kwargs, manner()))
        return cast("T", value)

    async def run_within(self, seconds: float, work: Work) -> object:
        """Return what the work returns; WorkerLate when its time is over."""
        async with self._turn:
            try:
                answer = await self._try(work, seconds)
            except WorkerLost:
                answer = await self._try_again(work, seconds)
        if answer.problem:
            raise SourceError(answer.problem)
        return answer.value

    def reap(self) -> None:
        """Take note of a child that ended by itself."""
        if self._process is not None:
            self._process.poll()

    async def close(self) -> None:
        """End the child process; it may not be used again."""
        self._kill()
        await asyncio.to_thread(self._thread.shutdown)
        self._forget()

    async def _try(self, work: Work, seconds: float) -> Answer:
        # What a busy machine takes to start a process is not the work's fault.
        pipe = await self._within(START, self._start)
        return await self._within(seconds, partial(self._ask, pipe, work))

    async def _within(self, seconds: float, call: Callable[[], T]) -> T:
        """Return what the call, made in the thread, returns; kill the child if late."""
        # The thread is to speak as we do.
        run = copy_context().run
        asked = asyncio.wrap_future(self._thread.submit(run, call))
        try:
            async with asyncio.timeout(seconds):
                return await asked
        except TimeoutError:
            self._kill()
            message = wording.WORK_LATE.format(seconds=f"{seconds:g}")
            raise WorkerLate(message) from None
        except asyncio.CancelledError:
            self._kill()
            raise

    async def _try_again(self, work: Work, seconds: float) -> Answer:
        try:
            return await self._try(work, seconds)
        except WorkerLost:
            return Answer(problem=wording.WORK_LOST)

    def _start(self) -> Connection:
        """Return the pipe to a child that waits for work; runs in the thread."""
        if self._pipe is not None:
            return self._pipe
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # the command is ours
                (
                    *(sys.executable, "-P", "-m", "bot.jobs.cell"),
                    *(str(theirs.fileno()), str(self._memory)),
                    *(str(self._idle), self._trust),
                ),
                env=surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
            )
        self._pipe = Connection(ours.detach())
        self._hear(self._pipe)
        return self._pipe

    def _ask(self, pipe: Connection, work: Work) -> Answer:
        """Send the work and wait for its answer; runs in the thread."""
        with suppress(OSError):  # the child is gone, as we shall hear
            pipe.send(work)
        return self._hear(pipe)

    def _hear(self, pipe: Connection) -> Answer:
        try:
            return receive(pipe)
        except (EOFError, OSError) as error:
            if self._forget() == -signal.SIGXCPU:
                raise WorkerSpent(wording.WORK_LONG) from error
            raise WorkerLost from error

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _forget(self) -> int:
        """Let the child go; how it ended, 0 when there was none."""
        code = 0
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            code = self._process.wait()
        self._process = self._pipe = None
        return code


def surroundings() -> dict[str, str]:
    """Return the environment of a child: all that it gets to know."""
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
        "TMPDIR": tempfile.gettempdir(),
        # Else numerical libraries start a thread for each core, and each takes memory.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
    }
