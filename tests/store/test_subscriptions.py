import pytest

from bot.model import Address
from bot.store.connection import Redis
from bot.store.subscriptions import Subscriptions
from tests.store.values import HOUR, NOON, subscription


@pytest.fixture
def subscriptions(redis: Redis) -> Subscriptions:
    return Subscriptions(redis)


async def test_a_subscription_comes_back_as_it_was_saved(
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.save(subscription(5), NOON)
    assert await subscriptions.get(Address(5)) == subscription(5)
    assert await subscriptions.next_due(Address(5)) == NOON


async def test_nothing_is_known_of_who_never_subscribed(
    subscriptions: Subscriptions,
) -> None:
    assert await subscriptions.get(Address(5)) is None
    assert await subscriptions.next_due(Address(5)) is None
    assert not await subscriptions.remove(Address(5))
    assert await subscriptions.due(NOON) == ()


async def test_every_topic_of_a_forum_may_have_its_own(
    subscriptions: Subscriptions,
) -> None:
    for thread in (12, 0, 3):
        await subscriptions.save(subscription(-5, thread), NOON)
    found = await subscriptions.of_chat(-5)
    assert [one.address.thread_id for one in found] == [0, 3, 12]


async def test_due_are_those_whose_time_has_come_longest_first(
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.save(subscription(1), NOON)
    await subscriptions.save(subscription(2), NOON - HOUR)
    await subscriptions.save(subscription(3), NOON + HOUR)
    assert await subscriptions.due(NOON) == (
        (subscription(2), NOON - HOUR),
        (subscription(1), NOON),
    )
    assert [one.address.chat_id for one, _ in await subscriptions.due(NOON, 1)] == [2]


async def test_a_subscription_without_a_time_is_never_due(
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.save(subscription(1), NOON)
    await subscriptions.save(subscription(1), None)
    assert await subscriptions.due(NOON) == ()
    assert await subscriptions.count() == 0


async def test_a_removed_subscription_is_neither_kept_nor_due(
    subscriptions: Subscriptions,
) -> None:
    await subscriptions.save(subscription(1), NOON)
    assert await subscriptions.count() == 1
    assert await subscriptions.remove(Address(1))
    assert await subscriptions.get(Address(1)) is None
    assert await subscriptions.due(NOON) == ()
