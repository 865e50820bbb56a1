from dataclasses import replace

from bot import wording_proofs as words
from bot.chat.router import Router
from bot.chat.values import Desk
from bot.model import Address, Ending, Outcome
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, CHANNEL, GROUP, request
from tests.store.values import delivery


async def test_whoever_looks_after_a_channel_sees_how_its_briefings_went(
    desk: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins = {ADA.id}
    await desk.stores.chats.save(replace(CHANNEL, manager=ADA.id))
    await desk.stores.chats.save(replace(GROUP, manager=ADA.id))
    reply = await router.typed("reactions", request())
    assert words.RECEIVED_NOTHING in reply.messages[0].html
    name = f"{Address(CHANNEL.id)}/2026-11-21/0480"
    made = delivery(CHANNEL.id, name)
    await desk.stores.outbox.add(replace(made, messages=made.messages[:1]))
    (lease,) = await desk.stores.outbox.take(1)
    await desk.stores.outbox.attempt(lease, 0)
    await desk.stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=5))
    await desk.stores.reactions.note(CHANNEL.id, 5, (("👍", 41), ("❤", 12)))
    reply = await router.typed("reactions", request())
    assert reply.messages[0].html == (
        "<b>Reactions in Morning Wire</b>\nSaturday, 21 Nov, 8:00: 👍 41 ❤ 12"
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
