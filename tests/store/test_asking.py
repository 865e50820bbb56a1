"""Questions of one turn leave together; who asked gets his own answer or error."""

import asyncio

import pytest
from redis.exceptions import ResponseError

from bot.store.asking import ask
from bot.store.connection import Redis, close


async def test_a_hundred_questions_of_one_turn_share_one_connection(
    redis: Redis, store_url: str
) -> None:
    await redis.hset("chat:7", "kind", "private")
    client = Redis.from_url(store_url, max_connections=1)
    async with asyncio.TaskGroup() as group:
        asked = [
            group.create_task(ask(client, "HGETALL", f"chat:{number}"))
            for number in range(100)
        ]
    await close(client)
    assert asked[7].result() == {b"kind": b"private"}
    assert asked[8].result() == {}


async def test_one_field_can_be_asked_for(redis: Redis) -> None:
    await redis.hset("chat:7", "kind", "private")
    assert await ask(redis, "HGET", "chat:7", "kind") == b"private"
    assert await ask(redis, "HGET", "chat:7", "title") is None


async def test_the_server_s_refusal_reaches_only_who_asked_wrongly(
    redis: Redis,
) -> None:
    await redis.set("chat:7", "no hash")
    right = asyncio.ensure_future(ask(redis, "GET", "chat:7"))
    with pytest.raises(ResponseError):
        await ask(redis, "HGETALL", "chat:7")
    assert await right == b"no hash"
