"""What a fetcher needs to know of turns: that it waits for one, and what it leaves.

Who gives them out is `bot.jobs.courtesy`, because turns are kept in the store.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from bot.model import Rest


class Turn:
    """A request to a host, and how long the host is left alone after it."""

    def __init__(self) -> None:
        self.rest = Rest()


class Turns(Protocol):
    """Lets requests to a host wait for each other."""

    def hold(
        self, url: str, limit: asyncio.Timeout, /
    ) -> AbstractAsyncContextManager[Turn]:
        """Have the host to oneself; waiting for it does not count for the limit.

        Raise HostBusy when it is to be left alone for longer than one waits.
        """
        ...


class AllAtOnce:
    """Lets every request go at once, for who asks one server of his own."""

    @asynccontextmanager
    async def hold(self, _url: str, _limit: asyncio.Timeout, /) -> AsyncIterator[Turn]:
        """Have no turn at all."""
        yield Turn()
