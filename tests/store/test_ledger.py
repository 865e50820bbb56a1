"""What the ledger tells of deliveries: the newest, the numbers, one chat's in full."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Address, Ending, Kind, Outcome
from bot.store import keys
from bot.store.connection import Redis
from bot.store.ledger import Heads, Ledger
from bot.store.outbox import Firing, Outbox
from bot.store.subscriptions import Subscriptions
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, NOON, delivery, slot, subscription

MINUTE = timedelta(minutes=1)
HELD = Outcome(Ending.UNKNOWN, reason="no answer")
CLOSED = Outcome(Ending.CLOSED, reason="topic closed")
FLOOD = Outcome(Ending.RETRY, after=30.0, is_flood=True, reason="slow down")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def outbox(redis: Redis, clock: FakeClock) -> Outbox:
    return Outbox(redis, "one", clock=clock)


@pytest.fixture
def ledger(redis: Redis) -> Ledger:
    return Ledger(redis)


async def settled(outbox: Outbox, outcome: Outcome) -> None:
    (lease,) = await outbox.take(1)
    assert await outbox.attempt(lease, lease.part)
    await outbox.settle(lease, outcome)


async def stick(outbox: Outbox, clock: FakeClock, chats: range) -> None:
    """Have a delivery to each of these chats held, a minute apart."""
    for chat in chats:
        await outbox.add(delivery(chat))
        await settled(outbox, HELD)
        clock.set(clock.now() + MINUTE)


async def test_of_many_stuck_the_newest_are_listed_first(
    outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    await stick(outbox, clock, range(1, 31))
    listed = await ledger.stuck(NOON - DAY, limit=3)
    assert [record.address.chat_id for record in listed] == [30, 29, 28]
    assert len(await ledger.stuck(NOON - DAY)) == 20
    assert len(await ledger.stuck(NOON - DAY, limit=100)) == 30
    assert len(await ledger.stuck(NOON + 28 * MINUTE)) == 2


async def test_the_stuck_are_counted_by_state(outbox: Outbox, ledger: Ledger) -> None:
    for chat, outcome in ((1, HELD), (2, CLOSED), (3, HELD)):
        await outbox.add(delivery(chat))
        await settled(outbox, outcome)
    assert await ledger.stuck_counts(NOON - DAY) == {"held": 2, "closed": 1}


async def test_the_number_of_the_stuck_leaves_out_the_old_until_they_are_forgotten(
    outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    await stick(outbox, clock, range(1, 4))
    assert await ledger.stuck_total(NOON + MINUTE) == 2
    assert await ledger.stuck_total(NOON - DAY) == 3
    await ledger.forget_stuck(NOON + MINUTE)
    assert await ledger.stuck_total(NOON - DAY) == 2


async def test_what_is_forgotten_or_old_is_not_counted(
    redis: Redis, outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    await stick(outbox, clock, range(1, 4))
    await redis.delete(keys.delivery(keys.shard(3), keys.label(3, "one")))
    assert await ledger.stuck_counts(NOON + MINUTE) == {"held": 1}
    assert await redis.zcard(keys.stuck(keys.shard(1))) == 1
    assert await redis.zcard(keys.stuck(keys.shard(3))) == 0


async def test_nothing_waits_in_a_fresh_store(ledger: Ledger) -> None:
    assert await ledger.heads() == Heads()
    assert await ledger.halted_until() is None
    assert await ledger.stuck_counts(NOON) == {}
    assert await ledger.trails(5) == ()
    assert await ledger.composing(5) == ()


async def test_it_is_known_how_long_the_next_in_turn_has_waited(
    redis: Redis, outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    for chat in (5, 6):
        due = NOON + chat * MINUTE
        await Subscriptions(redis).save(subscription(chat), due)
        await outbox.fire_all([Firing(slot(chat, due), due, NOON + DAY)])
        clock.set(due)
        await outbox.add(delivery(chat))
    assert await ledger.heads() == Heads(NOON + 5 * MINUTE, NOON + 5 * MINUTE)
    assert await ledger.composing(6) == (slot(6, NOON + 6 * MINUTE),)


async def test_a_delivery_whose_name_is_no_longer_listed_does_not_hide_the_others(
    redis: Redis, outbox: Outbox, ledger: Ledger
) -> None:
    await outbox.add_all([delivery(5), delivery(6)])
    await redis.delete(keys.deliveries(5))
    assert (await ledger.heads()).queued == NOON


async def test_a_halt_is_known(redis: Redis, ledger: Ledger) -> None:
    await redis.set(keys.halt("all"), "1795867200.5")
    expected = datetime(2026, 11, 28, 12, 0, 0, 500000, tzinfo=UTC)
    assert await ledger.halted_until() == expected


async def test_the_way_of_a_sent_delivery_is_kept(
    outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    await outbox.add(delivery(5, parts=2))
    (lease,) = await outbox.take(1)
    for number in (0, 1):
        clock.set(NOON + MINUTE)
        await outbox.attempt(replace(lease, part=number), number)
        sent = Outcome(Ending.SENT, message_id=70 + number)
        await outbox.settle(replace(lease, part=number), sent)
    (trail,) = await ledger.trails(5)
    assert trail.record
    assert (trail.record.state, trail.record.since) == ("sent", NOON + MINUTE)
    assert (trail.added, trail.expires, trail.kind) == (NOON, NOON + DAY, Kind.BRIEFING)
    assert (trail.parts, trail.message_ids) == (2, (70, 71))


async def test_how_often_a_delivery_was_put_off_is_kept(
    outbox: Outbox, ledger: Ledger, clock: FakeClock
) -> None:
    await outbox.add(delivery(5))
    for _ in range(2):
        await settled(outbox, FLOOD)
        clock.set(clock.now() + MINUTE)
        await outbox.requeue_due(clock.now())
    await settled(outbox, FLOOD)
    (trail,) = await ledger.trails(5)
    assert (trail.waits, trail.waited) == (3, "slow down")
    assert trail.again == NOON + 2 * MINUTE + timedelta(seconds=30)
    assert (trail.part, trail.tries) == (0, 0)


async def test_of_a_delivery_that_was_forgotten_the_name_is_left(
    redis: Redis, outbox: Outbox, ledger: Ledger
) -> None:
    await outbox.add(delivery(5))
    await redis.delete(keys.delivery(keys.shard(5), keys.label(5, "one")))
    (trail,) = await ledger.trails(5)
    assert (trail.name, trail.added, trail.record) == ("one", NOON, None)
    assert await outbox.told(Address(5)) == {}
