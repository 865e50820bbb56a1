"""Processes that send with one token keep one pace together."""

import asyncio
import sys
from pathlib import Path

from bot.store.connection import Redis

ROOT = Path(__file__).resolve().parents[3]


async def slots(url: str, lane: str, first: int, count: int) -> list[float]:
    """The moments of the slots a process of its own got."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.delivery.sending.taker"),
        *(url, lane, str(first), str(count)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate()
    assert process.returncode == 0
    return [float(moment) for moment in said.split()]


async def test_processes_share_the_slots_of_a_second(
    redis: Redis, store_url: str
) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(slots(store_url, lane, 100 * number, 17))
            for number, lane in enumerate(("briefing", "crowd"), 1)
        ]
    moments = sorted(moment for task in tasks for moment in task.result())
    assert len(moments) == 34
    # In any second at most 31, so the 32nd is more than a second after the first.
    pairs = zip(moments, moments[31:], strict=False)
    assert all(later - first > 1 for first, later in pairs)
