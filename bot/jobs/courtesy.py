"""Sees to it that a host answers one request at a time, whoever asks.

Turns are kept in the store, so all processes wait for each other, and feeds, pages and
those who add feeds do. Who must wait longer than makes sense is told so at once.
"""

import asyncio
import secrets
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import wording, wording_feeds
from bot.clock import Clock
from bot.errors import HostBusy, SourceError
from bot.sources.articles import host
from bot.sources.manners import FAILED
from bot.sources.turns import Turn
from bot.store.hosts import Hosts

PATIENCE = 35.0
"""Seconds to wait for a turn: a little more than the longest pause hosts are given."""


class Courtesy:
    """Gives out the turns of hosts."""

    def __init__(self, hosts: Hosts, clock: Clock, *, is_page: bool = False) -> None:
        self._hosts = hosts
        self._clock = clock
        self._is_page = is_page

    def for_pages(self) -> "Courtesy":
        """Return who gives out turns to pages, which let feeds go first."""
        return Courtesy(self._hosts, self._clock, is_page=True)

    @asynccontextmanager
    async def hold(self, url: str, limit: asyncio.Timeout) -> AsyncIterator[Turn]:
        """Have the host to oneself; waiting for it does not count for the limit.

        Raise HostBusy when it is to be left alone for longer than one waits.
        """
        asker = secrets.token_hex(8)
        await self._wait_unlimited(url, asker, limit)
        turn = Turn()
        try:
            yield turn
        except SourceError:
            raise
        except asyncio.CancelledError:
            # Too slow is a failure of the host; to be told to stop is not.
            turn.rest = FAILED if limit.expired() else turn.rest
            raise
        except Exception as error:
            turn.rest = turn.rest if _is_refusal(error) else FAILED
            raise
        finally:
            await self._hosts.give(url, asker, turn.rest)

    async def _wait_unlimited(
        self, url: str, asker: str, limit: asyncio.Timeout
    ) -> None:
        loop = asyncio.get_running_loop()
        end = limit.when()
        left = None if end is None else end - loop.time()
        limit.reschedule(None)
        await self._wait(url, asker)
        limit.reschedule(None if left is None else loop.time() + left)

    async def _wait(self, url: str, asker: str) -> None:
        waited = 0.0
        while wait := await self._hosts.take(url, asker, is_page=self._is_page):
            if waited + wait > PATIENCE:
                raise HostBusy(_busy(url, wait), wait)
            await self._clock.sleep(wait)
            waited += wait


def _is_refusal(error: Exception) -> bool:
    """Return whether nobody there speaks this protocol, which costs a host nothing.

    It may speak the other: whoever types only a site's name means https or http.
    """
    cause = getattr(error, "os_error", error)
    return isinstance(cause, (ConnectionRefusedError, ssl.SSLError))


def _busy(url: str, seconds: float) -> str:
    minutes = max(round(seconds / 60), 1)
    span = wording.MINUTES.format(count=minutes)
    return wording_feeds.HOST_BUSY.format(host=host(url), span=span)
