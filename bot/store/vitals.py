"""How the store's servers are: memory, and whether what is written reaches a disk."""

from dataclasses import dataclass
from typing import Any

from bot.store.connection import Redis


@dataclass(frozen=True, slots=True)
class Health:
    """The servers of the store together; memory is in bytes.

    `is_kept` is whether every write goes to an append-only file, and `can_write`
    whether the last ones reached it.
    """

    memory: int
    is_kept: bool
    can_write: bool


class Vitals:
    """Asks the servers how they are."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def read(self) -> Health:
        """Return how the servers are; of several, memory is added up."""
        memory = await self._info("memory")
        persistence = await self._info("persistence")
        return Health(
            memory=sum(int(each["used_memory"]) for each in memory),
            is_kept=all(int(each["aof_enabled"]) for each in persistence),
            can_write=all(_can_write(each) for each in persistence),
        )

    async def _info(self, section: str) -> list[dict[str, Any]]:
        """Return this section of INFO of every server."""
        found = await self._redis.info(section)
        # A Cluster answers with each node's under its name.
        nodes = [each for each in found.values() if isinstance(each, dict)]
        return nodes or [found]


def _can_write(persistence: dict[str, Any]) -> bool:
    return all(
        persistence.get(name, "ok") == "ok"
        for name in ("aof_last_write_status", "rdb_last_bgsave_status")
    )
