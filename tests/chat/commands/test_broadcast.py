from bot.chat.router import Router
from bot.chat.values import Desk, Reply
from bot.model import Address, Chat, ChatKind, Subscription
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, OPERATOR, request


async def ask(router: Router, words: str) -> Reply:
    return await router.typed("broadcast", request(words, by=OPERATOR))


async def settle(desk: Desk) -> None:
    for chat in (Chat(1001, ChatKind.PRIVATE, "Ada"), GROUP, CHANNEL):
        await desk.stores.chats.save(chat)


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.messages[1].buttons for button in row]


async def test_a_preview_tells_who_would_get_it(desk: Desk, router: Router) -> None:
    await settle(desk)
    reply = await ask(router, "Hello <all>")
    assert reply.messages[0].html == "Hello &lt;all&gt;"
    assert labels(reply) == [
        "All (3)",
        "People (1)",
        "Groups (1)",
        "Channels (1)",
        "Cancel",
    ]


async def test_each_chat_gets_it_once_however_often_it_is_pressed(
    desk: Desk, router: Router
) -> None:
    await settle(desk)
    everyone = (await ask(router, "Hello")).messages[1].buttons[0][0].data
    first = await router.pressed(everyone, request(by=OPERATOR))
    second = await router.pressed(everyone, request(by=OPERATOR))
    leases = await desk.stores.outbox.take(10)
    assert first.edit
    assert first.edit.html == "On its way to 3 chats."
    assert second.edit
    assert "too old" in second.edit.html
    assert {lease.delivery.address.chat_id for lease in leases} == {
        1001,
        GROUP.id,
        CHANNEL.id,
    }


async def test_groups_get_it_in_the_topic_they_chose(
    desk: Desk, router: Router
) -> None:
    await settle(desk)
    there = Subscription(Address(GROUP.id, 5), (480,), "UTC")
    await desk.stores.subscriptions.save(there, EVENING)
    groups = (await ask(router, "Hello")).messages[1].buttons[1][0].data
    await router.pressed(groups, request(by=OPERATOR))
    (lease,) = await desk.stores.outbox.take(10)
    assert lease.delivery.address == Address(GROUP.id, 5)


async def test_a_cancelled_broadcast_goes_nowhere(desk: Desk, router: Router) -> None:
    await settle(desk)
    cancel = (await ask(router, "Hello")).messages[1].buttons[-1][0].data
    reply = await router.pressed(cancel, request(by=OPERATOR))
    assert reply.edit
    assert reply.edit.html == "Cancelled; nothing was sent."
    assert await desk.stores.outbox.take(10) == ()


async def test_a_chat_that_blocked_us_is_left_out(desk: Desk, router: Router) -> None:
    await settle(desk)
    await desk.stores.chats.deactivate(1001)
    reply = await ask(router, "Hello")
    assert labels(reply)[0] == "All (2)"


async def test_an_empty_or_endless_broadcast_is_refused(router: Router) -> None:
    empty = await ask(router, "")
    endless = await ask(router, "x" * 4000)
    assert "Write /broadcast and the message" in empty.messages[0].html
    assert "too long for one message" in endless.messages[0].html


async def test_no_reader_can_press_it(desk: Desk, router: Router) -> None:
    await settle(desk)
    everyone = (await ask(router, "Hello")).messages[1].buttons[0][0].data
    reply = await router.pressed(everyone, request())
    assert reply.is_alert
    assert await desk.stores.outbox.take(10) == ()
