from typing import Any, cast

from bot.store.connection import Redis
from bot.store.vitals import Health, Vitals


async def test_a_server_tells_its_memory_and_that_it_keeps_nothing(
    redis: Redis,
) -> None:
    health = await Vitals(redis).read()
    assert health.memory > 500_000
    assert (health.is_kept, health.can_write) == (False, True)


class Node:
    """Answers INFO as a Cluster of two does, one of which cannot write."""

    async def info(self, section: str) -> dict[str, Any]:
        if section == "memory":
            return {"n1": {"used_memory": 5, "maxmemory": 9}, "n2": {"used_memory": 7}}
        return {
            "n1": {"aof_enabled": 1, "aof_last_write_status": "err"},
            "n2": {"aof_enabled": 1, "aof_last_write_status": "ok"},
        }


async def test_of_several_servers_one_that_cannot_write_is_enough() -> None:
    health = await Vitals(cast("Redis", Node())).read()
    assert health == Health(12, is_kept=True, can_write=False)
