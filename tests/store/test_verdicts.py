"""The operator decides about what is stuck, and it is done once."""

from dataclasses import replace

import pytest

from bot.model import Address, Ending, Outcome
from bot.store import keys
from bot.store.connection import Redis
from bot.store.ledger import Ledger
from bot.store.outbox import Lease, Outbox
from bot.store.trails import Record
from bot.store.verdicts import Verdicts
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, HOUR, NOON, delivery

HELD = Outcome(Ending.UNKNOWN, reason="no answer")
CLOSED = Outcome(Ending.CLOSED, reason="topic closed")
SENT = Outcome(Ending.SENT, message_id=77)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def outbox(redis: Redis, clock: FakeClock) -> Outbox:
    return Outbox(redis, "one", clock=clock)


@pytest.fixture
def verdicts(redis: Redis, clock: FakeClock) -> Verdicts:
    return Verdicts(redis, clock)


async def attempted(outbox: Outbox) -> Lease:
    (lease,) = await outbox.take(1)
    assert await outbox.attempt(lease, lease.part)
    return lease


async def stuck(outbox: Outbox, outcome: Outcome = HELD, parts: int = 1) -> Record:
    """Return a delivery that got stuck at its last part."""
    await outbox.add(delivery(5, parts=parts))
    lease = await attempted(outbox)
    for part in range(1, parts):
        await outbox.settle(lease, SENT)
        lease = replace(lease, part=part)
        await outbox.attempt(lease, part)
    await outbox.settle(lease, outcome)
    (record,) = await outbox.stuck()
    return record


async def state_of(outbox: Outbox) -> tuple[str, str]:
    (record,) = await outbox.of_chat(5)
    return record.state, record.reason


async def test_what_was_held_goes_once_more_from_the_part_it_stopped_at(
    outbox: Outbox, verdicts: Verdicts, clock: FakeClock
) -> None:
    record = await stuck(outbox, parts=2)
    clock.set(NOON + 2 * DAY)
    assert await verdicts.resend(record) == "done"
    assert await verdicts.resend(record) == "queued"
    lease = await attempted(outbox)
    assert (lease.part, lease.delivery.expires) == (1, NOON + 2 * DAY + 12 * HOUR)
    assert await outbox.settle(lease, SENT) is None
    assert await verdicts.resend(record) == "sent"
    assert await outbox.take(9) == ()
    assert await outbox.told(Address(5)) == {"s1": "f1"}


async def test_what_was_sent_again_is_counted_once_and_no_longer_stuck(
    redis: Redis, outbox: Outbox, verdicts: Verdicts
) -> None:
    record = await stuck(outbox)
    await verdicts.resend(record)
    counts = await outbox.counts()
    assert (counts["queued"], counts["held"]) == (1, 0)
    assert await outbox.stuck() == ()
    assert await redis.ttl(keys.delivery(keys.shard(5), keys.label(5, "one"))) == -1
    (trail,) = await Ledger(redis).trails(5)
    assert trail.resent == NOON


async def test_an_answer_that_comes_after_it_was_sent_again_is_not_counted(
    outbox: Outbox, verdicts: Verdicts
) -> None:
    await outbox.add(delivery(5))
    lease = await attempted(outbox)
    await outbox.settle(lease, HELD)
    (record,) = await outbox.stuck()
    await verdicts.resend(record)
    assert await outbox.settle(lease, SENT) is None
    assert await state_of(outbox) == ("queued", "")


async def test_a_verdict_about_what_got_stuck_anew_is_not_carried_out(
    outbox: Outbox, verdicts: Verdicts, clock: FakeClock
) -> None:
    first = await stuck(outbox)
    await verdicts.resend(first)
    clock.set(NOON + HOUR)
    await outbox.settle(await attempted(outbox), HELD)
    assert await verdicts.resend(first) == "changed"
    assert await verdicts.drop(first) == "changed"
    (second,) = await outbox.stuck()
    assert await verdicts.resend(second) == "done"


async def test_what_is_let_go_is_listed_no_more_and_never_sent(
    outbox: Outbox, verdicts: Verdicts
) -> None:
    record = await stuck(outbox)
    assert await verdicts.drop(record) == "done"
    assert await verdicts.drop(record) == "dropped"
    assert await verdicts.resend(record) == "dropped"
    assert await state_of(outbox) == ("dropped", "let go; it was held: no answer")
    counts = await outbox.counts()
    assert (counts["held"], counts["dropped"]) == (0, 1)
    assert await outbox.stuck() == ()
    assert await outbox.take(9) == ()


async def test_what_has_no_text_left_can_only_be_let_go(
    outbox: Outbox, verdicts: Verdicts
) -> None:
    record = await stuck(outbox, CLOSED)
    assert await verdicts.resend(record) == "empty"
    assert await verdicts.drop(record) == "done"


async def test_what_was_forgotten_cannot_be_decided_about(
    redis: Redis, outbox: Outbox, verdicts: Verdicts
) -> None:
    record = await stuck(outbox)
    await redis.delete(keys.delivery(keys.shard(5), keys.label(5, "one")))
    assert await verdicts.resend(record) == "forgotten"
    assert await verdicts.drop(record) == "forgotten"
