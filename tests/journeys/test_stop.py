"""Told to stop in the middle of its work the service ends in time and loses nothing."""

import signal
from collections.abc import Iterable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.model import Address, Delivery, Kind, Message
from bot.playground.world import User
from bot.store.connection import Redis, close, connect
from bot.store.locks import is_held
from bot.store.outbox import Outbox
from bot.store.server import embedded
from tests.fixtures.playground import PlayServer
from tests.fixtures.process import environment, running

NEWS = "Newsbrief moves house on Friday."
CROWD = range(7_000_001, 7_000_041)
DAY = timedelta(days=1)
ROLES = ("chat", "web", "ingest", "brief", "send")
MOST = 4.0
"""Seconds until hosting services lose patience."""


async def send_to_all(server: PlayServer, outbox: Outbox, crowd: Iterable[int]) -> None:
    """Let everybody have opened the bot, and a message on its way to each."""
    expires = SystemClock().now() + DAY
    for user_id in crowd:
        server.human.new_user(User(user_id, "Reader"))
        server.human._open_private(server.world.chat(user_id))
    await outbox.add_all(
        Delivery(
            f"news:{user_id}",
            Address(user_id),
            Kind.BROADCAST,
            (Message(NEWS),),
            expires,
        )
        for user_id in crowd
    )


async def arrived(server: PlayServer, count: int) -> None:
    """Wait until so many have their message."""
    await server.play.bell.until(lambda: len(server.copies(NEWS)) >= count, 20)


async def test_every_role_ends_in_time_in_the_middle_of_a_broadcast(
    playground: PlayServer, store_url: str, redis: Redis, tmp_path: Path
) -> None:
    outbox = Outbox(redis, "test")
    env = environment(playground, store_url, tmp_path)
    async with AsyncExitStack() as stack:
        services = [
            await stack.enter_async_context(running(tmp_path, env, role, name=role))
            for role in ROLES
        ]
        for service in services:
            await service.until_said("Newsbrief is up")
        await send_to_all(playground, outbox, CROWD)
        await arrived(playground, 8)
        for service in services:
            service.signal(signal.SIGTERM)
        endings = [await service.ended() for service in services]
    assert [code for code, _ in endings] == [0] * 5
    assert sum(seconds for _, seconds in endings) < MOST
    counts = await outbox.counts()
    assert counts["sent"] == len(playground.copies(NEWS)) < len(CROWD)
    assert counts["sent"] + counts["queued"] + counts["later"] == len(CROWD)
    async with running(tmp_path, env, "send"):
        await arrived(playground, len(CROWD))
    assert playground.copies(NEWS) == dict.fromkeys(CROWD, 1)
    assert await outbox.stuck() == ()


async def test_all_roles_in_one_process_end_in_time_with_their_own_store(
    playground: PlayServer, short_place: Path
) -> None:
    env = {**environment(playground, "", short_place), "NEWSBRIEF_LOG_LEVEL": "DEBUG"}
    home = short_place / "live"
    async with embedded(home) as url:
        redis = connect(url)
        await send_to_all(playground, Outbox(redis, "test"), CROWD)
        await close(redis)
    async with running(short_place, env) as service:
        await arrived(playground, 8)
        service.signal(signal.SIGTERM)
        service.signal(signal.SIGTERM)
        code, seconds = await service.ended()
    assert (code, seconds < MOST) == (0, True)
    assert not is_held(home / "store" / "alive")
    async with embedded(home) as url:
        redis = connect(url)
        counts = await Outbox(redis, "test").counts()
        await close(redis)
    assert counts["sent"] == len(playground.copies(NEWS)) < len(CROWD)
    assert counts["sent"] + counts["queued"] + counts["later"] == len(CROWD)
