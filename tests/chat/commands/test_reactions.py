from dataclasses import replace

from bot import wording_proofs as words
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Chat, Ending, Outcome, Subscription
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, CHANNEL, EVENING, GROUP, request
from tests.store.values import delivery


async def post(desk: Desk, address: Address) -> None:
    """Post the eight o'clock briefing of the day there, as message 5."""
    made = delivery(address.chat_id, f"{address}/2026-11-21/0480")
    here = replace(made, address=address, messages=made.messages[:1])
    await desk.stores.outbox.add(here)
    (lease,) = await desk.stores.outbox.take(1)
    await desk.stores.outbox.attempt(lease, 0)
    await desk.stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=5))


async def look_after(
    desk: Desk, rights: FakeRights, chat: Chat, thread: int = 0, *, asks: bool
) -> None:
    """Have Ada look after a group that has a briefing."""
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(chat, manager=ADA.id))
    wish = Subscription(Address(chat.id, thread), (480,), "UTC", asks=asks)
    await desk.stores.subscriptions.save(wish, EVENING)


async def test_whoever_looks_after_a_channel_sees_how_its_briefings_went(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(CHANNEL, manager=ADA.id))
    await desk.stores.chats.save(replace(GROUP, manager=ADA.id))
    reply = await router.typed("reactions", request())
    assert words.RECEIVED_NOTHING in reply.messages[0].html
    await post(desk, Address(CHANNEL.id))
    await desk.stores.reactions.note(CHANNEL.id, 5, (("👍", 41), ("❤", 12)))
    reply = await router.typed("reactions", request())
    assert reply.messages[0].html == (
        "<b>Reactions in Morning Wire</b>\nSaturday, 21 Nov, 08:00: 👍 41 ❤ 12"
    )


async def test_who_is_no_admin_there_any_more_sees_none(
    desk: Desk, router: Router
) -> None:
    await desk.stores.chats.save(replace(CHANNEL, manager=ADA.id))
    reply = await router.typed("reactions", request())
    assert reply.messages[0].html == words.RECEIVED_NOWHERE


async def test_in_a_group_it_is_said_where_to_ask(
    router: Router, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    reply = await router.typed("reactions", request(chat=GROUP))
    assert reply.messages[0].html == words.RECEIVED_CHANNELS


async def test_a_group_is_asked_if_whoever_looks_after_it_wants_that(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    await look_after(desk, rights, GROUP, asks=False)
    (shown,) = (await router.typed("reactions", request())).messages
    assert words.RECEIVED_UNASKED in shown.html
    (button,) = shown.buttons[0]
    assert button.label == "Put 👍 👎 under briefings: Reading Circle"
    reply = await router.pressed(button.data, request())
    assert reply.edit
    assert words.RECEIVED_NOTHING in reply.edit.html
    wish = await desk.stores.subscriptions.get(Address(GROUP.id))
    assert wish
    assert wish.asks
    (no_more,) = reply.edit.buttons[0]
    assert no_more.label == "No 👍 👎 any more: Reading Circle"
    await router.pressed(no_more.data, request())
    wish = await desk.stores.subscriptions.get(Address(GROUP.id))
    assert wish
    assert not wish.asks


async def test_a_topic_of_a_forum_is_named_beside_it(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    await look_after(desk, rights, GROUP, 12, asks=True)
    await look_after(desk, rights, GROUP, 14, asks=True)
    await desk.stores.chats.note_thread(Address(GROUP.id, 12), "World")
    (shown,) = (await router.typed("reactions", request())).messages
    assert "Reactions in Reading Circle · World</b>" in shown.html
    assert "Reactions in Reading Circle · topic 14</b>" in shown.html


async def test_a_group_without_a_briefing_cannot_be_asked(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(GROUP, manager=ADA.id))
    to = Address(GROUP.id)
    reply = await router.pressed(f"1|asks|{to}|yes", request())
    assert reply.notice == "This button is too old. Ask again, please."
    assert await desk.stores.subscriptions.get(to) is None


async def test_what_is_not_asked_is_told_together(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    await look_after(desk, rights, GROUP, 12, asks=False)
    await look_after(desk, rights, GROUP, 14, asks=False)
    (shown,) = (await router.typed("reactions", request())).messages
    assert shown.html.startswith(
        "<b>Reactions in Reading Circle · topic 12, Reading Circle · topic 14</b>\n"
    )
    assert shown.html.count(words.RECEIVED_UNASKED) == 1
    assert len(shown.buttons) == 2
