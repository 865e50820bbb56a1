"""Several pieces of work side by side, whose first error comes as it was raised.

A TaskGroup raises a group, which nobody knows who looks for what the store, a host or
a feed did wrong.
"""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


async def abreast(work: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """Return what each of these gives, in their order; the first error ends all."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each) for each in work]
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]
