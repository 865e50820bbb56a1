from dataclasses import replace

import pytest

from bot.model import Address, Ending, Outcome
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.pauses import Pauses
from bot.store.subscriptions import Subscriptions
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, HOUR, NOON, delivery, subscription

CLOSED = Outcome(Ending.CLOSED, reason="TOPIC_CLOSED")
TOPIC = Address(-7, 3)


@pytest.fixture
def pauses(redis: Redis) -> Pauses:
    return Pauses(redis, FakeClock())


@pytest.fixture
def subscriptions(redis: Redis) -> Subscriptions:
    return Subscriptions(redis)


@pytest.fixture
def outbox(redis: Redis) -> Outbox:
    return Outbox(redis, "one", clock=FakeClock())


async def test_a_paused_address_is_due_a_day_later_and_no_sooner(
    pauses: Pauses, subscriptions: Subscriptions
) -> None:
    await subscriptions.save(subscription(-7, 3), NOON + HOUR)
    await pauses.begin(TOPIC, CLOSED, NOON + DAY)
    await pauses.begin(TOPIC, CLOSED, NOON + 2 * HOUR)
    assert await subscriptions.next_due(TOPIC) == NOON + DAY
    assert await pauses.holds(TOPIC)
    assert await pauses.of_chat(-7) == (TOPIC,)


async def test_who_has_no_subscription_gets_none_by_a_pause(
    pauses: Pauses, subscriptions: Subscriptions
) -> None:
    await pauses.begin(TOPIC, CLOSED, NOON + DAY)
    await pauses.begin(Address(-7, 4), CLOSED, None)
    await pauses.end(TOPIC, NOON + DAY)
    assert await subscriptions.count() == 0


async def test_when_it_ends_the_next_slot_comes_as_usual(
    pauses: Pauses, subscriptions: Subscriptions
) -> None:
    await subscriptions.save(subscription(-7, 3), NOON)
    await pauses.begin(TOPIC, CLOSED, NOON + DAY)
    await pauses.end(TOPIC, NOON + HOUR)
    assert await subscriptions.next_due(TOPIC) == NOON + HOUR
    assert not await pauses.holds(TOPIC)


async def test_who_is_not_paused_is_due_when_he_was(
    pauses: Pauses, subscriptions: Subscriptions
) -> None:
    await subscriptions.save(subscription(-7, 3), NOON + DAY)
    await pauses.end(TOPIC, NOON + HOUR)
    assert await subscriptions.next_due(TOPIC) == NOON + DAY


async def test_what_waits_for_the_address_is_settled_and_other_topics_go_on(
    pauses: Pauses, outbox: Outbox
) -> None:
    await outbox.add(replace(delivery(-7, "here"), address=TOPIC))
    await outbox.add(replace(delivery(-7, "there"), address=Address(-7, 4)))
    await pauses.begin(TOPIC, CLOSED, None)
    (lease,) = await outbox.take(9)
    assert lease.delivery.name == "there"
    states = {record.name: record.state for record in await outbox.of_chat(-7)}
    assert states == {"here": "closed", "there": "leased"}


async def test_a_message_that_arrives_ends_the_pause(
    pauses: Pauses, outbox: Outbox
) -> None:
    await pauses.begin(TOPIC, CLOSED, None)
    await outbox.add(replace(delivery(-7), address=TOPIC))
    (lease,) = await outbox.take(9)
    await outbox.attempt(lease, 0)
    await outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
    assert not await pauses.holds(TOPIC)


async def test_a_chat_takes_no_pauses_to_its_new_id_and_leaves_none(
    redis: Redis, pauses: Pauses
) -> None:
    await pauses.begin(TOPIC, CLOSED, None)
    await Chats(redis).migrate(-7, -1007)
    assert await redis.keys("*paused*") == []
    await pauses.begin(TOPIC, CLOSED, None)
    await Chats(redis).forget(-7)
    assert await redis.keys("*paused*") == []
