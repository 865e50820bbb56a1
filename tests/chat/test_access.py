from bot.chat.access import OwnerRights, TelegramRights
from bot.model import Chat, ChatKind
from bot.playground.cast import ADA, BEN, GROUP
from tests.fakes.clock import FakeClock
from tests.fixtures.talk import Talk

CIRCLE = Chat(GROUP, ChatKind.SUPERGROUP)


async def test_in_private_everybody_is_his_own_master(talk: Talk) -> None:
    rights = TelegramRights(talk.bot, FakeClock())
    assert await rights.may_manage(ADA, Chat(ADA, ChatKind.PRIVATE))
    assert not await rights.may_manage(BEN, Chat(ADA, ChatKind.PRIVATE))


async def test_in_a_group_its_admins_are(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    rights = TelegramRights(talk.bot, FakeClock())
    assert await rights.may_manage(ADA, CIRCLE)
    assert not await rights.may_manage(BEN, CIRCLE)


async def test_an_answer_is_remembered_for_a_minute_and_no_longer(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    clock = FakeClock()
    rights = TelegramRights(talk.bot, clock)
    assert not await rights.may_manage(BEN, CIRCLE)
    talk.server.world.chats[GROUP].members[BEN].status = "creator"
    within = await rights.may_manage(BEN, CIRCLE)
    clock.advance(61)
    after = await rights.may_manage(BEN, CIRCLE)
    assert (within, after) == (False, True)


async def test_when_telegram_cannot_be_asked_the_answer_is_no(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.faults.too_many(9, method="getChatMember")
    rights = TelegramRights(talk.bot, FakeClock())
    assert not await rights.may_manage(ADA, CIRCLE)
    assert await rights.may_manage(ADA, CIRCLE)


async def test_at_the_command_line_the_owner_is_alone() -> None:
    rights = OwnerRights()
    assert await rights.may_manage(1, Chat(1, ChatKind.PRIVATE))
    assert not await rights.may_manage(1, CIRCLE)
