import pytest

from bot.errors import StoreBusy, StoreError
from bot.store.connection import Redis, check, close, connect, guard


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
