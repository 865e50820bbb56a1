"""What is under way when we are told to stop gets a little time, and no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

DRAIN = 3.0
"""Seconds for jobs, requests and deliveries in hand: platforms and people wait some
four, and closing the rest takes less than one."""


@asynccontextmanager
async def cut_off(stop: asyncio.Event, seconds: float) -> AsyncIterator[None]:
    """Cancel what is inside so many seconds after the stop; what follows goes on."""
    limit = asyncio.timeout(None)
    try:
        async with limit:
            watching = asyncio.ensure_future(_watch(stop, limit, seconds))
            try:
                yield
            finally:
                watching.cancel()
    except TimeoutError:
        if not limit.expired():
            raise


async def _watch(stop: asyncio.Event, limit: asyncio.Timeout, seconds: float) -> None:
    await stop.wait()
    limit.reschedule(asyncio.get_running_loop().time() + seconds)
