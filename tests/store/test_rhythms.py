from datetime import timedelta

import pytest

from bot.model import Address, Chat, ChatKind, Quiet, Rhythm
from bot.store import keys, readers
from bot.store.connection import Redis
from bot.store.readers import Hours
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, NOON, subscription

HERE, THREAD = Address(5), Address(5, 3)
NIGHT = Quiet(1320, 420)


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "test", FakeClock())


async def test_nobody_is_left_alone_who_did_not_ask(stores: Stores) -> None:
    assert await stores.rhythms.get(HERE) == Rhythm()


async def test_quiet_hours_and_a_snooze_are_kept_apart_and_by_thread(
    stores: Stores,
) -> None:
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await stores.rhythms.snooze(HERE, NOON, NOON + DAY)
    await stores.rhythms.set_quiet(THREAD, NIGHT)
    assert await stores.rhythms.get(HERE) == Rhythm(NIGHT, NOON, NOON + DAY)
    await stores.rhythms.set_quiet(HERE, None)
    assert await stores.rhythms.get(HERE) == Rhythm(None, NOON, NOON + DAY)
    assert await stores.rhythms.get(THREAD) == Rhythm(NIGHT)


def test_a_snooze_lasts_from_its_first_moment_to_before_its_last() -> None:
    snooze = Rhythm(None, NOON, NOON + DAY)
    second = timedelta(seconds=1)
    moments = (NOON - second, NOON, NOON + DAY - second, NOON + DAY)
    found = [snooze.is_snoozed(each) for each in moments]
    assert found == [False, True, True, False]
    assert not Rhythm().is_snoozed(NOON)


async def test_all_of_a_reader_is_told_at_once(stores: Stores) -> None:
    unknown = await stores.readers.of(HERE)
    assert (unknown.subscription, unknown.history.told) == (None, {})
    await stores.subscriptions.save(subscription(5), NOON)
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await stores.own.add(5, "https://gull.example/rss", 9, NOON)
    reader = await stores.readers.of(HERE)
    assert reader.subscription == subscription(5)
    assert reader.owned == {"https://gull.example/rss"}
    assert reader.rhythm == Rhythm(NIGHT)


async def test_the_zone_is_that_of_the_briefing_or_else_of_the_chat(
    stores: Stores,
) -> None:
    assert await stores.readers.hours([HERE]) == {HERE: Hours()}
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Asia/Tokyo"))
    assert await stores.readers.hours([HERE]) == {HERE: Hours(zone="Asia/Tokyo")}
    await stores.subscriptions.save(subscription(5), NOON)
    await stores.rhythms.set_quiet(HERE, NIGHT)
    found = await stores.readers.hours([THREAD, HERE])
    assert found[HERE] == Hours(Rhythm(NIGHT), subscription(5).zone)
    assert found[THREAD] == Hours(zone="Asia/Tokyo")


async def test_the_hours_of_many_are_asked_for_in_portions(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_AT_ONCE", 2)
    many = [Address(number) for number in range(1, 6)]
    await stores.rhythms.set_quiet(HERE, NIGHT)
    found = await stores.readers.hours(many)
    assert [found[each].rhythm.quiet for each in many] == [None] * 4 + [NIGHT]


@pytest.mark.parametrize("word", ["60 60", "60", "ten eleven"])
async def test_hours_that_cannot_be_read_are_none(
    stores: Stores, redis: Redis, word: str
) -> None:
    await redis.hset(keys.rhythm(5), "0/quiet", word)
    assert await stores.rhythms.get(HERE) == Rhythm()
