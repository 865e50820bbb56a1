import asyncio
import struct
from datetime import timedelta

from bot.clock import SystemClock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.subscriptions import Subscriptions
from bot.store.timeline import Timeline
from tests.store.values import DAY, NOON, delivery, slot, subscription

CHAT = 5
YEARS = timedelta(days=3653)


async def test_the_moment_noted_last_is_remembered(redis: Redis) -> None:
    timeline = Timeline(redis)
    assert await timeline.latest() is None
    await timeline.note(NOON)
    assert await timeline.latest() == NOON


def shifted(dump: bytes, near: int, ahead: int) -> bytes:
    """Return a key's bytes with every moment in them that is near put so far ahead."""
    raw = bytearray(dump)
    for place in range(len(raw) - 7):
        (moment,) = struct.unpack_from("<q", raw, place)
        if abs(moment - near) < 60_000:
            struct.pack_into("<q", raw, place, moment + ahead)
    return bytes(raw)


async def date_ahead(redis: Redis, key: str) -> None:
    """Let the leases of a stream have begun while the clock was ten years ahead."""
    seconds, _ = await redis.time()
    dump = await redis.dump(key)
    assert isinstance(dump, bytes)
    await redis.execute_command("DEBUG", "SET-SKIP-CHECKSUM-VALIDATION", "1")  # type: ignore[no-untyped-call]  # redis-py left it untyped
    ahead = int(YEARS.total_seconds() * 1000)
    await redis.restore(key, 0, shifted(dump, seconds * 1000, ahead), replace=True)


async def test_leases_of_a_clock_that_was_ahead_end_like_any_other(
    own_redis: Redis,
) -> None:
    redis, number = own_redis, keys.shard(CHAT)
    outbox = Outbox(redis, "test", lease_seconds=0.001)
    wish = subscription(CHAT)
    await Subscriptions(redis).save(wish, NOON)
    await outbox.fire(wish, NOON, NOON + DAY, slot(CHAT))
    await outbox.add(delivery(CHAT))
    assert len(await outbox.take(1)) == len(await outbox.take_fired(1)) == 1
    for key in (keys.queue(number), keys.fired(number)):
        await date_ahead(redis, key)
    assert await outbox.reap(NOON) == 0
    assert await outbox.take_fired(1) == ()
    await Timeline(redis).bring_nearer(NOON, NOON + DAY, NOON + DAY)
    async with asyncio.timeout(5):
        while not await outbox.reap(NOON):
            await SystemClock().sleep(0.001)
        while not await outbox.take_fired(1):
            await SystemClock().sleep(0.001)
    assert len(await outbox.take(1)) == 1
