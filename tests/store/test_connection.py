import asyncio

import pytest

from bot.errors import StoreBusy, StoreError
from bot.store import keys
from bot.store.connection import Redis, check, close, connect, guard, objection
from bot.store.outbox import Outbox
from tests.store.values import delivery


async def test_our_own_server_can_be_trusted(redis: Redis) -> None:
    await check(redis)


async def test_a_server_that_forgets_is_refused(redis: Redis) -> None:
    await redis.config_set("maxmemory-policy", "allkeys-lru")
    try:
        with pytest.raises(StoreError, match="set it to noeviction"):
            await check(redis)
    finally:
        await redis.config_set("maxmemory-policy", "noeviction")


async def test_a_store_that_is_away_is_called_busy() -> None:
    client = connect("unix:///nowhere/socket")
    with pytest.raises(StoreBusy), guard():
        await client.get("x")
    await close(client)


async def test_a_patient_client_asks_until_the_store_is_there() -> None:
    client = connect("unix:///nowhere/socket", patient=True)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await client.get("x")
    await close(client)


async def test_a_full_store_is_called_busy(redis: Redis) -> None:
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(StoreBusy), guard():
            await redis.set("x", "y")
    finally:
        await redis.config_set("maxmemory", "0")


async def test_a_store_that_cannot_copy_what_it_has_is_called_busy(
    redis: Redis,
) -> None:
    await redis.config_set("min-replicas-to-write", "1")
    try:
        with pytest.raises(StoreBusy), guard():
            await redis.set("x", "y")
    finally:
        await redis.config_set("min-replicas-to-write", "0")


def test_a_server_that_is_too_old_is_refused() -> None:
    assert "5.0.14; 6.2 is the oldest" in objection("5.0.14", "noeviction")
    assert objection("6.2.0", "noeviction") == ""
    assert objection("9.1.2", "noeviction") == ""


async def test_a_command_out_of_place_is_told_as_an_error(redis: Redis) -> None:
    await redis.set("x", "text")
    with pytest.raises(StoreError, match="refused a command"), guard():
        await redis.zadd("x", {"a": 1})


@pytest.mark.parametrize(
    "url", ["http://host", "nonsense", "", "redis://host:port", "redis+cluster://"]
)
def test_an_address_that_is_none_is_explained(url: str) -> None:
    with pytest.raises(StoreError, match="REDIS_URL"):
        connect(url)


async def test_a_refusal_inside_a_script_is_not_swallowed(redis: Redis) -> None:
    await redis.set(keys.queue(keys.shard(5)), "not a stream")
    with pytest.raises(StoreError, match="WRONGTYPE"), guard():
        await Outbox(redis, "one").add(delivery(5))


async def test_a_patient_client_of_a_cluster_does_ask_it() -> None:
    # A number below 0 means for ever to a single server, and to a cluster never.
    client = connect("redis+cluster://127.0.0.1:1", patient=True)
    assert client.retry.get_retries() > 0  # type: ignore[attr-defined]  # a cluster's
    await close(client)
