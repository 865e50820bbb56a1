from bot.model import Chat, ChatKind
from bot.store.connection import Redis
from bot.store.facts import Facts, gather
from bot.store.outbox import Firing
from bot.store.stores import make_stores
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, NOON, delivery, slot, subscription


async def test_all_that_is_known_of_a_chat_is_gathered(redis: Redis) -> None:
    stores = make_stores(redis, "one", FakeClock())
    await stores.chats.save(Chat(5, ChatKind.PRIVATE))
    await stores.subscriptions.save(subscription(5), NOON)
    await stores.outbox.fire_all([Firing(slot(5), NOON, NOON + DAY)])
    await stores.outbox.add(delivery(5))
    facts = await gather(stores, 5)
    assert facts.chat == Chat(5, ChatKind.PRIVATE)
    assert facts.plans == ((subscription(5), NOON + DAY),)
    assert facts.composing == (slot(5),)
    assert [trail.name for trail in facts.trails] == ["one"]
    assert (facts.stopped, facts.moved_to, facts.halted) == (None, None, None)


async def test_of_a_stranger_nothing_is_known(redis: Redis) -> None:
    assert await gather(make_stores(redis, "one"), 7) == Facts()
