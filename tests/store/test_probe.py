import pytest

from bot.errors import StoreReadOnly
from bot.store import keys
from bot.store.connection import Redis
from bot.store.probe import Probe


async def test_a_store_that_takes_things_in_is_left_with_a_word(redis: Redis) -> None:
    await Probe(redis).check()
    assert await redis.keys("*") == [keys.probe(0).encode()]
    assert 0 < await redis.ttl(keys.probe(0)) <= 60


async def test_a_full_store_is_found_out(redis: Redis) -> None:
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(StoreReadOnly, match="The store is full"):
            await Probe(redis).check()
    finally:
        await redis.config_set("maxmemory", "0")
