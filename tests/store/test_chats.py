import asyncio
import json
from dataclasses import replace
from datetime import datetime

import pytest

from bot.model import (
    Address,
    Chat,
    ChatKind,
    Ending,
    Outcome,
    Slot,
    Subscription,
)
from bot.store.budget import Ask, Budget
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.pending import Pending
from bot.store.subscriptions import Subscriptions
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, NOON, delivery, slot, subscription

READER = Chat(5, ChatKind.PRIVATE, "Ann", "de", "Europe/Vienna")
GROUP = Chat(-7, ChatKind.GROUP, "Sailors", manager=5)
NEW = -1007


@pytest.fixture
def chats(redis: Redis) -> Chats:
    return Chats(redis, FakeClock())


@pytest.fixture
def subscriptions(redis: Redis) -> Subscriptions:
    return Subscriptions(redis)


@pytest.fixture
def outbox(redis: Redis) -> Outbox:
    return Outbox(redis, "one", clock=FakeClock())


def as_it_was(_subscription: Subscription, due: datetime) -> datetime:
    return due


async def all_words(redis: Redis) -> str:
    """Return every key and every value of the store."""
    words = []
    async for key in redis.scan_iter():
        kind = await redis.type(key)
        words.append(key)
        words.append(await redis.dump(key) if kind != b"stream" else b"")
        if kind == b"stream":
            words.append(repr(await redis.xrange(key)).encode())
        if kind == b"zset":
            words.append(repr(await redis.zrange(key, 0, -1)).encode())
        if kind == b"hash":
            words.append(repr(await redis.hgetall(key)).encode())
        if kind == b"set":
            words.append(repr(await redis.smembers(key)).encode())
    return repr(words)


async def test_a_chat_comes_back_as_it_was_saved(chats: Chats) -> None:
    await chats.save(GROUP)
    assert await chats.get(-7) == GROUP
    assert await chats.get(8) is None


async def test_active_chats_are_listed_and_counted_by_kind(chats: Chats) -> None:
    for chat in (READER, GROUP, replace(READER, id=6, is_active=False)):
        await chats.save(chat)
    assert {chat.id async for chat in chats.all()} == {5, -7}
    assert [chat async for chat in chats.all({ChatKind.GROUP})] == [GROUP]
    assert await chats.counts() == {ChatKind.PRIVATE: 1, ChatKind.GROUP: 1}


async def test_a_chat_is_of_one_kind_at_a_time(chats: Chats) -> None:
    await chats.save(GROUP)
    await chats.save(replace(GROUP, kind=ChatKind.SUPERGROUP))
    assert await chats.counts() == {ChatKind.SUPERGROUP: 1}


async def test_two_who_change_a_chat_at_once_both_have_their_way(
    chats: Chats,
) -> None:
    await chats.save(GROUP)
    async with asyncio.TaskGroup() as tasks:
        for changed in (
            replace(GROUP, speaks="de"),
            replace(GROUP, title="Rowers", manager=6),
            replace(GROUP, is_plain=True),
        ):
            tasks.create_task(chats.save(changed, GROUP))
    after = replace(GROUP, title="Rowers", speaks="de", is_plain=True, manager=6)
    assert await chats.get(-7) == after
    assert await chats.managed_by(6) == (after,)
    assert await chats.managed_by(5) == ()


async def test_whoever_changes_a_chat_is_told_how_it_is_kept_now(chats: Chats) -> None:
    await chats.save(GROUP)
    await chats.save(replace(GROUP, speaks="de"), GROUP)
    kept = await chats.save(replace(GROUP, title="Rowers"), GROUP)
    assert kept == replace(GROUP, title="Rowers", speaks="de")


async def test_a_change_of_the_title_does_not_wake_a_chat_that_was_stopped_meanwhile(
    chats: Chats,
) -> None:
    await chats.save(GROUP)
    await chats.deactivate(-7)
    await chats.save(replace(GROUP, title="Rowers"), GROUP)
    assert await chats.counts() == {}
    assert await chats.stopped(-7)


async def test_a_chat_that_was_forgotten_meanwhile_does_not_come_back(
    chats: Chats, redis: Redis
) -> None:
    await chats.save(GROUP)
    await chats.forget(-7)
    await chats.save(replace(GROUP, title="Rowers"), GROUP)
    assert "Rowers" not in await all_words(redis)


async def test_a_listed_chat_that_is_gone_is_passed_over(
    chats: Chats, redis: Redis
) -> None:
    await chats.save(READER)
    (key,) = await redis.keys("*:chat:5")
    await redis.delete(key)
    assert [chat async for chat in chats.all()] == []


async def test_topics_of_a_forum_are_remembered(chats: Chats) -> None:
    await chats.note_thread(Address(-7, 12), "Weather")
    await chats.note_thread(Address(-7, 3), "Harbour")
    assert await chats.threads(-7) == {3: "Harbour", 12: "Weather"}


async def test_a_topics_first_title_is_kept_until_a_later_one_is_known(
    chats: Chats,
) -> None:
    await chats.meet_thread(Address(-7, 3), "Harbour")
    assert await chats.threads(-7) == {3: "Harbour"}
    await chats.note_thread(Address(-7, 3), "Port")
    await chats.meet_thread(Address(-7, 3), "Harbour")
    assert await chats.threads(-7) == {3: "Port"}


async def test_who_set_a_chat_up_finds_it_until_somebody_else_did(
    chats: Chats,
) -> None:
    await chats.save(GROUP)
    assert await chats.managed_by(5) == (GROUP,)
    await chats.save(replace(GROUP, manager=6))
    assert await chats.managed_by(5) == ()
    assert len(await chats.managed_by(6)) == 1


async def test_nothing_is_due_or_sent_to_a_chat_that_is_gone(
    chats: Chats, subscriptions: Subscriptions, outbox: Outbox
) -> None:
    await chats.save(READER)
    await subscriptions.save(subscription(5), NOON)
    await subscriptions.save(subscription(5, 3), None)
    await outbox.add(delivery(5))
    await outbox.add(delivery(5, "two"))
    (lease, *_) = await outbox.take(1)
    await chats.deactivate(5, Outcome(Ending.BLOCKED, reason="blocked"))
    assert await subscriptions.due(NOON) == ()
    assert await outbox.take(9) == ()
    states = {record.name: record.state for record in await outbox.of_chat(5)}
    assert sorted(states.values()) == ["blocked", "leased"]
    assert states[lease.delivery.name] == "leased"
    gone = await chats.get(5)
    assert gone is not None
    assert not gone.is_active


async def test_a_chat_that_comes_back_is_due_when_it_was(
    chats: Chats, subscriptions: Subscriptions
) -> None:
    await chats.save(READER)
    await subscriptions.save(subscription(5), NOON)
    await subscriptions.save(subscription(5, 3), NOON)
    await chats.deactivate(5)
    await subscriptions.remove(Address(5, 3))
    await chats.activate(5, as_it_was)
    assert await chats.get(5) == READER
    assert await subscriptions.due(NOON) == ((subscription(5), NOON),)


async def test_a_chat_nobody_knows_can_be_stopped_and_resumed(
    chats: Chats, redis: Redis
) -> None:
    await chats.deactivate(9)
    await chats.activate(9, as_it_was)
    assert await redis.keys("*") == []


async def fill(redis: Redis, chats: Chats, outbox: Outbox, clock: FakeClock) -> None:
    """Keep something of every kind for chat 123456789."""
    chat = 123456789
    kept, name = Subscriptions(redis), f"{chat}:0/day"
    await chats.save(Chat(chat, ChatKind.PRIVATE, "Ann", manager=4))
    await chats.save(replace(GROUP, manager=chat))
    await chats.note_thread(Address(chat, 3), "Harbour")
    await Pending(redis).put(chat, "draft", "words")
    await kept.save(subscription(chat), NOON)
    await outbox.fire(subscription(chat), NOON, NOON + DAY, slot(chat))
    for number in range(4):
        await outbox.add(delivery(chat, f"{name}/{number}"))
    sent, held, later, _ = await outbox.take(4)
    for lease in (sent, held, later):
        await outbox.attempt(lease, 0)
    await outbox.settle(sent, Outcome(Ending.SENT, message_id=1))
    await outbox.settle(held, Outcome(Ending.UNKNOWN))
    await outbox.settle(later, Outcome(Ending.RETRY, after=9.0))
    await outbox.add(delivery(chat, "queued"))
    await Budget(redis).reserve([Ask(chat, is_group=True, lane="reply")])
    await chats.deactivate(chat)
    await chats.migrate(chat, 8)
    await chats.migrate(8, chat)


async def test_a_forgotten_chat_leaves_no_trace(
    redis: Redis, chats: Chats, outbox: Outbox
) -> None:
    await fill(redis, chats, outbox, FakeClock())
    await outbox.add(delivery(5, "somebody else's"))
    assert "123456789" in await all_words(redis)
    await chats.forget(123456789)
    assert "123456789" not in await all_words(redis)
    assert [lease.delivery.address.chat_id for lease in await outbox.take(9)] == [5]


async def test_a_chat_is_told_everything_that_is_kept_of_it(
    redis: Redis, chats: Chats, outbox: Outbox
) -> None:
    await fill(redis, chats, outbox, FakeClock())
    told = await chats.export(123456789)
    assert json.loads(json.dumps(told))["subscriptions"][0]["times"] == [480, 720]
    assert told["chat"]["title"] == "Ann"
    assert told["threads"] == {"3": "Harbour"}
    assert told["pending"] == {"draft": "words"}
    assert told["manages"] == [-7]
    assert list(told["told"]) == ["0/s1"]
    assert len(told["deliveries"]) == 5


async def test_an_export_says_when_the_next_briefing_is_due(
    chats: Chats, subscriptions: Subscriptions
) -> None:
    await subscriptions.save(subscription(5), NOON)
    told = await chats.export(5)
    assert told["subscriptions"][0]["next"] == "2026-11-23T12:00:00+00:00"


async def test_a_group_keeps_everything_under_its_new_id(
    chats: Chats, subscriptions: Subscriptions, outbox: Outbox, redis: Redis
) -> None:
    await chats.save(GROUP)
    await chats.note_thread(Address(-7, 3), "Harbour")
    await subscriptions.save(subscription(-7, 3), NOON)
    await chats.migrate(-7, NEW)
    assert await chats.get(NEW) == replace(GROUP, id=NEW, kind=ChatKind.SUPERGROUP)
    assert await chats.get(-7) is None
    assert await chats.threads(NEW) == {3: "Harbour"}
    assert await subscriptions.due(NOON) == ((subscription(NEW, 3), NOON),)
    assert [chat.id for chat in await chats.managed_by(5)] == [NEW]
    assert await chats.counts() == {ChatKind.SUPERGROUP: 1}
    assert await chats.moved_to(-7) == NEW
    assert await chats.moved_to(NEW) is None


async def test_a_group_nobody_set_up_moves_too(chats: Chats) -> None:
    await chats.save(replace(GROUP, manager=0))
    await chats.migrate(-7, NEW)
    moved = await chats.get(NEW)
    assert moved is not None
    assert moved.title == "Sailors"


async def test_moving_twice_changes_nothing(
    chats: Chats, subscriptions: Subscriptions
) -> None:
    await chats.save(GROUP)
    await subscriptions.save(subscription(-7), NOON)
    await chats.migrate(-7, NEW)
    await subscriptions.save(subscription(NEW), NOON + DAY)
    await chats.migrate(-7, NEW)
    assert await subscriptions.due(NOON) == ()
    assert await subscriptions.next_due(Address(NEW)) == NOON + DAY


async def test_a_slot_fired_before_the_move_is_composed_after_it(
    chats: Chats, subscriptions: Subscriptions, outbox: Outbox
) -> None:
    await subscriptions.save(subscription(-7), NOON)
    await outbox.fire(subscription(-7), NOON, NOON + DAY, slot(-7))
    await chats.migrate(-7, NEW)
    ((_, moved),) = await outbox.take_fired(9)
    assert moved == Slot(Address(NEW), NOON.date(), 720, NOON)
    assert await chats.get(NEW) is None


async def test_it_is_known_since_when_a_chat_hears_nothing(redis: Redis) -> None:
    clock = FakeClock()
    chats = Chats(redis, clock)
    await chats.save(Chat(5, ChatKind.PRIVATE))
    await chats.deactivate(5)
    clock.set(NOON + DAY)
    await chats.deactivate(5)
    stopped = await chats.stopped(5)
    assert stopped
    assert stopped.since == NOON
    await chats.save(Chat(5, ChatKind.PRIVATE))
    assert await chats.stopped(5) is None


async def test_a_group_that_moved_is_forgotten_under_both_its_ids(
    chats: Chats, outbox: Outbox, redis: Redis
) -> None:
    await chats.save(GROUP)
    await outbox.add(delivery(-7))
    (lease,) = await outbox.take(1)
    await outbox.settle(lease, Outcome(Ending.REFUSED))
    await chats.migrate(-7, NEW)
    await chats.forget(NEW)
    kept = [key async for key in redis.scan_iter("*-7*")]
    assert kept == []
