"""Senders of their own are stopped and killed in the midst of sending.

Told by the playground's own records. These processes know the machine's time only.
"""

import signal
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import Address, Delivery, Kind, Message
from bot.playground.world import User
from tests.fixtures.house import House
from tests.fixtures.process import working

READERS = range(3001, 3041)
SOON = 10.0
"""Seconds a process may take to end once it was told to; on a machine that has time it
takes three and a bit at most, and benchmarks/chaos.py measures it."""


@pytest.fixture
async def crowd(house_today: House) -> House:
    """A house with a message waiting for each of forty readers."""
    expires = house_today.server.clock.now() + timedelta(hours=1)
    for number in READERS:
        house_today.server.human.new_user(User(number, f"Reader {number}"))
        house_today.server.human.start(number)
    await house_today.stores.outbox.add_all(
        Delivery(f"{n}:0/day", Address(n), Kind.BRIEFING, (Message("Hello"),), expires)
        for n in READERS
    )
    return house_today


async def states(house: House) -> list[str]:
    """What became of each reader's message."""
    found = [await house.deliveries(number) for number in READERS]
    return [record.state for (record,) in found]


def copies(house: House) -> list[int]:
    """How often each reader has the message."""
    had = house.server.copies("Hello")
    return [had.get(number, 0) for number in READERS]


def begun(house: House) -> int:
    """How many messages were accepted."""
    return sum(copies(house))


async def until_begun(house: House, count: int) -> None:
    async def enough() -> bool:
        return begun(house) >= count

    await house.until(enough)


async def test_told_to_stop_it_finishes_what_is_on_its_way_and_gives_back_the_rest(
    crowd: House, tmp_path: Path
) -> None:
    # Accepted at once, and answered late.
    crowd.server.faults.delay(1.0, times=16, after=True)
    async with working(crowd, "send", tmp_path) as process:
        await until_begun(crowd, 16)
        asked = crowd.server.clock.monotonic()
        process.signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert crowd.server.clock.monotonic() - asked <= SOON
    ended = await states(crowd)
    assert set(ended) == {"sent", "queued"}
    assert ended.count("sent") == begun(crowd)
    async with crowd.open({"send"}):
        await crowd.until(lambda: _only_the_unknown_wait(crowd))
    assert copies(crowd) == [1] * len(READERS)


async def test_what_cannot_be_finished_in_time_is_unknown_and_not_sent_again(
    crowd: House, tmp_path: Path
) -> None:
    crowd.server.faults.stall(times=3, after=True)
    async with working(crowd, "send", tmp_path) as process:
        await until_begun(crowd, 6)
        asked = crowd.server.clock.monotonic()
        process.signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert crowd.server.clock.monotonic() - asked <= SOON
    ended = await states(crowd)
    assert ended.count("attempted") == 3
    assert ended.count("leased") == 0
    assert max(copies(crowd)) == 1


async def test_what_a_killed_sender_had_waiting_is_sent_by_the_next_within_seconds(
    crowd: House, tmp_path: Path
) -> None:
    async with working(crowd, "send", tmp_path) as process:
        await until_begun(crowd, 3)
        process.signal(signal.SIGKILL)
        await process.wait()
    killed_with = await states(crowd)
    assert "leased" in killed_with
    async with crowd.open({"send"}):
        await crowd.until(lambda: _only_the_unknown_wait(crowd))
    ended = await states(crowd)
    assert ended.count("attempted") <= killed_with.count("attempted")
    assert set(copies(crowd)) <= {0, 1}
    lost = copies(crowd).count(0)
    assert lost <= ended.count("attempted")


async def _only_the_unknown_wait(house: House) -> bool:
    return set(await states(house)) <= {"sent", "attempted"}
