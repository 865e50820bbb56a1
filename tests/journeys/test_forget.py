"""What is kept about a reader can be taken away, and erased without a trace."""

import json
from datetime import UTC, datetime

from bot import wording
from bot.playground.world import User
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from tests.fixtures.house import House
from tests.fixtures.waiting import waiting

SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
DORA = User(7310554229, "Dora", "dora", "en", "Europe/London")


async def settle_in(house: House) -> None:
    """Let Dora have a briefing, another on its way, a draft and a channel."""
    human = house.server.human
    human.new_user(DORA)
    channel = human.new_group(DORA.id, "Dora's Wire", "channel")
    async with house.open():
        human.send(DORA.id, DORA.id, "/subscribe 8:00 London world")
        await house.hears(DORA.id, "✅ Done")
        human.add_bot(DORA.id, channel.id)
        await house.hears(DORA.id, "I am now in Dora's Wire")
        await house.at(SUNDAY)
        await house.hears(DORA.id, "your 08:00 briefing")
        await house.quiet()
    async with house.open({"brief"}):
        await house.at(MONDAY)
        await house.until(lambda: _waits(house))


async def _waits(house: House) -> bool:
    return (await waiting(house.stores.outbox))["queued"] > 0


async def content(redis: Redis, key: bytes) -> object:
    """Everything in a key, whatever its kind."""
    match await redis.type(key):
        case b"string":
            return await redis.get(key)
        case b"hash":
            return await redis.hgetall(key)
        case b"set":
            return await redis.smembers(key)
        case b"zset":
            return await redis.zrange(key, 0, -1, withscores=True)
        case b"list":
            return await redis.lrange(key, 0, -1)
        case _:
            return await redis.xrange(key)


async def traces(house: House) -> list[str]:
    """The keys that name Dora, or hold her number."""
    found = [
        text_of(key)
        async for key in house.redis.scan_iter()
        if str(DORA.id) in repr((key, await content(house.redis, key)))
    ]
    return sorted(found)


async def test_forget_leaves_nothing_even_while_a_briefing_waits(house: House) -> None:
    await settle_in(house)
    assert len(await traces(house)) > 5
    async with house.open({"chat"}):
        house.server.human.send(DORA.id, DORA.id, "/forget")
        sure = await house.hears(DORA.id, wording.FORGET_SURE)
        house.press(DORA.id, sure, wording.BUTTON_FORGET)
        await house.hears(DORA.id, wording.FORGOTTEN)
        await house.until(lambda: _is_heard(house))
    # How fast we may still write to her is known for the next four seconds.
    pace = keys.pace(str(DORA.id))
    assert [name for name in await traces(house) if name != pace] == []
    assert await house.redis.ttl(pace) <= 4
    said = len(house.server.from_bot(DORA.id))
    async with house.open():
        await house.quiet()
    assert len(house.server.from_bot(DORA.id)) == said


async def _is_heard(house: House) -> bool:
    return not house.server.play.updates.pending


async def test_export_has_all_that_is_kept(house: House) -> None:
    await settle_in(house)
    async with house.open({"chat"}):
        house.server.human.send(DORA.id, DORA.id, "/export")
        await house.until(lambda: _is_heard(house))
    document = house.server.from_bot(DORA.id)[-1]["document"]
    assert document["file_name"] == wording.EXPORT_NAME
    kept = json.loads(house.server.play.files.get(document["file_id"]).body)
    (subscription,) = kept["subscriptions"]
    assert kept["id"] == DORA.id
    assert kept["chat"]["title"] == "Dora"
    assert (subscription["times"], subscription["topics"]) == ([480], ["world"])
    assert subscription["next"] == "2026-11-24T08:00:00+00:00"
    assert {name.partition("/")[2] for name in kept["told"]} == {
        *await house.told(DORA.id)
    }
    assert [each["state"] for each in kept["deliveries"]] == ["sent", "queued"]
    assert len(kept["manages"]) == 1
