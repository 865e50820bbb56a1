"""Alerts that wait: each told once, in order, whoever puts it and however often."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Address, Delivery, Kind, Message
from bot.store import held as stored
from bot.store import keys
from bot.store.connection import Redis
from bot.store.held import Alert, Hold
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, HOUR, NOON

HERE, GROUP = Address(5), Address(-7, 3)
SEVEN = NOON + 19 * HOUR


def alert(name: str, about: str = "", to: Address = HERE) -> Alert:
    message = Message(f"news of {name}")
    made = Delivery(name, to, Kind.ALERT, (message,), NOON + DAY)
    return Alert(made, about or name)


def together(hold: Hold) -> Delivery:
    return Delivery(
        f"held/{hold.address}", hold.address, Kind.ALERT, hold.messages, NOON + DAY
    )


@pytest.fixture
def stores(redis: Redis) -> Stores:
    return make_stores(redis, "test", FakeClock())


async def hold(stores: Stores, *names: str, until: datetime = SEVEN) -> None:
    for number, name in enumerate(names):
        moment = NOON + timedelta(seconds=number)
        await stores.held.put([(alert(name), until)], moment)


async def texts(stores: Stores, to: Address = HERE) -> list[str]:
    found = await stores.held.of(to)
    return [each.html for each in found.messages] if found else []


async def queued(stores: Stores) -> list[str]:
    return [lease.delivery.name for lease in await stores.outbox.take(9)]


async def test_what_need_not_wait_is_in_the_outbox_at_once(stores: Stores) -> None:
    assert await stores.held.put([(alert("a"), None)], NOON) == 1
    assert await queued(stores) == ["a"]
    assert await stores.held.of(HERE) is None


async def test_what_waits_is_kept_in_order_until_its_moment(stores: Stores) -> None:
    await hold(stores, "b", "a", "c")
    assert await texts(stores) == ["news of b", "news of a", "news of c"]
    assert await stores.held.due(SEVEN - HOUR) == ()
    (found,) = await stores.held.due(SEVEN)
    assert (found.address, found.until) == (HERE, SEVEN)
    assert await queued(stores) == []


async def test_a_newer_alert_about_the_same_takes_the_place_of_the_held_one(
    stores: Stores,
) -> None:
    await hold(stores, "a")
    await stores.held.put([(alert("b", "a"), SEVEN)], NOON + HOUR)
    assert await texts(stores) == ["news of b"]


async def test_an_alert_looked_at_again_neither_waits_again_nor_goes_by_itself(
    stores: Stores,
) -> None:
    await hold(stores, "a")
    await stores.held.put([(alert("b", "a"), SEVEN)], NOON + HOUR)
    assert await stores.held.put([(alert("a"), SEVEN)], NOON + 2 * HOUR) == 0
    assert await stores.held.put([(alert("a"), None)], SEVEN) == 0
    assert await texts(stores) == ["news of b"]
    assert await queued(stores) == []


async def test_an_alert_that_has_gone_is_not_held(stores: Stores) -> None:
    await stores.held.put([(alert("a"), None)], NOON)
    assert await stores.held.put([(alert("a"), SEVEN)], NOON) == 0
    assert await stores.held.of(HERE) is None


async def test_what_need_not_wait_overtakes_nothing_that_waits(stores: Stores) -> None:
    await hold(stores, "a")
    await stores.held.put([(alert("b"), None)], NOON + HOUR)
    assert await texts(stores) == ["news of a", "news of b"]


async def test_all_that_waited_goes_as_one_delivery_and_once(stores: Stores) -> None:
    await hold(stores, "a", "b")
    (found,) = await stores.held.due(SEVEN)
    assert await stores.held.go([(found, together(found))], SEVEN)
    assert not await stores.held.go([(found, together(found))], SEVEN)
    assert await queued(stores) == ["held/5:0"]
    assert await stores.held.of(HERE) is None


async def test_what_changed_since_it_was_read_stays(stores: Stores) -> None:
    await hold(stores, "a")
    (found,) = await stores.held.due(SEVEN)
    await stores.held.put([(alert("b", "a"), SEVEN)], SEVEN)
    assert not await stores.held.go([(found, together(found))], SEVEN)
    assert await texts(stores) == ["news of b"]


async def test_what_came_since_it_was_read_is_due_next(stores: Stores) -> None:
    await hold(stores, "a")
    (found,) = await stores.held.due(SEVEN)
    await stores.held.put([(alert("b"), SEVEN)], SEVEN)
    assert await stores.held.go([(found, together(found))], SEVEN)
    (left,) = await stores.held.due(SEVEN)
    assert [each.html for each in left.messages] == ["news of b"]


async def test_a_hold_moves_only_from_where_it_is(stores: Stores) -> None:
    await hold(stores, "a")
    (found,) = await stores.held.due(SEVEN)
    assert await stores.held.move([(found, SEVEN + DAY)])
    assert not await stores.held.move([(found, SEVEN + 2 * DAY)])
    assert not await stores.held.go([(found, together(found))], SEVEN)
    assert await stores.held.due(SEVEN) == ()


async def test_hours_that_changed_are_looked_at_at_once(stores: Stores) -> None:
    await hold(stores, "a")
    await stores.held.look(HERE, NOON + HOUR)
    await stores.held.look(GROUP, NOON + HOUR)
    await stores.held.put([(alert("b"), SEVEN)], NOON)
    (found,) = await stores.held.due(NOON + HOUR)
    assert found.address == HERE


async def test_nobody_holds_more_than_the_most_and_the_rest_is_counted(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "MOST", 2)
    await hold(stores, "a", "b", "c", "d")
    await stores.held.put([(alert("e", "a"), SEVEN)], NOON + HOUR)
    (found,) = await stores.held.due(SEVEN)
    assert [each.html for each in found.messages] == ["news of b", "news of e"]
    assert found.left_out == 2
    assert await stores.held.go([(found, together(found))], SEVEN)
    assert await stores.held.of(HERE) is None


async def test_a_moment_with_nothing_held_is_forgotten(
    stores: Stores, redis: Redis
) -> None:
    await redis.zadd(keys.holds(keys.shard(5)), {str(HERE): NOON.timestamp()})
    (found,) = await stores.held.due(NOON)
    assert await stores.held.go([(found, together(found))], NOON)
    assert await stores.held.due(NOON) == ()
    assert await queued(stores) == []


async def test_threads_of_a_forum_wait_each_for_themselves(stores: Stores) -> None:
    other = replace(GROUP, thread_id=4)
    await stores.held.put([(alert("a", to=GROUP), SEVEN)], NOON)
    await stores.held.put([(alert("b", to=other), SEVEN + HOUR)], NOON)
    (found,) = await stores.held.due(SEVEN)
    assert await stores.held.go([(found, together(found))], SEVEN)
    assert await texts(stores, other) == ["news of b"]


async def test_a_group_takes_what_waits_along_shows_and_forgets_it(
    stores: Stores,
) -> None:
    await stores.held.put([(alert("a", to=GROUP), SEVEN)], NOON)
    await stores.chats.migrate(-7, -1007)
    moved = Address(-1007, 3)
    assert (await texts(stores, GROUP), await texts(stores, moved)) == (
        [],
        ["news of a"],
    )
    assert len((await stores.chats.export(-1007))["held"]) == 1
    await stores.chats.forget(-1007)
    assert await stores.held.due(SEVEN) == ()
