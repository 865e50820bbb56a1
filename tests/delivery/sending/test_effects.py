"""What each outcome changes, over a real store."""

from dataclasses import replace

import pytest

from bot import wording
from bot.delivery.sending.effects import ERASING, STOPPING, Effects
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Ending,
    Kind,
    Outcome,
    Subscription,
)
from bot.store.stores import Stores
from tests.fakes.clock import FakeClock
from tests.store.values import DAY, HOUR, NOON, delivery

MANAGER = Chat(5, ChatKind.PRIVATE, "Ann")
FORUM = Chat(-7, ChatKind.SUPERGROUP, "Sailors & Co", manager=5)
TOPIC = Address(-7, 3)
DAILY = Subscription(TOPIC, (780, 1020), "UTC")
"""At 13:00 and 17:00; the clock stands at noon."""


@pytest.fixture
def clock(desk_clock: FakeClock) -> FakeClock:
    desk_clock.set(NOON)
    return desk_clock


@pytest.fixture
async def effects(stores: Stores, clock: FakeClock) -> Effects:
    await stores.chats.save(MANAGER)
    await stores.chats.save(FORUM)
    await stores.subscriptions.save(DAILY, NOON + HOUR)
    return Effects(stores, clock)


async def notices(stores: Stores, chat_id: int = 5) -> list[str]:
    """What waits to be told to somebody."""
    leases = await stores.outbox.take(99)
    return [
        lease.delivery.messages[0].html
        for lease in leases
        if lease.delivery.address.chat_id == chat_id
    ]


@pytest.mark.parametrize("ending", sorted(STOPPING))
async def test_a_chat_that_does_not_want_us_is_stopped_but_kept(
    stores: Stores, effects: Effects, ending: Ending
) -> None:
    await stores.outbox.add(replace(delivery(-7), address=TOPIC))
    await effects.of_delivery(TOPIC, Outcome(ending, reason="told so"))
    chat = await stores.chats.get(-7)
    assert chat is not None
    assert not chat.is_active
    assert await stores.subscriptions.get(TOPIC) == DAILY
    assert await stores.subscriptions.next_due(TOPIC) is None
    (record,) = await stores.outbox.of_chat(-7)
    assert (record.state, record.reason) == (ending.value, "told so")


@pytest.mark.parametrize("ending", sorted(ERASING))
async def test_of_a_chat_that_is_no_more_nothing_is_kept(
    stores: Stores, effects: Effects, ending: Ending
) -> None:
    await effects.of_delivery(TOPIC, Outcome(ending))
    assert await stores.chats.get(-7) is None
    assert await stores.subscriptions.get(TOPIC) is None
    assert await stores.chats.managed_by(5) == ()


async def test_a_chat_that_moved_is_kept_under_its_new_id(
    stores: Stores, effects: Effects
) -> None:
    for _ in range(2):
        await effects.of_delivery(TOPIC, Outcome(Ending.MOVED, moved_to=-1007))
    assert await stores.chats.get(-7) is None
    assert await stores.subscriptions.next_due(Address(-1007, 3)) == NOON + HOUR


@pytest.mark.parametrize("ending", [Ending.CLOSED, Ending.MUTED])
async def test_an_address_we_may_not_write_to_is_tried_again_the_next_day(
    stores: Stores, effects: Effects, ending: Ending
) -> None:
    await effects.of_delivery(TOPIC, Outcome(ending))
    assert await stores.subscriptions.next_due(TOPIC) == NOON + DAY + HOUR
    chat = await stores.chats.get(-7)
    assert chat == FORUM


async def test_who_set_it_up_is_told_once_however_often_it_is_refused(
    stores: Stores, effects: Effects, clock: FakeClock
) -> None:
    await stores.chats.note_thread(TOPIC, "Weather <3")
    for _ in range(3):
        await effects.of_delivery(TOPIC, Outcome(Ending.CLOSED))
        clock.set(clock.now() + DAY)
    (told,) = await notices(stores)
    assert told == wording.NOTICE_CLOSED.format(
        title="Sailors &amp; Co", topic="the topic “Weather &lt;3”"
    )


async def test_a_topic_that_is_gone_is_told_once_a_day(
    stores: Stores, effects: Effects, clock: FakeClock
) -> None:
    for _ in range(2):
        for _ in range(3):
            await effects.of_delivery(TOPIC, Outcome(Ending.UNPLACED))
        clock.set(clock.now() + DAY)
    told = await notices(stores)
    assert told == 2 * [
        wording.NOTICE_UNPLACED.format(
            title="Sailors &amp; Co", topic="the topic I post to"
        )
    ]
    assert await stores.subscriptions.next_due(TOPIC) == NOON + HOUR


async def test_a_notice_leads_to_the_settings_of_its_address(
    stores: Stores, effects: Effects
) -> None:
    await effects.of_delivery(TOPIC, Outcome(Ending.MUTED))
    (lease,) = await stores.outbox.take(9)
    assert lease.delivery.kind is Kind.ALERT
    ((button,),) = lease.delivery.messages[0].buttons
    assert button.data == "1|panel|-7:3"


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(replace(FORUM, manager=0), id="nobody set it up"),
        pytest.param(replace(FORUM, manager=99), id="who did never spoke to us"),
        pytest.param(replace(FORUM, manager=6), id="who did has blocked us"),
    ],
)
async def test_where_nobody_can_be_told_nobody_is(
    stores: Stores, effects: Effects, known: Chat
) -> None:
    await stores.chats.save(replace(MANAGER, id=6, is_active=False))
    await stores.chats.save(known)
    await effects.of_delivery(TOPIC, Outcome(Ending.MUTED))
    assert await stores.outbox.take(9) == ()
    assert await stores.pauses.holds(TOPIC)


async def test_a_chat_nobody_knows_is_paused_in_silence(
    stores: Stores, clock: FakeClock
) -> None:
    await Effects(stores, clock).of_delivery(Address(-9), Outcome(Ending.MUTED))
    assert await stores.outbox.take(9) == ()


@pytest.mark.parametrize(
    "ending", [Ending.SENT, Ending.RETRY, Ending.UNKNOWN, Ending.REFUSED]
)
async def test_other_outcomes_change_nothing_else(
    stores: Stores, effects: Effects, ending: Ending
) -> None:
    await effects.of_delivery(TOPIC, Outcome(ending))
    assert await stores.chats.get(-7) == FORUM
    assert await stores.subscriptions.next_due(TOPIC) == NOON + HOUR
    assert await stores.outbox.take(9) == ()
