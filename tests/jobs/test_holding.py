"""Alerts of the night wait for the morning, and nobody hears twice."""

from collections.abc import Iterable

import pytest

from bot.delivery.messages.batch import batch
from bot.jobs import holding
from bot.jobs.holding import Gate
from bot.model import Address, Chat, ChatKind, Delivery, Kind, Message, Quiet
from bot.store.connection import Redis
from bot.store.held import Alert
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.jobs.values import DAY, EIGHT, HOUR

HERE, THERE = Address(5), Address(-7, 3)
NIGHT = Quiet(1320, 420)
MIDNIGHT = EIGHT + 16 * HOUR  # in Vienna
SEVEN = MIDNIGHT + 7 * HOUR


def alert(name: str, to: Address = HERE, about: str = "") -> Alert:
    made = Delivery(name, to, Kind.ALERT, (Message(f"news of {name}"),), EIGHT + DAY)
    return Alert(made, about or name)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(MIDNIGHT)


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "test", clock)


@pytest.fixture
def gate(stores: Stores, clock: FakeClock) -> Gate:
    return Gate(stores, clock, "Europe/Vienna")


async def sent(stores: Stores) -> list[str]:
    leases = await stores.outbox.take(99)
    return [each.html for one in leases for each in one.delivery.messages]


async def test_an_alert_goes_at_once_where_no_hours_are_quiet(
    stores: Stores, gate: Gate
) -> None:
    assert await gate.send([alert("a"), alert("a")]) == 1
    assert await sent(stores) == ["news of a"]


async def test_alerts_of_the_night_come_in_one_message_in_the_morning(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await gate.send([alert("a"), alert("b"), alert("c", THERE)])
    assert await sent(stores) == ["news of c"]
    clock.advance(7 * 3600 - 1)
    await gate.let_go()
    assert await sent(stores) == []
    clock.advance(1)
    await gate.let_go()
    await gate.let_go()
    (message,) = await sent(stores)
    assert message.index("news of a") < message.index("news of b")


async def test_the_night_is_that_of_the_reader_s_zone(
    stores: Stores, gate: Gate
) -> None:
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="America/New_York"))
    await gate.send([alert("a")])
    assert await sent(stores) == ["news of a"]


async def test_a_reader_who_moved_east_has_his_morning_sooner(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await gate.send([alert("a")])
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Asia/Tokyo"))
    await stores.held.look(HERE, clock.now())
    await gate.let_go()
    assert await sent(stores) == ["news of a"]


async def test_a_reader_who_moved_west_is_not_woken(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await gate.send([alert("a")])
    clock.advance(7 * 3600)
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Atlantic/Azores"))
    await gate.let_go()
    assert await sent(stores) == []
    hold = await stores.held.of(HERE)
    assert hold
    assert hold.until == SEVEN + 2 * HOUR


async def test_a_snooze_holds_by_day_too_and_ends_by_itself(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    clock.advance(9 * 3600)
    await stores.rhythms.snooze(HERE, clock.now(), clock.now() + DAY)
    await gate.send([alert("a")])
    clock.advance(24 * 3600)
    await gate.let_go()
    assert await sent(stores) == ["news of a"]
    await gate.send([alert("b")])
    assert await sent(stores) == ["news of b"]


async def test_what_cannot_be_sent_comes_again_and_holds_up_no_other(
    stores: Stores,
    gate: Gate,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for address in (HERE, THERE):
        await stores.rhythms.set_quiet(address, NIGHT)
    await gate.send([alert("a"), alert("b", THERE)])
    clock.advance(7 * 3600)

    def torn(alerts: tuple[Message, ...], left_out: int) -> tuple[Message, ...]:
        if alerts[0].html == "news of a":
            raise ValueError("torn")
        return batch(alerts, left_out)

    monkeypatch.setattr(holding, "batch", torn)
    await gate.let_go()
    assert await sent(stores) == ["news of b"]
    assert "what is held for 5:0 cannot be sent" in caplog.text
    monkeypatch.setattr(holding, "batch", batch)
    await gate.let_go()
    assert await sent(stores) == ["news of a"]


async def test_two_processes_let_go_of_everything_once(
    stores: Stores, gate: Gate, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "_AT_ONCE", 2)
    others = [Address(number) for number in range(10, 17)]
    for address in others:
        await stores.rhythms.set_quiet(address, NIGHT)
    await gate.send([alert("a", each) for each in others])
    clock.advance(7 * 3600)
    await gate.let_go()
    await Gate(stores, clock, "Europe/Vienna").let_go()
    assert len(await sent(stores)) == len(others)


async def test_a_zone_nobody_knows_counts_as_the_operator_s(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    for address in (HERE, THERE):
        await stores.rhythms.set_quiet(address, NIGHT)
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, zone="Mars/Olympus"))
    await gate.send([alert("a"), alert("b", THERE)])
    clock.advance(7 * 3600)
    await gate.let_go()
    assert sorted(await sent(stores)) == ["news of a", "news of b"]


async def test_what_need_not_wait_goes_onward_unless_something_is_held(
    stores: Stores, clock: FakeClock
) -> None:
    gone: list[str] = []

    async def onward(alerts: Iterable[Delivery]) -> int:
        gone.extend(each.name for each in alerts)
        return len(gone)

    gate = Gate(stores, clock, "Europe/Vienna", onward)
    await stores.rhythms.set_quiet(HERE, NIGHT)
    assert await gate.send([alert("a"), alert("b", THERE)]) == 2
    assert gone == ["b"]
    clock.advance(7 * 3600)
    await gate.send([alert("c"), alert("d", THERE)])
    assert gone == ["b", "d"]
    await gate.let_go()
    (message,) = await sent(stores)
    assert message.index("news of a") < message.index("news of c")


async def test_alerts_of_the_night_come_in_the_readers_language(
    stores: Stores, gate: Gate, clock: FakeClock
) -> None:
    await stores.chats.save(Chat(5, ChatKind.PRIVATE, language="de", is_plain=True))
    await stores.rhythms.set_quiet(HERE, NIGHT)
    await gate.send([alert("a"), alert("b")])
    clock.advance(8 * HOUR.total_seconds())
    await gate.let_go()
    (html,) = await sent(stores)
    assert html.startswith("2 Hinweise aus der Ruhezeit")
    assert "<b>" not in html
