"""Everything but Telegram is killed in mid-delivery, and nobody loses a briefing.

`benchmarks/chaos.py` does the same with thousands of readers and hundreds of kills.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.connection import close, connect
from bot.store.outbox import Outbox
from bot.store.stores import make_stores
from tests.fixtures.chaos import (
    CLOCK,
    Crew,
    are_stranded,
    is_settled,
    judging,
    records_of,
    service,
    store,
    subscribe,
    working,
)
from tests.fixtures.judge import FIRST_READER
from tests.fixtures.verdict import judge

READERS = range(FIRST_READER, FIRST_READER + 60)
PATIENCE = 120.0
LATENCY = {"fault": "delay", "seconds": 0.3, "after": True, "chance": 0.99}
LOST = {"fault": "close", "after": True, "nth": 20, "times": 2}


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory with a path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="nb") as name:
        yield Path(name)


async def test_killed_one_after_the_other_they_send_each_briefing_once(
    place: Path,
) -> None:
    kept, url = store(place)
    redis = connect(url, patient=True)
    stores = make_stores(redis, "test")
    async with (
        asyncio.timeout(PATIENCE),
        judging(len(READERS), enforced=False) as court,
        working([kept]),
    ):
        await subscribe(stores, [len(READERS)])
        await court.script(7, LOST, LATENCY)
        names = ("sender1", "sender2", "scheduler1")
        async with working(service(names, url, court.origin, place)) as crew:
            everybody = Crew([*crew.members, kept])
            for count, kind in enumerate(("sender", "store", "scheduler", "sender")):
                await court.until(6 + 10 * count)
                await everybody.kill(everybody.of(kind)[-1:], redis)
            hasty = Outbox(redis, "hasty", lease_seconds=0.0)
            while not await is_settled(stores):
                if await are_stranded(redis, everybody):
                    await hasty.reap(CLOCK.now())
                await CLOCK.sleep(0.05)
        records = await court.records()
        outbox = await records_of(stores, READERS)
        await close(redis)
    verdict = judge(READERS, records, outbox, everybody.kills)
    assert (verdict.lost, verdict.doubled, verdict.unexplained) == ((), 0, ())
    assert len(verdict.unknown) == verdict.cut_off + 2
    assert everybody.crashes() == []
