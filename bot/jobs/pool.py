"""A few worker processes, as many as there is work for.

Each feed has one piece of work at a time, so to serve in the order of asking is fair
among feeds. Nearly all work takes milliseconds. What takes longer than three seconds is
stopped and begun anew with its full time where it is in nobody's way: one process
always stays free of such work. So a hundred feeds that hang hold up a good one for
seconds, not for a quarter of an hour.

The first process stays; the others end when they were idle for a minute, because each
takes some 70 MB.
"""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from bot.jobs.cell import Work
from bot.jobs.worker import MEMORY, SECONDS, Worker, WorkerLate
from bot.language.current import manner

QUICK = 3.0  # with the start of a process, which takes one on a busy machine
IDLE = 60.0
MOST = 4  # more than a feed reader ever has work for

P = ParamSpec("P")
T = TypeVar("T")


def size_for(cores: int) -> int:
    """Return how many processes suit a machine: two at least, one may hang."""
    return min(max(cores, 2), MOST)


class Pool:
    """Some workers; each piece of work gets the next that is free."""

    def __init__(
        self,
        size: int = 2,
        *,
        quick: float = QUICK,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        self._quick = quick
        self._seconds = seconds
        rest = (Worker(seconds, memory, IDLE) for _ in range(size - 1))
        # The last one is taken first, so that the others may rest.
        self._free = [*rest, Worker(seconds, memory)]
        self._all = tuple(self._free)
        self._room = asyncio.Semaphore(size)
        self._slow = asyncio.Semaphore(max(size - 1, 1))

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the job returns; SourceError when it fails, hangs or dies.

        The job is a function of a module; it and its arguments travel by pickle.
        """
        work = (job, args, kwargs, manner())
        try:
            value = await self._give(work, self._quick)
        except WorkerLate:
            async with self._slow:
                value = await self._give(work, self._seconds)
        return cast("T", value)

    async def close(self) -> None:
        """End all processes; the pool may not be used again."""
        for worker in self._all:
            await worker.close()

    async def _give(self, work: Work, seconds: float) -> object:
        async with self._room:
            worker = self._free.pop()
            try:
                return await worker.run_within(seconds, work)
            finally:
                self._free.append(worker)
                for each in self._free:
                    each.reap()
