import asyncio
from collections.abc import Iterable

import pytest
from redis.asyncio.connection import Connection
from redis.exceptions import TimeoutError as NoAnswer

from bot.clock import SystemClock
from bot.store.connection import Redis
from bot.store.prompt import prompt


async def test_who_is_told_to_stop_stops_whatever_turn_it_is(redis: Redis) -> None:
    async def ask() -> None:
        await redis.get("x")

    clock, told = SystemClock(), 0
    for turns in range(20):
        task = asyncio.get_running_loop().create_task(ask())
        for _ in range(turns):
            await clock.sleep(0)
        is_told = task.cancel()
        await asyncio.wait([task])
        assert task.cancelled() == is_told, turns
        told += is_told
    assert told >= 3
    assert await redis.get("x") is None


class Stuck(Connection):
    """Never ends sending."""

    async def send_packed_command(
        self,
        command: bytes | str | Iterable[bytes],
        check_health: bool = True,  # noqa: FBT002 - redis-py's signature
    ) -> None:
        await asyncio.Event().wait()


async def test_a_command_nobody_takes_is_given_up() -> None:
    connection = prompt(Stuck)(socket_timeout=0.001)
    with pytest.raises(NoAnswer, match="no command was taken"):
        await connection.send_packed_command(b"PING")
    assert connection.socket_timeout == 0.001
