"""Connections that stop at once when they are told to.

redis-py 8.1 writes each command under `asyncio.wait_for`, which up to Python 3.11
swallows a cancellation that comes in the very turn in which the writing is done: the
command goes on, and so does whoever was to stop. Of cancellations tried at each turn of
a command one in five got lost that way. `asyncio.timeout` loses none.
"""

import asyncio
from collections.abc import Iterable

from redis.asyncio.connection import (
    AbstractConnection,
    Connection,
    SSLConnection,
    UnixDomainSocketConnection,
)
from redis.exceptions import TimeoutError as NoAnswer


class Prompt(AbstractConnection):
    """Writes commands under a limit that loses no cancellation."""

    async def send_packed_command(
        self,
        command: bytes | str | Iterable[bytes],
        check_health: bool = True,  # noqa: FBT001, FBT002 - redis-py's signature
    ) -> None:
        """Write a command; redis-py's TimeoutError when that takes too long."""
        if not self.is_connected:
            await self.connect_check_health(check_health=False)
        seconds, self.socket_timeout = self.socket_timeout, None
        try:
            async with asyncio.timeout(seconds):
                await super().send_packed_command(command, check_health)
        except TimeoutError:
            message = "Timeout writing to socket"
            raise NoAnswer(message) from None
        finally:
            self.socket_timeout = seconds


class PromptTcp(Prompt, Connection):
    """The same over TCP."""


class PromptTls(Prompt, SSLConnection):
    """The same over TLS."""


class PromptSocket(Prompt, UnixDomainSocketConnection):
    """The same over a socket of this machine."""


PROMPT: dict[type[AbstractConnection], type[Prompt]] = {
    Connection: PromptTcp,
    SSLConnection: PromptTls,
    UnixDomainSocketConnection: PromptSocket,
}
"""By the kind of redis-py, the kind that stops when it is told to."""
