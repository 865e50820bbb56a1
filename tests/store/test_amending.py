"""Who was sent a content, from the message that arrived to the edit that is queued."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Address, Delivery, Ending, Kind, Message, Outcome
from bot.store import keys
from bot.store.amending import MOST_WAITING, Amending, Sent
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.store.values import NOON, delivery

SHOWN = replace(delivery(5), content="c1", told={"s": "a1.11 b2.22", "t": "a1.33"})
HOME = keys.shard(5)


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "one", FakeClock(NOON))


@pytest.fixture
def amending(stores: Stores) -> Amending:
    return stores.amending


async def send(stores: Stores, what: Delivery) -> None:
    await stores.outbox.add(what)
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=70))


def edit(name: str = "e", **changed: object) -> Delivery:
    made = Delivery(
        f"{SHOWN.name}/edit/{name}",
        Address(5),
        Kind.EDIT,
        (Message("81"),),
        NOON + timedelta(hours=12),
        content="c2",
        edits=(70,),
        of=SHOWN.name,
        noted=(("a1", "0b1c", "a1.44"),),
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # any field


async def test_who_was_sent_a_content_is_found_by_it(
    stores: Stores, amending: Amending
) -> None:
    await send(stores, SHOWN)
    assert await amending.find([]) == 0
    assert await amending.find(["c2"]) == 0
    assert await amending.find(["c1", "c2"]) == 1
    (sent,) = await amending.waiting()
    assert sent == Sent(f"5|{SHOWN.name}", Address(5), "c1", NOON, (70,))
    assert await amending.find(["c1"]) == 0


async def test_an_edit_is_queued_once_and_read_as_it_was_made(
    stores: Stores, amending: Amending
) -> None:
    await send(stores, SHOWN)
    await amending.find(["c1"])
    (sent,) = await amending.waiting()
    assert await amending.add(sent, edit())
    assert not await amending.add(sent, edit())
    assert await amending.waiting() == ()
    (lease,) = await stores.outbox.take(9)
    assert lease.delivery == edit()


async def test_an_edit_that_arrived_leaves_its_content_and_notes_what_was_told(
    stores: Stores, amending: Amending, redis: Redis
) -> None:
    await send(stores, SHOWN)
    other = Address(5, 9)
    await send(stores, replace(SHOWN, name="o", address=other, content=""))
    await stores.outbox.add(edit(noted=(("a1", "0b1c", "a1.33"),)))
    (lease,) = await stores.outbox.take(1)
    await redis.hset(keys.paused(5), "0", "1")
    await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=70))
    told = await stores.outbox.told(Address(5))
    # Of t it was told as it is now: that was said already.
    assert told == {"s": "a1.11~0b1c b2.22", "t": "a1.33"}
    assert await stores.outbox.told(other) == SHOWN.told
    assert await amending.find(["c2"]) == 1
    (sent,) = await amending.waiting()
    assert (sent.content, sent.sent) == ("c2", NOON)
    # That a message can be edited does not say that one can be sent.
    assert await redis.hexists(keys.paused(5), "0")


async def test_a_correction_is_noted_once(stores: Stores) -> None:
    await send(stores, SHOWN)
    for name in ("e", "f"):
        await stores.outbox.add(edit(name))
        (lease,) = await stores.outbox.take(1)
        await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=70))
    told = await stores.outbox.told(Address(5))
    assert told == {"s": "a1.11~0b1c b2.22", "t": "a1.33~0b1c"}


async def test_what_is_forgotten_is_not_edited(
    stores: Stores, amending: Amending, redis: Redis
) -> None:
    await send(stores, SHOWN)
    await amending.find(["c1"])
    await redis.delete(keys.delivery(HOME, f"5|{SHOWN.name}"))
    (sent,) = await amending.waiting()
    assert (sent.content, sent.message_ids) == ("", ())
    assert not await amending.add(sent, edit())
    assert await amending.waiting() == ()


async def test_an_edit_of_what_was_forgotten_meanwhile_leaves_nothing(
    stores: Stores, redis: Redis
) -> None:
    await send(stores, edit())
    assert not await redis.exists(keys.got(HOME, "c2"))


async def test_what_needs_no_edit_waits_no_longer(
    stores: Stores, amending: Amending
) -> None:
    await send(stores, SHOWN)
    await amending.find(["c1"])
    (sent,) = await amending.waiting()
    assert not await amending.add(sent, None)
    assert await amending.waiting() == ()
    assert await stores.outbox.take(9) == ()


async def test_edits_wait_where_they_are_small_while_the_queue_is_full(
    stores: Stores, amending: Amending, redis: Redis
) -> None:
    await send(stores, SHOWN)
    await amending.find(["c1"])
    (sent,) = await amending.waiting()
    for number in range(MOST_WAITING):
        await redis.xadd(keys.queue(HOME), {"name": f"5|{number}"})
    assert await amending.waiting() == ()
    assert not await amending.add(sent, edit())
    assert await redis.zcard(keys.amends(HOME)) == 1


async def test_an_edit_does_not_follow_a_group_to_its_new_number(
    stores: Stores,
) -> None:
    await stores.outbox.add(edit())
    (lease,) = await stores.outbox.take(1)
    await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, Outcome(Ending.MOVED, moved_to=-1007))
    assert await stores.outbox.take(9) == ()
    assert await stores.outbox.of_chat(-1007) == ()


async def test_a_version_that_knows_no_edits_finds_no_message_to_send(
    stores: Stores, redis: Redis
) -> None:
    await stores.outbox.add(edit())
    raw = await redis.hgetall(keys.delivery(HOME, f"5|{edit().name}"))
    assert raw[b"messages"] == b"[]"


async def test_a_part_of_a_briefing_sent_on_is_not_edited(stores: Stores) -> None:
    (message,) = SHOWN.messages
    for part, content in ((0, "c1"), (1, "")):
        await stores.outbox.add(
            replace(SHOWN, name=f"5:0/{part}", messages=(message, message))
        )
        (lease,) = await stores.outbox.take(1)
        for _ in range(part):
            sent = Outcome(Ending.SENT, message_id=70)
            lease = await stores.outbox.settle(lease, sent) or lease
        moved = Outcome(Ending.MOVED, moved_to=-1007)
        await stores.outbox.settle(lease, moved)
        (following,) = await stores.outbox.take(1)
        assert following.delivery.content == content
