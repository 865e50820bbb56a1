"""Each recipient of a broadcast gets one delivery, whoever feeds and whatever comes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import (
    Address,
    Chat,
    ChatKind,
    Delivery,
    Ending,
    Message,
    Outcome,
    Subscription,
)
from bot.store import keys
from bot.store.casting import Broadcast, Reach, State, Tally, portions
from bot.store.codec import text_of
from bot.store.connection import Redis
from bot.store.outbox import Lease
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import NOON, FakeClock

PEOPLE = (11, 12, 13, 14)
GROUP, CHANNEL = -21, -22
CAST = Broadcast(
    "b1",
    Message("Hello", is_silent=True),
    by=7,
    made=NOON,
    state=State.RUNNING,
    ends=NOON + timedelta(days=2),
)
SENT = Outcome(Ending.SENT, message_id=5)
UNKNOWN = Outcome(Ending.UNKNOWN, reason="no answer")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "one", clock)


@pytest.fixture
async def settled(stores: Stores) -> Stores:
    """Four people, a group and a channel; one person left again."""
    for person in PEOPLE:
        await stores.chats.save(Chat(person, ChatKind.PRIVATE))
    await stores.chats.save(Chat(GROUP, ChatKind.GROUP))
    await stores.chats.save(Chat(CHANNEL, ChatKind.CHANNEL))
    await stores.chats.deactivate(14)
    return stores


async def subscribe(stores: Stores, chat: int, thread: int, *topics: str) -> None:
    wish = Subscription(Address(chat, thread), (480,), "UTC", topics=topics)
    await stores.subscriptions.save(wish, NOON)


async def feed(stores: Stores, room: int = 1000, cast: Broadcast = CAST) -> None:
    tallies = await stores.recipients.tallies(cast.id)
    left = {number: tally.left for number, tally in tallies.items()}
    await stores.recipients.feed(cast, portions(left, room))


async def taken(stores: Stores) -> dict[int, Lease]:
    leases = await stores.outbox.take(1000)
    return {lease.delivery.address.chat_id: lease for lease in leases}


async def settle(stores: Stores, lease: Lease, outcome: Outcome = SENT) -> None:
    assert await stores.outbox.attempt(lease, 0)
    await stores.outbox.settle(lease, outcome)


async def tally(stores: Stores) -> Tally:
    return await stores.recipients.tally("b1")


async def test_those_active_when_it_starts_get_it_with_what_was_wanted(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await settled.chats.save(Chat(15, ChatKind.PRIVATE))
    assert await tally(settled) == Tally(recipients=5, left=5)
    await feed(settled)
    leases = await taken(settled)
    assert set(leases) == {11, 12, 13, GROUP, CHANNEL}
    expected = Delivery(
        "cast/b1", Address(11), leases[11].delivery.kind, (CAST.message,), CAST.ends,
        cast="b1",
    )  # fmt: skip
    assert leases[11].delivery == expected


@pytest.mark.parametrize(
    ("reach", "chats"),
    [
        (Reach.PRIVATE, {11, 12, 13}),
        (Reach.GROUPS, {GROUP}),
        (Reach.CHANNELS, {CHANNEL}),
    ],
)
async def test_each_kind_of_chat_can_be_reached_alone(
    settled: Stores, reach: Reach, chats: set[int]
) -> None:
    cast = replace(CAST, reach=reach)
    await settled.recipients.snap(cast)
    await feed(settled, cast=cast)
    assert set(await taken(settled)) == chats
    assert await settled.recipients.count(reach) == len(chats)


async def test_a_topic_reaches_those_who_get_it_and_a_forum_in_its_thread(
    settled: Stores,
) -> None:
    await subscribe(settled, 11, 0, "sea")
    await subscribe(settled, 12, 0, "rain")
    await subscribe(settled, 13, 0)
    await subscribe(settled, 14, 0, "sea")
    await subscribe(settled, GROUP, 4, "rain")
    await subscribe(settled, GROUP, 9, "snow", "sea")
    await subscribe(settled, GROUP, 10, "sea")
    cast = replace(CAST, reach=Reach.TOPIC, topic="sea")
    counts = await settled.recipients.topics(("sun",))
    await settled.recipients.snap(cast)
    await feed(settled, cast=cast)
    found = {lease.delivery.address for lease in (await taken(settled)).values()}
    assert found == {Address(11), Address(13), Address(GROUP, 9)}
    assert counts == {"rain": 3, "sea": 3, "snow": 2, "sun": 1}
    assert await settled.recipients.count(Reach.TOPIC, "sea") == 3


async def test_everyone_hears_it_where_their_briefing_comes(settled: Stores) -> None:
    await subscribe(settled, GROUP, 12, "sea")
    await subscribe(settled, GROUP, 5)
    await settled.recipients.snap(CAST)
    await feed(settled)
    leases = await taken(settled)
    assert leases[GROUP].delivery.address == Address(GROUP, 5)
    assert leases[CHANNEL].delivery.address == Address(CHANNEL)


async def test_a_list_written_again_doubles_nobody(settled: Stores) -> None:
    for _ in range(3):
        await settled.recipients.snap(CAST)
        await feed(settled)
    assert len(await settled.outbox.take(1000)) == 5
    assert (await tally(settled)).recipients == 5


async def test_a_portion_is_all_that_waits_in_the_outbox(settled: Stores) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled, room=2)
    assert await tally(settled) == Tally(recipients=5, left=3, waiting=2)
    assert (await settled.outbox.counts())["queued"] == 2


async def test_who_left_before_their_turn_is_passed_over_and_counted(
    settled: Stores,
) -> None:
    await subscribe(settled, 11, 0, "sea")
    await subscribe(settled, 12, 0, "sea")
    await subscribe(settled, 13, 0, "sea")
    cast = replace(CAST, reach=Reach.TOPIC, topic="sea")
    await settled.recipients.snap(cast)
    await settled.chats.deactivate(11)
    await settled.subscriptions.remove(Address(12))
    await feed(settled, cast=cast)
    assert set(await taken(settled)) == {13}
    assert (await tally(settled)).ended == {"skipped": 2}


async def test_what_waits_of_a_broadcast_is_on_record_like_any_delivery(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    (record,) = await settled.ledger.of_chat(11)
    (trail,) = await settled.ledger.trails(11)
    assert (record.state, record.since) == ("queued", NOON)
    assert trail.record == record


async def test_each_ending_is_counted_once(settled: Stores) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    leases = await taken(settled)
    await settle(settled, leases[11])
    await settle(settled, leases[12], UNKNOWN)
    await settle(settled, leases[13], Outcome(Ending.GONE, reason="blocked"))
    await settle(settled, leases[GROUP], Outcome(Ending.RETRY, after=60))
    waiting = await tally(settled)
    assert waiting.ended == {"sent": 1, "held": 1, "gone": 1}
    assert waiting.waiting == 2
    # The answer that was held for lost comes after all.
    await settled.outbox.settle(leases[12], SENT)
    ended = (await tally(settled)).ended
    assert (ended["sent"], ended["held"]) == (2, 0)


async def test_a_chat_that_goes_while_it_waits_is_counted(settled: Stores) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    await settled.chats.deactivate(11)
    assert await tally(settled) == Tally(recipients=5, waiting=4, ended={"gone": 1})


async def test_paused_it_waits_in_the_lists_and_goes_on_from_there(
    settled: Stores, clock: FakeClock
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    one, other, *_ = await settled.outbox.take(2)
    await settle(settled, one, Outcome(Ending.RETRY, after=60))
    await settled.recipients.recall("b1")
    assert await tally(settled) == Tally(recipients=5, left=4, waiting=1)
    clock.advance(120)
    assert await settled.outbox.requeue_due(clock.now()) == 0
    assert await settled.outbox.take(1000) == ()
    await settle(settled, other)
    await feed(settled)
    for lease in (await taken(settled)).values():
        await settle(settled, lease)
    assert await tally(settled) == Tally(recipients=5, ended={"sent": 5})


async def test_paused_and_resumed_before_a_sender_looked_it_comes_once(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    for _ in range(3):
        await feed(settled)
        await settled.recipients.recall("b1")
    await feed(settled)
    leases = await settled.outbox.take(1000)
    assert len(leases) == 5
    for lease in leases:
        await settle(settled, lease)
    assert await settled.outbox.take(1000) == ()
    assert await tally(settled) == Tally(recipients=5, ended={"sent": 5})


async def test_cancelled_nothing_more_is_sent_but_what_is_in_hand(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled, room=3)
    (lease,) = await settled.outbox.take(1)
    await settled.recipients.drop("b1", "cancelled", "the broadcast was cancelled")
    await feed(settled)
    assert await settled.outbox.take(1000) == ()
    await settle(settled, lease)
    assert await tally(settled) == Tally(
        recipients=5, ended={"cancelled": 4, "sent": 1}
    )


async def test_cancelled_before_the_lists_were_written_nobody_gets_it(
    settled: Stores,
) -> None:
    await settled.recipients.drop("b1", "cancelled")
    await settled.recipients.snap(CAST)
    await feed(settled)
    assert await settled.outbox.take(1000) == ()
    assert await tally(settled) == Tally(ended={"cancelled": 0})


async def test_what_is_too_late_is_dropped_and_what_waits_left_to_the_sender(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled, room=2)
    await settled.recipients.drop("b1", "late")
    assert await tally(settled) == Tally(recipients=5, waiting=2, ended={"late": 3})
    assert len(await settled.outbox.take(10)) == 2


async def test_what_waits_for_another_try_of_a_late_broadcast_gets_it(
    settled: Stores, clock: FakeClock
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled, room=1)
    (lease,) = (await taken(settled)).values()
    await settle(settled, lease, Outcome(Ending.RETRY, after=60.0))
    await settled.recipients.drop("b1", "late")
    await clock.sleep(61.0)
    assert await settled.outbox.requeue_due(clock.now()) == 1
    assert len(await taken(settled)) == 1


async def test_a_delivery_whose_record_is_gone_holds_up_nothing(
    settled: Stores, redis: Redis
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    await redis.delete(keys.delivery(keys.shard(11), keys.label(11, "cast/b1")))
    await settled.recipients.recall("b1")
    assert await tally(settled) == Tally(recipients=5, left=4, ended={"skipped": 1})


async def test_what_a_pause_takes_back_was_never_put_into_the_outbox(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await feed(settled)
    await settled.recipients.recall("b1")
    assert await settled.ledger.trails(11) == ()


# A group that gets a new id.


async def test_a_group_that_moved_before_its_turn_gets_it_under_its_new_id(
    settled: Stores,
) -> None:
    await settled.recipients.snap(CAST)
    await settled.chats.migrate(GROUP, -1021)
    await feed(settled)
    lease = (await taken(settled))[GROUP]
    await settle(settled, lease, Outcome(Ending.MOVED, moved_to=-1021))
    assert await tally(settled) == Tally(recipients=5, waiting=5, ended={"moved": 1})
    (again,) = await settled.outbox.take(10)
    assert again.delivery.address == Address(-1021)
    await settle(settled, again)
    assert (await tally(settled)).ended == {"moved": 1, "sent": 1}


async def test_a_group_listed_under_both_ids_gets_it_once(
    settled: Stores, redis: Redis
) -> None:
    await settled.recipients.snap(CAST)
    number = keys.shard(-1021)
    await settled.chats.migrate(GROUP, -1021)
    # What a list written during the move would have.
    await redis.rpush(keys.left(number, "b1"), -1021)
    await redis.hincrby(keys.cast_tally(number, "b1"), "recipients", 1)
    await settled.recipients.feed(CAST, {keys.shard(GROUP): 9})
    lease = (await taken(settled))[GROUP]
    await settle(settled, lease, Outcome(Ending.MOVED, moved_to=-1021))
    await feed(settled)
    leases = await taken(settled)
    assert set(leases) == {11, 12, 13, CHANNEL, -1021}
    for each in leases.values():
        await settle(settled, each)
    assert await tally(settled) == Tally(recipients=5, ended={"moved": 1, "sent": 5})


# A chat that is forgotten.


async def remnants(redis: Redis, word: str) -> list[str]:
    """Every key that has the word in its name or its value."""
    return [
        text_of(key)
        async for key in redis.scan_iter("*")
        if word in repr(key) or word in repr(await read(redis, text_of(key)))
    ]


async def read(redis: Redis, key: str) -> object:
    match text_of(await redis.type(key)):
        case "hash":
            return await redis.hgetall(key)
        case "set":
            return await redis.smembers(key)
        case "list":
            return await redis.lrange(key, 0, -1)
        case "zset":
            return await redis.zrange(key, 0, -1)
        case _:
            return await redis.xrange(key)


async def test_an_operator_is_given_the_broadcasts_he_wrote(settled: Stores) -> None:
    await settled.broadcasts.draft(CAST)
    await settled.broadcasts.draft(replace(CAST, id="b2", by=8))
    (kept,) = (await settled.chats.export(7))["broadcasts"]
    assert (kept["text"], kept["state"], kept["reach"]) == ("Hello", "running", "all")


@pytest.mark.parametrize("room", [0, 1000])
async def test_a_broadcast_knows_a_forgotten_chat_no_more(
    settled: Stores, redis: Redis, room: int
) -> None:
    await settled.chats.save(Chat(987654, ChatKind.PRIVATE))
    made_by = replace(CAST, by=987654, chat_id=987654, message_id=3)
    await settled.broadcasts.draft(made_by)
    await settled.broadcasts.draft(replace(CAST, id="b2"))
    await settled.recipients.snap(CAST)
    await feed(settled, room=room)
    await settled.chats.forget(987654)
    assert await remnants(redis, "987654") == []
    await feed(settled)
    for lease in (await taken(settled)).values():
        await settle(settled, lease)
    ended = {"skipped": 1, "sent": 5}
    assert await tally(settled) == Tally(recipients=6, ended=ended)


# Many, and many at once.


@pytest.mark.whole
async def test_three_thousand_get_one_each_from_feeders_and_senders_side_by_side(
    redis: Redis, stores: Stores, clock: FakeClock
) -> None:
    pipe = redis.pipeline(transaction=False)
    for person in range(1, 3001):
        pipe.hset(keys.chat(person), "active", "1")
        pipe.sadd(keys.chats(keys.shard(person), "private"), person)
    await pipe.execute()
    got: list[int] = []

    async def work(owner: str) -> None:
        mine = make_stores(redis, owner, clock)
        await mine.recipients.snap(CAST)
        while not (await mine.recipients.tally("b1")).is_through:
            await feed(mine, room=200)
            for lease in await mine.outbox.take(100):
                assert await mine.outbox.attempt(lease, 0)
                got.append(lease.delivery.address.chat_id)
                await mine.outbox.settle(lease, SENT)

    async with asyncio.TaskGroup() as group:
        for owner in ("one", "two", "three"):
            group.create_task(work(owner))
    assert sorted(got) == list(range(1, 3001))
    assert await tally(stores) == Tally(recipients=3000, ended={"sent": 3000})


async def test_a_broadcast_that_is_over_fades_after_a_month(
    settled: Stores, redis: Redis
) -> None:
    await settled.recipients.snap(CAST)
    await settled.recipients.fade("b1")
    number = keys.shard(11)
    assert await redis.ttl(keys.cast_tally(number, "b1")) > 29 * 24 * 3600
