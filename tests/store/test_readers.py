"""How chats want to be spoken to, asked for together."""

import pytest

from bot.model import Address, Chat, ChatKind, Manner
from bot.store import readers as readers_module
from bot.store.connection import Redis
from bot.store.readers import Readers
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock

GERMAN = Chat(1, ChatKind.PRIVATE, language="de-AT", zone="Europe/Vienna")
CHOSE = Chat(2, ChatKind.PRIVATE, language="de", speaks="fr", is_plain=True)


@pytest.fixture
async def stores(redis: Redis) -> Stores:
    made = make_stores(redis, "test", FakeClock())
    await made.chats.save(GERMAN)
    await made.chats.save(CHOSE)
    return made


async def test_a_chat_is_kept_with_what_it_chose(stores: Stores) -> None:
    assert await stores.chats.get(1) == GERMAN
    assert await stores.chats.get(2) == CHOSE


async def test_manners_of_many_are_asked_for_together(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: Readers = stores.readers
    monkeypatch.setattr(readers_module, "_AT_ONCE", 1)
    found = await readers.manners([1, 2, 3, 1, 4, 5])
    assert found == {
        1: Manner("de"),
        2: Manner("fr", is_plain=True),
        3: Manner(),
        4: Manner(),
        5: Manner(),
    }
    assert await readers.manner(2) == found[2]


async def test_who_a_briefing_is_for_is_known_with_his_manner(stores: Stores) -> None:
    reader = await stores.readers.of(Address(2))
    assert reader.manner == Manner("fr", is_plain=True)
    hours = await stores.readers.hours([Address(1), Address(2, 5), Address(3)])
    assert [each.manner for each in hours.values()] == [
        Manner("de"),
        Manner("fr", is_plain=True),
        Manner(),
    ]
    assert hours[Address(1)].zone == "Europe/Vienna"
