import asyncio
from dataclasses import replace

import pytest

from bot.model import Address
from bot.store.connection import Redis
from bot.store.subscriptions import Subscriptions
from bot.store.wishes import Wishes
from tests.store.values import DAY, NOON, subscription

HERE = Address(5)
OTHER = replace(subscription(5), topics=("sky",))


@pytest.fixture
def wishes(redis: Redis) -> Wishes:
    return Wishes(redis)


@pytest.fixture
def subscriptions(redis: Redis) -> Subscriptions:
    return Subscriptions(redis)


async def test_a_subscription_takes_the_place_of_its_draft(
    wishes: Wishes, subscriptions: Subscriptions
) -> None:
    assert await wishes.draft(await wishes.get(HERE), "a draft")
    assert (await wishes.get(HERE)).draft == "a draft"
    assert await wishes.subscribe(await wishes.get(HERE), subscription(5), NOON)
    kept = await wishes.get(HERE)
    assert (kept.is_on, kept.draft) == (True, "")
    assert await subscriptions.get(HERE) == subscription(5)
    assert await subscriptions.next_due(HERE) == NOON


async def test_a_draft_takes_the_place_of_its_subscription_and_is_never_due(
    wishes: Wishes, subscriptions: Subscriptions
) -> None:
    await wishes.subscribe(await wishes.get(HERE), subscription(5), NOON)
    assert await wishes.draft(await wishes.get(HERE), "a draft")
    assert not (await wishes.get(HERE)).is_on
    assert await subscriptions.next_due(HERE) is None


async def test_of_two_who_read_the_same_only_the_first_is_kept(
    wishes: Wishes, subscriptions: Subscriptions
) -> None:
    kept = await wishes.get(HERE)
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(wishes.subscribe(kept, subscription(5), NOON))
        second = tasks.create_task(wishes.subscribe(kept, OTHER, NOON + DAY))
        third = tasks.create_task(wishes.draft(kept, "a draft"))
    assert (first.result(), second.result(), third.result()) == (True, False, False)
    assert await subscriptions.next_due(HERE) == NOON


async def test_a_draft_somebody_changed_meanwhile_is_not_written_over(
    wishes: Wishes,
) -> None:
    kept = await wishes.get(HERE)
    assert await wishes.draft(kept, "his")
    assert not await wishes.draft(kept, "hers")
    assert (await wishes.get(HERE)).draft == "his"
