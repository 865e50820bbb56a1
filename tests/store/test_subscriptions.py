import json
from dataclasses import replace

import pytest

from bot.model import Address, Filters, Length
from bot.store import keys
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


FILTERS = Filters(("flood",), ("royal family",), ("en",), (), ("Daily Mail",))


async def test_filters_are_kept_and_can_be_taken_away(
    subscriptions: Subscriptions,
) -> None:
    wish = replace(subscription(5), filters=FILTERS)
    await subscriptions.save(wish, NOON)
    assert await subscriptions.get(Address(5)) == wish
    await subscriptions.save(subscription(5), NOON)
    assert await subscriptions.get(Address(5)) == subscription(5)


async def test_filters_of_other_versions_harm_nothing(
    subscriptions: Subscriptions, redis: Redis
) -> None:
    wish = subscription(5)
    await subscriptions.save(wish, NOON)
    key = keys.subscriptions(5)
    plain = json.loads(await redis.hget(key, "0") or "")
    newer = {**plain, "filters": {"words": ["flood"], "moods": ["calm"]}}
    await redis.hset(key, "0", json.dumps(newer))
    found = await subscriptions.get(Address(5))
    assert found == replace(wish, filters=Filters(("flood",)))
    del plain["filters"]
    await redis.hset(key, "0", json.dumps(plain))
    assert await subscriptions.get(Address(5)) == wish


async def test_a_weekend_and_a_length_are_kept_and_can_be_taken_away(
    subscriptions: Subscriptions,
) -> None:
    wish = replace(subscription(5), weekend=(600,), is_weekly=True, length=Length.SHORT)
    await subscriptions.save(wish, NOON)
    assert await subscriptions.get(Address(5)) == wish
    await subscriptions.save(subscription(5), NOON)
    assert await subscriptions.get(Address(5)) == subscription(5)


async def test_a_length_of_a_newer_version_is_the_usual_one(
    subscriptions: Subscriptions, redis: Redis
) -> None:
    await subscriptions.save(subscription(5), NOON)
    key = keys.subscriptions(5)
    plain = json.loads(await redis.hget(key, "0") or "")
    await redis.hset(key, "0", json.dumps({**plain, "length": "endless"}))
    assert await subscriptions.get(Address(5)) == subscription(5)


async def test_a_record_of_an_earlier_version_has_the_same_times_every_day(
    subscriptions: Subscriptions, redis: Redis
) -> None:
    await subscriptions.save(subscription(5), NOON)
    key = keys.subscriptions(5)
    plain = json.loads(await redis.hget(key, "0") or "")
    del plain["weekend"], plain["weekly"], plain["length"]
    await redis.hset(key, "0", json.dumps(plain))
    assert await subscriptions.get(Address(5)) == subscription(5)
