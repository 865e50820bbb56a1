"""How long a lease lives, and what becomes of it."""

import pytest

from bot.delivery.calls import transport
from bot.model import Chat, ChatKind, Ending, Kind, Outcome
from bot.store import outbox
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.outbox import Lease, Outbox
from bot.store.unknown import RESEND, resent
from tests.fakes.clock import FakeClock
from tests.store.values import NOON, age, delivery


@pytest.fixture
def mine(redis: Redis) -> Outbox:
    return Outbox(redis, "one", clock=FakeClock())


async def leased(mine: Outbox, kind: Kind = Kind.BRIEFING) -> Lease:
    await mine.add(delivery(5, kind=kind))
    (lease,) = await mine.take(9)
    return lease


async def state(mine: Outbox) -> str:
    (record,) = await mine.of_chat(5)
    return record.state


def test_an_attempt_lives_longer_than_any_request_can_last() -> None:
    assert transport.MOST + 4 < outbox.ATTEMPTED


async def test_what_is_fresh_is_not_taken_back(mine: Outbox) -> None:
    await leased(mine)
    assert await mine.reap(NOON) == 0


async def test_without_an_attempt_a_lease_is_short(redis: Redis, mine: Outbox) -> None:
    await age(redis, await leased(mine), 6_000)
    assert await mine.reap(NOON) == 1
    assert await state(mine) == "queued"


async def test_with_an_attempt_it_is_long_enough_for_the_answer(
    redis: Redis, mine: Outbox
) -> None:
    lease = await leased(mine)
    await mine.attempt(lease, 0)
    await age(redis, lease, 18_000)
    assert await mine.reap(NOON) == 0
    await age(redis, lease, 21_000)
    assert await mine.reap(NOON) == 1
    assert await state(mine) == "held"


async def test_what_waits_is_prolonged(redis: Redis, mine: Outbox) -> None:
    lease = await leased(mine)
    await age(redis, lease)
    await mine.prolong([lease])
    assert await mine.reap(NOON) == 0


async def test_an_attempt_is_not_prolonged_as_if_it_waited(
    redis: Redis, mine: Outbox
) -> None:
    lease = await leased(mine)
    await mine.attempt(lease, 0)
    await age(redis, lease)
    await mine.prolong([lease])
    await mine.reap(NOON)
    assert await state(mine) == "held"


async def test_an_attempt_that_was_refused_is_no_longer_one(
    redis: Redis, mine: Outbox
) -> None:
    lease = await leased(mine)
    await mine.attempt(lease, 0)
    await mine.retract(lease)
    await age(redis, lease)
    await mine.reap(NOON)
    assert await state(mine) == "queued"


async def test_who_lost_a_lease_cannot_unmark_anothers_attempt(
    redis: Redis, mine: Outbox
) -> None:
    lost = await leased(mine)
    await age(redis, lost)
    await mine.reap(NOON)
    (lease,) = await mine.take(9)
    await mine.attempt(lease, 0)
    await mine.retract(lost)
    assert await state(mine) == "attempted"


async def test_leases_of_a_hundred_and_more_are_taken_back_at_once(
    redis: Redis, mine: Outbox
) -> None:
    await mine.add_all(delivery(5, f"{number}") for number in range(250))
    leases = await mine.take(300)
    await Outbox(redis, "x", clock=FakeClock(), lease_seconds=0).reap(NOON)
    assert len(leases) == 250
    assert len(await mine.take(300)) == 250


async def test_an_operator_may_have_briefings_sent_again(redis: Redis) -> None:
    mine = Outbox(redis, "one", clock=FakeClock(), again=resent(RESEND))
    lease = await leased(mine)
    await mine.attempt(lease, 0)
    await age(redis, lease)
    await mine.reap(NOON)
    (again,) = await mine.take(9)
    await mine.attempt(again, 0)
    await mine.settle(again, Outcome(Ending.UNKNOWN, reason="no answer"))
    assert await state(mine) == "later"


@pytest.mark.parametrize(
    ("briefings", "kinds"),
    [
        ("hold", {Kind.ALERT, Kind.EDIT}),
        ("resend", {Kind.ALERT, Kind.BRIEFING, Kind.EDIT}),
    ],
)
def test_a_broadcast_is_never_sent_twice(briefings: str, kinds: set[Kind]) -> None:
    assert resent(briefings) == kinds


async def test_nothing_goes_to_a_chat_that_ended_while_it_was_in_hand(
    redis: Redis, mine: Outbox
) -> None:
    chats = Chats(redis, FakeClock())
    await chats.save(Chat(5, ChatKind.PRIVATE))
    lease = await leased(mine)
    await chats.deactivate(5, Outcome(Ending.BLOCKED, reason="blocked"))
    assert not await mine.attempt(lease, 0)
    assert await state(mine) == "blocked"
    assert await mine.take(9) == ()


async def test_a_chat_that_ended_in_an_older_version_is_gone(
    redis: Redis, mine: Outbox
) -> None:
    await Chats(redis).save(Chat(5, ChatKind.PRIVATE, is_active=False))
    assert not await mine.attempt(await leased(mine), 0)
    assert await state(mine) == "gone"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("messages", '[["x"]]'),
        ("messages", "{"),
        ("expires", ""),
    ],
)
async def test_a_record_that_cannot_be_read_is_given_up_and_stops_no_other(
    redis: Redis, mine: Outbox, field: str, value: str
) -> None:
    await mine.add(delivery(5))
    await mine.add(delivery(5, "two"))
    (key,) = await redis.keys("*:delivery:5|one")
    await redis.hset(key, field, value)
    (lease,) = await mine.take(9)
    assert lease.delivery.name == "two"
    (stuck,) = await mine.stuck()
    assert (stuck.name, stuck.state) == ("one", "dead")
    assert "cannot be read" in stuck.reason
