"""Every kind of update is told again, as after a crash: its effect is there once."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.jobs.sorting import sort_figures
from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from tests.fixtures.talk import Talk

Act = Callable[[Talk], object]


def say(text: str, chat: int = ADA, by: int = ADA, thread: int = 0) -> Act:
    return lambda talk: talk.server.human.send(by, chat, text, thread=thread)


def press(label: str, chat: int = ADA, by: int = ADA) -> Act:
    """Press a button, by its label or data, on the last message that has it."""

    def act(talk: Talk) -> object:
        shown = [m for m in talk.server.from_bot(chat) if label in str(m)]
        return talk.server.human.press(by, chat, shown[-1]["message_id"], label)

    return act


SET_UP: tuple[Act, ...] = (
    say("/start topic_world"),
    press("Topics"),
    press("business"),
    press("✓ world"),
    press("‹ Back"),
    press("Time"),
    press("09:00"),
    press("✓ 08:00"),
    press("‹ Back"),
    press("Days"),
    press("Mon-Fri"),
    press("✅ Done"),
    press("Yes"),
    say("7:30"),
    press("At 07:30"),
    say("/zone"),
    say("Vienna"),
    say("/zone"),
    lambda talk: talk.server.human.share_location(ADA, ADA, 40.7, -74.0),
    say("/time 19h30"),
    say("/subscribe 8:00 18:00 weekdays London world"),
    say("/unsubscribe"),
    say("/settings"),
    press("✅ Done"),
    say("/settings"),
    press("Switch off"),
)
READ: tuple[Act, ...] = (
    say("/latest"),
    say("/brief world"),
    say("/figures people moved out of the valley on Friday"),
    press("🔎 1"),
    say("/people Moor"),
    say("/track people"),
    say("/track"),
    say("/track people"),
    say("/untrack 1"),
    say("How many people were moved?"),
    say("/sources"),
    say("/status", CLEO, CLEO),
    say("/addfeed https://example.com/feed", CLEO, CLEO),
    say("/export"),
    say("/nonsense"),
)
ELSEWHERE: tuple[Act, ...] = (
    lambda talk: talk.server.human.add_bot(ADA, GROUP),
    lambda talk: talk.server.human.promote_bot(ADA, GROUP),
    say("/subscribe 8:00", GROUP, ADA),
    say("/subscribe 9:00", GROUP, BEN),
    lambda talk: talk.server.human.remove_bot(ADA, GROUP),
    lambda talk: talk.server.human.add_bot(CLEO, FORUM),
    lambda talk: talk.server.human.create_topic(CLEO, FORUM, "Science"),
    say("/subscribe 8:00", FORUM, CLEO, WORLD_TOPIC),
    say("/start", CLEO, CLEO),
    lambda talk: talk.server.human.add_bot(CLEO, CHANNEL),
    press("✅ Done", CLEO, CLEO),
    lambda talk: talk.server.human.new_group(BEN, "Old group"),
    lambda talk: talk.server.human.add_bot(BEN, -2),
    say("/subscribe 8:00", -2, BEN),
    lambda talk: talk.server.human.migrate(BEN, -2),
    lambda talk: talk.server.human.block(ADA),
    lambda talk: talk.server.human.unblock(ADA),
    say("/start"),
    say("/subscribe 8:00"),
    say("/forget"),
    press("Erase everything"),
)


OF_MESSAGES = (b"{pace}", b"{seen}", b":replies:", b"|reply/", b":got:")


async def kept(redis: Redis) -> dict[bytes, Any]:
    """Everything stored but how fast we may send and which updates were handled.

    And what messages show or ask, and when: an update that is told again is answered
    again, by another message, which is a list or a question of its own.
    """
    read: dict[bytes | str, Callable[[bytes], Any]] = {
        b"string": redis.get,
        b"hash": lambda key: _without_answers(redis, key),
        b"set": redis.smembers,
        b"zset": lambda key: redis.zrange(key, 0, -1, withscores=True),
        b"stream": redis.xrange,
        b"list": lambda key: redis.lrange(key, 0, -1),
    }
    return {
        key: await read[await redis.type(key)](key)
        async for key in redis.scan_iter()
        if not any(each in key for each in OF_MESSAGES)
    }


OF_ANSWERS = ("numbers:", "place:")


async def _without_answers(redis: Redis, key: bytes) -> dict[str, Any]:
    fields = await redis.hgetall(key)
    named = {text_of(name): fields[name] for name in fields}
    return {name: named[name] for name in named if not name.startswith(OF_ANSWERS)}


@pytest.mark.parametrize("journey", [SET_UP, READ, ELSEWHERE])
async def test_what_is_told_again_changes_nothing(
    talk: Talk, redis: Redis, journey: tuple[Act, ...]
) -> None:
    stores, told, changed = talk.desk.stores, 0, []
    for report in await stores.articles.reports(["flood", "bank", "bridge"]):
        await sort_figures(stores.series, report, [report])
    for step, act in enumerate(journey):
        act(talk)
        raws = await talk.said()
        await talk.hear()
        once = await kept(redis)
        talk.desk.clock.advance(120)  # type: ignore[attr-defined]  # the desk's is a fake
        async with talk.another() as again:
            for raw in raws:
                told += await redis.delete(keys.seen(raw["update_id"]))
            await again.handle(raws)
        if await kept(redis) != once:
            changed.append(step)
    assert changed == []
    assert told >= len(journey) - 1
