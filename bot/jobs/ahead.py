"""Begins what comes next while the one before is being done."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")
Job = Callable[[], Coroutine[Any, Any, T]]


@asynccontextmanager
async def ahead(
    jobs: Iterable[Job[T]], count: int
) -> AsyncIterator[Iterator[asyncio.Task[T]]]:
    """Yield the tasks of these jobs in their order, each with `count` begun behind it.

    What is not waited for any more is stopped at the end. The first error ends all of
    it, and comes as it was raised: whoever hears of it knows it, and no group.
    """
    begun = deque[asyncio.Task[T]]()
    try:
        async with asyncio.TaskGroup() as group:
            yield _tasks(jobs, count, begun, group)
            for task in begun:
                task.cancel()
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None


def _tasks(
    jobs: Iterable[Job[T]],
    count: int,
    begun: deque[asyncio.Task[T]],
    group: asyncio.TaskGroup,
) -> Iterator[asyncio.Task[T]]:
    for job in jobs:
        begun.append(group.create_task(job()))
        if len(begun) > count:
            yield begun[0]
            begun.popleft()
    while begun:
        yield begun[0]
        begun.popleft()
