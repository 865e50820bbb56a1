from dataclasses import replace

import pytest

from bot.model import Address, Ending, Kind, Message, Outcome
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Lease, Outbox
from bot.store.subscriptions import Subscriptions
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, HOUR, NOON, delivery, slot, subscription

SENT = Outcome(Ending.SENT, message_id=77)
RETRY = Outcome(Ending.RETRY, after=5.0, reason="connection refused")
FLOOD = Outcome(Ending.RETRY, after=5.0, is_flood=True, reason="flood")
UNKNOWN = Outcome(Ending.UNKNOWN, reason="no answer")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def outbox(redis: Redis, clock: FakeClock) -> Outbox:
    return Outbox(redis, "one", clock=clock)


@pytest.fixture
def hasty(redis: Redis, clock: FakeClock) -> Outbox:
    """An outbox whose leases run out at once, as if their owner had died."""
    return Outbox(redis, "two", clock=clock, lease_seconds=0)


async def lease_of(outbox: Outbox) -> Lease:
    (lease,) = await outbox.take(10)
    return lease


async def attempted(outbox: Outbox) -> Lease:
    lease = await lease_of(outbox)
    assert await outbox.attempt(lease, lease.part)
    return lease


async def state_of(outbox: Outbox, chat_id: int = 5) -> tuple[str, str]:
    (record,) = await outbox.of_chat(chat_id)
    return record.state, record.reason


async def test_a_due_slot_is_fired_once(redis: Redis, outbox: Outbox) -> None:
    await Subscriptions(redis).save(subscription(5), NOON)
    fired = [
        await outbox.fire(subscription(5), NOON, NOON + DAY, slot(5)) for _ in range(2)
    ]
    assert fired == [True, False]
    assert await Subscriptions(redis).next_due(Address(5)) == NOON + DAY
    assert [one for _, one in await outbox.take_fired(9)] == [slot(5)]


async def test_a_slot_is_forgotten_in_the_step_that_adds_its_delivery(
    redis: Redis, outbox: Outbox
) -> None:
    await Subscriptions(redis).save(subscription(5), NOON)
    await outbox.fire(subscription(5), NOON, NOON + DAY, slot(5))
    ((ticket, _),) = await outbox.take_fired(1)
    assert await outbox.add(delivery(5), ticket)
    counts = await outbox.counts()
    assert (counts["fired"], counts["queued"]) == (0, 1)


async def test_what_was_sent_counts_though_the_store_lost_the_mark_of_its_attempt(
    outbox: Outbox,
) -> None:
    await outbox.add(delivery(5))
    await outbox.settle(await lease_of(outbox), SENT)
    assert await state_of(outbox) == ("sent", "")


async def test_a_slot_whose_time_was_changed_meanwhile_is_not_fired(
    redis: Redis, outbox: Outbox
) -> None:
    await Subscriptions(redis).save(subscription(5), NOON + HOUR)
    assert not await outbox.fire(subscription(5), NOON, NOON + DAY, slot(5))
    assert await outbox.take_fired(9) == ()


async def test_who_never_subscribed_is_not_fired(outbox: Outbox) -> None:
    assert not await outbox.fire(subscription(5), NOON, NOON + DAY, slot(5))


async def test_a_fired_slot_is_handed_out_until_it_is_done(
    redis: Redis, hasty: Outbox
) -> None:
    await Subscriptions(redis).save(subscription(5), NOON)
    await hasty.fire(subscription(5), NOON, NOON + DAY, slot(5))
    first = await hasty.take_fired(9)
    again = await hasty.take_fired(9)
    assert first == again
    await hasty.done(again[0][0])
    assert await hasty.take_fired(9) == ()


async def test_a_fired_slot_in_hand_is_not_handed_out_again(
    redis: Redis, outbox: Outbox
) -> None:
    await Subscriptions(redis).save(subscription(5), NOON)
    await outbox.fire(subscription(5), NOON, NOON + DAY, slot(5))
    await outbox.take_fired(9)
    assert await outbox.take_fired(9) == ()


async def test_many_slots_are_taken_shard_by_shard(
    redis: Redis, outbox: Outbox
) -> None:
    for chat in range(1, 201):
        await Subscriptions(redis).save(subscription(chat), NOON)
        await outbox.fire(subscription(chat), NOON, NOON + DAY, slot(chat))
    batches = [await outbox.take_fired(70) for _ in range(4)]
    assert [len(batch) for batch in batches] == [70, 70, 60, 0]
    chats = {one.address.chat_id for batch in batches for _, one in batch}
    assert chats == set(range(1, 201))


async def test_a_delivery_comes_out_as_it_went_in(outbox: Outbox) -> None:
    assert await outbox.add(delivery(5, parts=2))
    lease = await lease_of(outbox)
    assert (lease.delivery, lease.part) == (delivery(5, parts=2), 0)


async def test_a_name_is_used_once_even_after_it_was_sent(outbox: Outbox) -> None:
    await outbox.add(delivery(5))
    assert not await outbox.add(delivery(5))
    await outbox.settle(await attempted(outbox), SENT)
    assert not await outbox.add(delivery(5))
    assert await outbox.take(9) == ()


async def test_what_was_settled_is_kept_for_three_days(
    redis: Redis, outbox: Outbox
) -> None:
    await outbox.add(delivery(5))
    lease = await attempted(outbox)
    assert await redis.ttl(lease.key) == -1
    await outbox.settle(lease, SENT)
    assert await redis.ttl(lease.key) == 3 * 24 * 3600


async def test_what_a_chat_got_is_listed_for_a_week_after_the_last(
    redis: Redis, outbox: Outbox
) -> None:
    await outbox.add(delivery(5))
    assert await redis.ttl(keys.deliveries(5)) == 7 * 86400


async def test_a_leased_delivery_is_nobody_elses(outbox: Outbox) -> None:
    await outbox.add(delivery(5))
    await outbox.take(9)
    assert await outbox.take(9) == ()


async def test_no_more_are_taken_than_asked_for(outbox: Outbox) -> None:
    await outbox.add_all(delivery(chat) for chat in range(200))
    batches = [await outbox.take(90) for _ in range(4)]
    assert [len(batch) for batch in batches] == [90, 90, 20, 0]


async def test_parts_go_one_after_the_other(outbox: Outbox) -> None:
    await outbox.add(delivery(5, parts=2))
    first = await attempted(outbox)
    second = await outbox.settle(first, SENT)
    assert second is not None
    assert second.part == 1
    assert await outbox.attempt(second, 1)
    assert await outbox.settle(second, SENT) is None
    assert await state_of(outbox) == ("sent", "")
    assert await outbox.counts() == {"fired": 0, "queued": 0, "later": 0, "sent": 1}


async def test_a_part_out_of_turn_is_not_attempted(outbox: Outbox) -> None:
    await outbox.add(delivery(5, parts=2))
    lease = await lease_of(outbox)
    assert not await outbox.attempt(lease, 1)


async def test_stories_are_told_when_the_last_part_was_sent(outbox: Outbox) -> None:
    await outbox.add(delivery(5, parts=2))
    second = await outbox.settle(await attempted(outbox), SENT)
    assert second is not None
    assert await outbox.told(Address(5)) == {}
    await outbox.attempt(second, 1)
    await outbox.settle(second, SENT)
    assert await outbox.told(Address(5)) == {"s1": "f1"}
    assert await outbox.told(Address(5, 3)) == {}


async def test_it_is_known_when_a_story_was_told_last(
    outbox: Outbox, clock: FakeClock
) -> None:
    for name, story in (("one", "s1"), ("two", "s2")):
        await outbox.add(replace(delivery(5, name), told={story: "f"}))
        await outbox.settle(await attempted(outbox), SENT)
        clock.set(clock.now() + DAY)
    assert (await outbox.history(Address(5))).last == NOON + DAY
    assert (await outbox.history(Address(5, 3))).last is None


async def test_stories_told_long_ago_make_room(
    outbox: Outbox, clock: FakeClock
) -> None:
    many = {f"s{number}": "f" for number in range(501)}
    await outbox.add(replace(delivery(5), told=many))
    await outbox.settle(await attempted(outbox), SENT)
    clock.set(NOON + 15 * DAY)
    await outbox.add(delivery(5, "two"))
    await outbox.settle(await attempted(outbox), SENT)
    assert await outbox.told(Address(5)) == {"s1": "f1"}


async def test_a_call_repeated_because_its_answer_was_lost_changes_nothing(
    outbox: Outbox,
) -> None:
    await outbox.add(delivery(5, parts=2))
    lease = await attempted(outbox)
    assert await outbox.attempt(lease, 0)
    first = await outbox.settle(lease, SENT)
    assert await outbox.settle(lease, SENT) == first


async def test_a_lease_that_was_not_attempted_is_taken_over(hasty: Outbox) -> None:
    await hasty.add(delivery(5))
    old = await lease_of(hasty)
    new = await lease_of(hasty)
    assert new.delivery == old.delivery
    assert not await hasty.attempt(old, 0)
    assert await hasty.attempt(new, 0)


async def test_an_attempt_without_an_answer_is_held_and_not_sent_again(
    hasty: Outbox,
) -> None:
    await hasty.add(delivery(5))
    await attempted(hasty)
    assert await hasty.take(9) == ()
    (stuck,) = await hasty.stuck()
    assert (stuck.name, stuck.state, stuck.since) == ("one", "held", NOON)
    assert "stopped before Telegram answered" in stuck.reason
    assert await hasty.told(Address(5)) == {}


async def test_an_alert_without_an_answer_is_sent_again_but_not_for_ever(
    hasty: Outbox,
) -> None:
    await hasty.add(delivery(5, kind=Kind.ALERT))
    for _ in range(5):
        await attempted(hasty)
    assert await hasty.take(9) == ()
    assert (await state_of(hasty))[0] == "dead"


async def test_a_stale_owner_cannot_settle(hasty: Outbox) -> None:
    await hasty.add(delivery(5))
    old = await lease_of(hasty)
    new = await lease_of(hasty)
    for outcome in (SENT, RETRY, UNKNOWN, Outcome(Ending.GONE)):
        assert await hasty.settle(old, outcome) is None
    assert await hasty.attempt(new, 0)


async def test_an_answer_that_comes_late_still_counts(hasty: Outbox) -> None:
    await hasty.add(delivery(5))
    lease = await attempted(hasty)
    await hasty.reap(NOON)
    await hasty.settle(lease, SENT)
    assert await state_of(hasty) == ("sent", "")
    assert await hasty.stuck() == ()
    assert await hasty.told(Address(5)) == {"s1": "f1"}


async def test_a_late_answer_lets_the_next_part_go(hasty: Outbox) -> None:
    await hasty.add(delivery(5, parts=2))
    lease = await attempted(hasty)
    await hasty.reap(NOON)
    assert await hasty.settle(lease, SENT) is None
    assert (await lease_of(hasty)).part == 1


async def test_an_unknown_outcome_is_held(outbox: Outbox) -> None:
    await outbox.add(delivery(5))
    await outbox.settle(await attempted(outbox), UNKNOWN)
    assert await state_of(outbox) == ("held", "no answer")
    assert await outbox.take(9) == ()


async def test_an_unknown_alert_is_tried_again(
    outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.add(delivery(5, kind=Kind.ALERT))
    await outbox.settle(await attempted(outbox), UNKNOWN)
    clock.advance(2.0)
    assert await outbox.requeue_due(clock.now()) == 1
    assert (await lease_of(outbox)).delivery.kind is Kind.ALERT


async def test_what_telegram_did_not_take_waits_its_time(
    outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.add(delivery(5))
    await outbox.settle(await attempted(outbox), RETRY)
    clock.advance(4.9)
    assert await outbox.requeue_due(clock.now()) == 0
    clock.advance(0.1)
    assert await outbox.requeue_due(clock.now()) == 1
    assert (await lease_of(outbox)).part == 0


async def test_five_tries_that_may_have_arrived_are_enough(
    redis: Redis, outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.add(delivery(5, kind=Kind.ALERT))
    for _ in range(5):
        await outbox.settle(await attempted(outbox), UNKNOWN)
        clock.advance(60.0)
        await outbox.requeue_due(clock.now())
    assert await outbox.take(9) == ()
    assert await state_of(outbox) == ("dead", "no answer")
    assert [record.state for record in await outbox.stuck()] == ["dead"]
    (key,) = await redis.keys("*:delivery:*")
    assert b"part 0" in (await redis.hget(key, "messages") or b"")


@pytest.mark.parametrize("outcome", [FLOOD, RETRY])
async def test_what_telegram_did_not_take_is_no_try(
    outbox: Outbox, clock: FakeClock, outcome: Outcome
) -> None:
    await outbox.add(delivery(5))
    for _ in range(9):
        await outbox.settle(await attempted(outbox), outcome)
        clock.advance(5.0)
        assert await outbox.requeue_due(clock.now()) == 1


async def test_a_lease_given_back_can_be_taken_at_once(outbox: Outbox) -> None:
    await outbox.add(delivery(5))
    await outbox.release(await lease_of(outbox))
    assert (await lease_of(outbox)).delivery == delivery(5)


@pytest.mark.parametrize(
    ("ending", "is_listed"),
    [
        (Ending.BLOCKED, 0),
        (Ending.KICKED, 0),
        (Ending.UNSTARTED, 0),
        (Ending.GONE, 0),
        (Ending.DEACTIVATED, 0),
        (Ending.DELETED, 0),
        (Ending.UNPLACED, 0),
        (Ending.CLOSED, 1),
        (Ending.MUTED, 1),
        (Ending.REFUSED, 1),
        (Ending.EXPIRED, 1),
    ],
)
async def test_a_delivery_that_can_never_arrive_is_settled_with_its_reason(
    outbox: Outbox, ending: Ending, is_listed: int
) -> None:
    await outbox.add(delivery(5))
    await outbox.settle(await attempted(outbox), Outcome(ending, reason="told so"))
    assert await state_of(outbox) == (ending.value, "told so")
    assert len(await outbox.stuck()) == is_listed
    assert await outbox.take(9) == ()


async def test_what_is_left_follows_a_group_to_its_new_id(outbox: Outbox) -> None:
    await outbox.add(replace(delivery(-5, "-5:0/day", parts=2), address=Address(-5)))
    second = await outbox.settle(await attempted(outbox), SENT)
    assert second is not None
    await outbox.attempt(second, 1)
    await outbox.settle(second, Outcome(Ending.MOVED, moved_to=-1005))
    lease = await lease_of(outbox)
    assert lease.delivery.name == "-1005:0/day"
    assert lease.delivery.address == Address(-1005)
    assert [message.html for message in lease.delivery.messages] == ["part 1"]
    assert (await state_of(outbox, -5))[0] == "moved"


async def test_a_picture_is_kept_with_its_message(outbox: Outbox) -> None:
    plain, chart = Message("Monday"), Message("105", is_silent=True, picture="<svg/>")
    await outbox.add(replace(delivery(5), messages=(plain, chart)))
    lease = await lease_of(outbox)
    assert lease.delivery.messages == (plain, chart)


async def test_a_delivery_whose_record_is_gone_leaves_the_queue(
    redis: Redis, outbox: Outbox
) -> None:
    await outbox.add(delivery(5))
    lease = await lease_of(outbox)
    await redis.delete(lease.key)
    await Outbox(redis, "x", lease_seconds=0).reap(NOON)
    assert (await outbox.counts())["queued"] == 0
    assert await outbox.of_chat(5) == ()


async def test_what_was_stuck_days_ago_is_no_longer_listed(
    outbox: Outbox, clock: FakeClock
) -> None:
    await outbox.add(delivery(5))
    await outbox.settle(await attempted(outbox), UNKNOWN)
    clock.set(NOON + 4 * DAY)
    assert await outbox.stuck() == ()
