"""A process beside ours for work that may hang, die or eat all memory.

Feeds, pages and articles come from strangers. What reads them runs in one child process
with a limit on its memory; when it does not answer in time it is killed, and the next
piece of work gets a fresh one. The child ends by itself when we are gone.

A pool of the standard library is not used: it cannot be told to kill a hung worker.
"""

import asyncio
import logging
import multiprocessing
import resource
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar, cast

from bot.errors import SourceError

SECONDS = 10.0
MEMORY = 1 << 30  # bytes of address space

P = ParamSpec("P")
T = TypeVar("T")
Work = tuple[Callable[..., object], tuple[Any, ...], dict[str, Any]]


class WorkerLost(Exception):  # noqa: N818  # named for what happened
    """The child ended in the middle of its work."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child sends back: a value, or the sentence that says why not."""

    value: object = None
    problem: str = ""


class Worker:
    """One child process, started when first needed; work waits for its turn."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turn = asyncio.Lock()
        # Not the loop's own threads: slow name servers may occupy all of those.
        self._thread = ThreadPoolExecutor(1, "worker")
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the job returns; SourceError when it fails, hangs or dies.

        The job is a function of a module; it and its arguments travel by pickle. When
        the child dies it is tried once more, as the cause may lie outside the job.
        """
        async with self._turn:
            try:
                answer = await self._try((job, args, kwargs))
            except WorkerLost:
                answer = await self._try_again((job, args, kwargs))
        if answer.problem:
            raise SourceError(answer.problem)
        return cast("T", answer.value)

    async def close(self) -> None:
        """End the child process; it may not be used again."""
        self._kill()
        await asyncio.to_thread(self._thread.shutdown)
        self._forget()

    async def _try(self, work: Work) -> Answer:
        asked = asyncio.wrap_future(self._thread.submit(self._ask, work))
        try:
            async with asyncio.timeout(self._seconds):
                return await asked
        except TimeoutError:
            self._kill()
            return Answer(problem=f"reading it took more than {self._seconds:g} s")
        except asyncio.CancelledError:
            self._kill()
            raise

    async def _try_again(self, work: Work) -> Answer:
        try:
            return await self._try(work)
        except WorkerLost:
            return Answer(problem="reading it ended the process that reads")

    def _ask(self, work: Work) -> Answer:
        """Send the work and wait for its answer; runs in the thread."""
        pipe = self._pipe or self._start()
        try:
            pipe.send(work)
            return cast("Answer", pipe.recv())
        except (EOFError, OSError) as error:
            self._forget()
            raise WorkerLost from error

    def _start(self) -> Connection:
        # Spawned, not forked: a fork would share our sockets and locks.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._memory), daemon=True, name="reader"
        )
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        return ours

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _forget(self) -> None:
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.join()
            self._process.close()
        self._process = self._pipe = None


def serve(pipe: Connection, memory: int) -> None:
    """Answer work until the other end is gone; this is the child's whole life."""
    # Ctrl-C reaches every process of a terminal; ours tells us when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    with suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(answer_to(pipe.recv()))


def answer_to(work: Work) -> Answer:
    """Return what the job returns, or what went wrong, in words."""
    job, args, kwargs = work
    try:
        return Answer(job(*args, **kwargs))
    except SourceError as error:
        return Answer(problem=str(error))
    except Exception as error:  # noqa: BLE001  # the boundary: whatever strangers cause
        return Answer(problem=f"reading it failed: {type(error).__name__} {error}")
