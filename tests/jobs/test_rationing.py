"""As many alerts a day as are wanted, the rest in one message, whatever happens."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.delivery.html.markup import visible
from bot.errors import StoreBusy
from bot.jobs import rationing
from bot.jobs.rationing import Ration
from bot.model import Address, Button, Chat, ChatKind, Delivery, Kind, Message, Quiet
from bot.store.alerted import Alerted
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import NOON, FakeClock

HERE = Address(5)
EVENING = 8 * 3600.0


@dataclass
class Room:
    stores: Stores
    clock: FakeClock
    ration: Ration

    async def sent(self) -> list[str]:
        leases = await self.stores.outbox.take(9)
        found = [visible(lease.delivery.messages[0].html) for lease in leases]
        return sorted(found)


@pytest.fixture
def room(redis: Redis) -> Room:
    clock = FakeClock()
    stores = make_stores(redis, "test", clock)
    return Room(stores, clock, Ration(stores, clock))


def alert(name: str, address: Address = HERE) -> Delivery:
    button = Button("Open", f"1|story|{name}")
    made = Message(f"🔔 <b>{name}</b>\n\nmore of it", ((button,),))
    return Delivery(name, address, Kind.ALERT, (made,), NOON + timedelta(days=1))


async def test_five_a_day_go_and_the_others_come_in_the_evening(room: Room) -> None:
    names = [f"n{number}" for number in range(7)]
    assert await room.ration.send(map(alert, names)) == 7
    assert len(await room.sent()) == 5
    await room.ration.tell_rest()
    assert await room.sent() == []
    room.clock.advance(EVENING)
    await room.ration.tell_rest()
    (lease,) = await room.stores.outbox.take(9)
    (told,) = lease.delivery.messages
    assert visible(told.html) == "🔔 2 more today\n\n1. n5\n2. n6"
    assert [each.data for each in told.buttons[0]] == ["1|story|n5", "1|story|n6"]
    assert told.is_silent


async def test_what_a_stop_leaves_undone_is_done_once(room: Room) -> None:
    await room.stores.alerted.set_cap(HERE, 1)
    await room.ration.send([alert("a"), alert("b")])
    await room.ration.send([alert("a"), alert("b")])
    assert len(await room.sent()) == 1
    room.clock.advance(EVENING)
    await Ration(room.stores, room.clock).tell_rest()
    await room.ration.tell_rest()
    assert len(await room.sent()) == 1


async def test_a_new_day_of_the_reader_begins_to_count_anew(room: Room) -> None:
    await room.stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Asia/Tokyo"))
    await room.stores.alerted.set_cap(HERE, 1)
    await room.ration.send([alert("a")])
    room.clock.advance(3 * 3600.0 + 1)
    await room.ration.send([alert("b")])
    assert len(await room.sent()) == 2


async def test_what_is_in_no_hurry_waits_for_the_evening(room: Room) -> None:
    await room.ration.tell_later([alert("over")])
    assert await room.sent() == []
    room.clock.advance(EVENING)
    await room.ration.tell_rest()
    assert await room.sent() == ["🔔 1 more today\n\n1. over"]


async def test_a_zone_this_machine_does_not_know_is_the_usual_one(room: Room) -> None:
    await room.stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Mars/Olympus"))
    assert await room.ration.send([alert("a")]) == 1


async def test_many_addresses_are_told_in_portions_and_one_that_fails_holds_up_none(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rationing, "_AT_ONCE", 1)
    others = [Address(number) for number in (6, 7)]
    await room.ration.tell_later(alert("x", each) for each in others)
    room.clock.advance(EVENING)
    await room.ration.tell_rest()
    assert len(await room.sent()) == 2
    await room.ration.tell_later([alert("y")])
    room.clock.advance(86_400)

    def broken(_alerts: object) -> tuple[Message, ...]:
        raise ValueError

    monkeypatch.setattr(rationing, "rest", broken)
    await room.ration.tell_rest()
    assert "the rest of the day cannot be told to 5:0" in caplog.text
    monkeypatch.undo()
    await room.ration.tell_rest()
    assert len(await room.sent()) == 1


async def test_while_the_store_is_busy_nobody_is_told_and_it_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.ration.tell_later([alert("a")])
    room.clock.advance(EVENING)

    async def busy(*_given: object) -> bool:
        raise StoreBusy

    monkeypatch.setattr(Alerted, "go", busy)
    with pytest.raises(StoreBusy):
        await room.ration.tell_rest()


async def test_the_rest_of_a_day_waits_for_the_end_of_quiet_hours(room: Room) -> None:
    await room.stores.rhythms.set_quiet(HERE, Quiet(19 * 60, 21 * 60))
    await room.stores.alerted.set_cap(HERE, 1)
    await room.ration.send([alert("a"), alert("b")])
    assert len(await room.sent()) == 1
    room.clock.advance(EVENING)
    await room.ration.tell_rest()
    assert await room.sent() == []
    room.clock.advance(3600)
    await room.ration.tell_rest()
    assert len(await room.sent()) == 1
