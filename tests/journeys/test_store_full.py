"""A store that takes nothing in is said to, and nothing is promised meanwhile."""

import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest

from bot.model import Address, Delivery, Kind, Message
from bot.playground.cast import ADA, BEN, CLEO
from bot.store.outbox import Outbox
from tests.fixtures.house import House
from tests.fixtures.ownstore import OwnStore

NEWS = "Newsbrief moves house on Friday."
DAY = timedelta(days=1)
ROLES = ("chat", "brief", "send", "web")
FULL = "The store is full: give its server more memory"
REPLICA = "The store's server is a replica and takes nothing new"
NO_DISK = "The store's server cannot write to its disk"
SORRY = "Sorry, I cannot keep anything just now"


async def ready(port: int) -> tuple[int, str]:
    address = f"http://127.0.0.1:{port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.text()


@asynccontextmanager
async def at_work(house: House, port: int) -> AsyncIterator[None]:
    """The service at work, with Ben known to it and nothing to do."""
    async with house.open(ROLES, replace(house.settings, port=port)):
        house.server.human.send(BEN, BEN, "/privacy")
        await house.hears(BEN, "/forget erases it")
        await house.quiet()
        assert (await ready(port))[0] == 200
        yield


async def is_shut(house: House, port: int, reason: str) -> None:
    """Assert that everybody who asks is told, and that no message goes out."""

    async def is_unready() -> bool:
        status, said = await ready(port)
        return status == 503 and reason in said

    await house.until(is_unready)
    house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
    house.server.human.send(CLEO, CLEO, "/status")
    await house.hears(ADA, SORRY)
    await house.hears(CLEO, reason)
    assert house.saying(ADA, "✅") == []
    assert house.saying(ADA, reason) == []
    assert house.saying(BEN, NEWS) == []


async def is_made_good(house: House, port: int) -> None:
    """Assert that what was asked for meanwhile is done, and done once."""
    await house.hears(ADA, "✅ Done")
    await house.hears(CLEO, "Chats:")
    # A lease runs for a while; a reaper in a hurry does not wait for its end.
    await Outbox(house.redis, "hasty", lease_seconds=0.0).reap(house.server.clock.now())
    await house.hears(BEN, NEWS)
    await house.quiet()
    assert (await ready(port))[0] == 200
    assert len(house.saying(ADA, SORRY)) == len(house.saying(ADA, "✅ Done")) == 1
    assert len(house.saying(BEN, NEWS)) == 1
    assert await house.stores.outbox.stuck() == ()


async def put(house: House) -> None:
    """Let a message for Ben be about to go, when Telegram lets it."""
    await house.stores.budget.halt(BEN, 1)
    expires = house.server.clock.now() + DAY
    message = Delivery("news", Address(BEN), Kind.BROADCAST, (Message(NEWS),), expires)
    await house.stores.outbox.add(message)


async def test_a_full_store_is_told_and_all_is_made_good_when_there_is_room(
    own_house: House, unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    house, port = own_house, unused_tcp_port
    async with at_work(house, port):
        await put(house)
        await house.redis.config_set("maxmemory", "1")
        await is_shut(house, port, FULL)
        await house.redis.config_set("maxmemory", "0")
        await is_made_good(house, port)
    assert FULL in caplog.text


async def test_a_replica_is_told_and_all_is_made_good_when_it_is_primary_again(
    own_house: House, unused_tcp_port: int
) -> None:
    house, port = own_house, unused_tcp_port
    async with at_work(house, port):
        await put(house)
        await house.redis.replicaof("127.0.0.1", 1)
        await is_shut(house, port, REPLICA)
        await house.redis.replicaof("NO", "ONE")
        await is_made_good(house, port)


async def test_a_full_disk_is_told_and_all_is_made_good_when_there_is_room(
    own_house: House, own_store: OwnStore, unused_tcp_port: int
) -> None:
    house, port = own_house, unused_tcp_port
    async with at_work(house, port):
        await put(house)
        own_store.limit_files(1)
        await is_shut(house, port, NO_DISK)
        own_store.limit_files(resource.RLIM_INFINITY)
        await is_made_good(house, port)
