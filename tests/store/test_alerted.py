from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

import pytest

from bot.model import (
    Address,
    Button,
    Chat,
    ChatKind,
    Delivery,
    Kind,
    Message,
    Subscription,
)
from bot.store import keys
from bot.store.alerted import CAP, Alerted, Counted, Standing
from bot.store.chats import Chats
from bot.store.connection import Redis
from bot.store.outbox import Outbox
from bot.store.subscriptions import Subscriptions
from bot.store.timeline import Timeline
from tests.fakes.clock import FakeClock
from tests.store.values import NOON

HERE = Address(5, 3)
HOUR = timedelta(hours=1)
TODAY = NOON.date()
EVENING = NOON + 8 * HOUR


@pytest.fixture
def alerted(redis: Redis) -> Alerted:
    return Alerted(redis)


@pytest.fixture
def outbox(redis: Redis) -> Outbox:
    return Outbox(redis, "test", clock=FakeClock())


def alert(
    name: str, most: int = 2, day: Date = TODAY, address: Address = HERE
) -> Counted:
    made = Delivery(name, address, Kind.ALERT, (Message(name),), NOON + 24 * HOUR)
    return Counted(made, day, most, EVENING)


async def sent(outbox: Outbox) -> list[str]:
    return [lease.delivery.messages[0].html for lease in await outbox.take(9)]


async def test_so_many_go_and_the_rest_is_kept_for_the_evening(
    alerted: Alerted, outbox: Outbox
) -> None:
    three = [alert("a"), alert("b"), alert("c")]
    assert await alerted.put(three, NOON) == 3
    assert await sent(outbox) == ["a", "b"]
    assert await alerted.due(NOON) == ()
    (rest,) = await alerted.due(EVENING)
    assert (rest.address, rest.due) == (HERE, EVENING)
    assert [each.html for each in rest.messages] == ["c"]


async def test_of_a_long_one_its_beginning_is_kept_with_what_it_opens(
    alerted: Alerted,
) -> None:
    opens = ((Button("Open", "story/a"),),)
    long = alert("a", 0)
    parts = (Message("begins"), Message("ends", opens))
    delivery = replace(long.delivery, messages=parts)
    await alerted.put([replace(long, delivery=delivery)], NOON)
    (rest,) = await alerted.due(EVENING)
    assert rest.messages == (Message("begins", opens),)


async def test_an_alert_put_again_changes_nothing(
    alerted: Alerted, outbox: Outbox
) -> None:
    await alerted.put([alert("a", 1), alert("b", 1)], NOON)
    assert await alerted.put([alert("a", 9), alert("b", 9)], NOON) == 0
    assert await sent(outbox) == ["a"]
    assert (await alerted.standing([HERE]))[HERE].count == 1


async def test_a_new_day_begins_to_count_anew_and_an_earlier_one_does_not(
    alerted: Alerted, outbox: Outbox
) -> None:
    await alerted.put([alert("a", 1)], NOON)
    await alerted.put([alert("west", 1, TODAY - timedelta(days=1))], NOON)
    await alerted.put([alert("b", 1, TODAY + timedelta(days=1))], NOON)
    assert await sent(outbox) == ["a", "b"]


async def test_a_day_that_a_wrong_clock_counted_counts_no_more(
    alerted: Alerted, outbox: Outbox
) -> None:
    await alerted.put([alert("a", 1, TODAY + timedelta(days=3653))], NOON)
    assert (await alerted.standing([HERE]))[HERE].told_on(TODAY) == 0
    await alerted.put([alert("b", 1)], NOON)
    assert await sent(outbox) == ["a", "b"]


async def test_what_a_wrong_clock_put_off_for_years_is_told(
    redis: Redis, alerted: Alerted
) -> None:
    late = replace(alert("a", 0), rest=NOON + timedelta(days=3653))
    await alerted.put([late], NOON)
    soon = NOON + timedelta(days=2)
    await Timeline(redis).bring_nearer(NOON, soon, soon)
    assert len(await alerted.due(NOON)) == 1


async def test_how_an_address_stands_is_known(redis: Redis, alerted: Alerted) -> None:
    there, nobody = Address(6), Address(7)
    chats, subscriptions = Chats(redis, FakeClock()), Subscriptions(redis)
    await chats.save(Chat(6, ChatKind.PRIVATE, zone="Asia/Tokyo"))
    await subscriptions.save(Subscription(HERE, (480,), "Europe/Berlin"), NOON)
    await alerted.set_cap(HERE, 9)
    await alerted.put([alert("a")], NOON)
    found = await alerted.standing([HERE, there, nobody])
    assert found[HERE] == Standing("Europe/Berlin", 9, TODAY, 1)
    assert found[there] == Standing("Asia/Tokyo", CAP)
    assert found[nobody] == Standing()
    assert found[HERE].told_on(TODAY) == 1
    assert found[HERE].told_on(TODAY + timedelta(days=1)) == 0


async def test_what_is_over_goes_as_one_delivery_once(
    redis: Redis, alerted: Alerted, outbox: Outbox
) -> None:
    await alerted.put([alert("a", 0), alert("b", 0)], NOON)
    (rest,) = await alerted.due(EVENING)
    more = replace(alert("more").delivery, messages=(Message("a and b"),))
    assert await alerted.go(rest, more, EVENING)
    assert not await alerted.go(rest, more, EVENING)
    assert await sent(outbox) == ["a and b"]
    assert await alerted.due(EVENING) == ()
    assert not await redis.exists(keys.spare(5))


async def test_what_came_meanwhile_is_told_after(
    alerted: Alerted, outbox: Outbox
) -> None:
    await alerted.put([alert("a", 0)], NOON)
    (rest,) = await alerted.due(EVENING)
    await alerted.put([alert("b", 0)], EVENING)
    assert await alerted.go(rest, alert("more").delivery, EVENING)
    (after,) = await alerted.due(EVENING)
    assert [each.html for each in after.messages] == ["b"]


async def test_it_can_be_put_off(alerted: Alerted) -> None:
    await alerted.put([alert("a", 0)], NOON)
    (rest,) = await alerted.due(EVENING)
    assert await alerted.move(rest, EVENING + HOUR)
    assert not await alerted.move(rest, EVENING + HOUR)
    assert await alerted.due(EVENING) == ()


async def test_a_group_that_moves_is_told_of_the_rest_there(
    redis: Redis, alerted: Alerted
) -> None:
    chats = Chats(redis, FakeClock())
    await chats.save(Chat(-7, ChatKind.GROUP, "Sailors"))
    await alerted.put([alert("a", 0, address=Address(-7, 3))], NOON)
    await chats.migrate(-7, -1007)
    await chats.migrate(-7, -1007)
    (rest,) = await alerted.due(EVENING)
    assert rest.address == Address(-1007, 3)
    assert [each.html for each in rest.messages] == ["a"]


async def test_a_forgotten_chat_leaves_nothing_over(
    redis: Redis, alerted: Alerted
) -> None:
    await alerted.put([alert("a", 0), alert("b", 1)], NOON)
    await Chats(redis, FakeClock()).forget(5)
    assert await alerted.due(EVENING) == ()
    assert await redis.keys("*spare*") == []
    assert await redis.keys("*alerted*") == []
