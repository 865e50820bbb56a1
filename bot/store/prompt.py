"""Connections that stop when who waits for them is told to.

redis-py limits the time to send a command with `asyncio.wait_for`. Before Python 3.12
that may swallow a cancellation that comes in the very turn in which the sending ends:
a limit of time that ran out was lost, and what it should have ended hung. Here the time
is limited in a way that loses none.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import TimeoutError as NoAnswer


class Prompt(AbstractConnection):
    """What a connection becomes by this."""

    async def send_packed_command(
        self,
        command: bytes | str | Iterable[bytes],
        check_health: bool = True,  # noqa: FBT001, FBT002 - redis-py's signature
    ) -> None:
        """Send a command, or end the connection."""
        seconds, self.socket_timeout = self.socket_timeout, None
        try:
            async with asyncio.timeout(seconds):
                await super().send_packed_command(command, check_health)
        except TimeoutError:
            await self.disconnect(nowait=True)
            message = f"no command was taken within {seconds} seconds"
            raise NoAnswer(message) from None
        finally:
            self.socket_timeout = seconds


def prompt(kind: type[Any]) -> type[Any]:
    """Return this kind of connection, made to stop when it is told to."""
    return type(f"Prompt{kind.__name__}", (Prompt, kind), {})
