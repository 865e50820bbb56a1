"""Whoever waits for the store stops when he is told to, whenever that is."""

import asyncio
from typing import Any

import pytest
from redis.exceptions import TimeoutError as NoAnswer

from bot.store.connection import Redis


@pytest.mark.parametrize("turns", range(8))
async def test_no_cancellation_is_lost(redis: Redis, turns: int) -> None:
    await redis.get("x")

    async def ask() -> None:
        await redis.get("x")
        await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(ask())
        for _ in range(turns):
            await asyncio.sleep(0)  # noqa: TID251  # as many turns of the loop
        task.cancel()
    assert task.cancelled()


async def test_what_cannot_be_written_in_time_is_an_error_that_is_tried_again(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool: Any = redis.connection_pool
    connection = await pool.get_connection()

    async def hang() -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(connection._writer, "drain", hang)
    connection.socket_timeout = 0.01
    with pytest.raises(NoAnswer):
        await connection.send_packed_command([b"PING\r\n"])
    assert not connection.is_connected
    assert connection.socket_timeout == 0.01
    await pool.release(connection)


async def test_a_connection_that_was_lost_is_made_again_to_write(redis: Redis) -> None:
    pool: Any = redis.connection_pool
    connection = await pool.get_connection()
    await connection.disconnect()
    await connection.send_command("PING")
    assert await connection.read_response() == b"PONG"
    await pool.release(connection)
