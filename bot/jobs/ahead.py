"""Begins what comes next while the ones before are being done."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Job = Callable[[], Coroutine[Any, Any, T]]


class Ahead(Generic[T]):
    """The answers of jobs in their order, as many together as have come."""

    def __init__(
        self, jobs: Iterator[Job[T]], count: int, group: asyncio.TaskGroup
    ) -> None:
        self._jobs = jobs
        self._count = count
        self._group = group
        self._begun = deque[asyncio.Task[T]]()

    def __aiter__(self) -> "Ahead[T]":
        return self

    async def __anext__(self) -> list[T]:
        """Return the next answer, waited for, with those behind it that are there."""
        self._begin()
        if not self._begun:
            raise StopAsyncIteration
        answers = [await self._begun.popleft()]
        while self._begun and self._begun[0].done():
            answers.append(self._begun.popleft().result())
        # What comes next is begun before these are used.
        self._begin()
        return answers

    def stop(self) -> None:
        """Stop what was begun and not asked for."""
        for task in self._begun:
            task.cancel()

    def _begin(self) -> None:
        while len(self._begun) < self._count and (job := next(self._jobs, None)):
            self._begun.append(self._group.create_task(job()))


@asynccontextmanager
async def ahead(jobs: Iterable[Job[T]], count: int) -> AsyncIterator[Ahead[T]]:
    """Yield the answers of these jobs in their order, `count` begun at a time.

    What is not waited for any more is stopped at the end. The first error ends all of
    it, and comes as it was raised: whoever hears of it knows it, and no group.
    """
    try:
        async with asyncio.TaskGroup() as group:
            answers = Ahead(iter(jobs), count, group)
            yield answers
            answers.stop()
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
