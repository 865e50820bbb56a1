from telegram import BotCommandScope

from bot.chat.commands import all_commands
from bot.chat.menu import register
from bot.model import Manner
from bot.playground.cast import ADA, CLEO
from tests.fixtures.talk import Talk


async def names(talk: Talk, scope: dict[str, object]) -> set[str]:
    menu = await talk.bot.get_my_commands(scope=BotCommandScope.de_json(scope, None))
    return {command.command for command in menu}


async def test_each_kind_of_chat_is_offered_what_it_may_use(talk: Talk) -> None:
    talk.server.human.start(CLEO)
    await register(talk.bot, all_commands(), {CLEO: Manner(), ADA: Manner()})
    private = await names(talk, {"type": "all_private_chats"})
    groups = await names(talk, {"type": "all_group_chats"})
    admins = await names(talk, {"type": "all_chat_administrators"})
    operator = await names(talk, {"type": "chat", "chat_id": CLEO})
    assert {"latest", "subscribe", "forget"} <= private
    assert "latest" in groups
    assert "subscribe" not in groups
    assert "subscribe" in admins
    assert "broadcast" in operator
    assert "broadcast" not in private | groups | admins


async def test_the_bot_describes_itself(talk: Talk) -> None:
    await register(talk.bot, all_commands(), {})
    described = await talk.bot.get_my_description()
    assert "Press Start to see a briefing" in described.description


async def test_an_operator_who_never_wrote_gets_his_menu_later(talk: Talk) -> None:
    talk.server.faults.bad("chat not found", method="setMyCommands", nth=1)
    await register(talk.bot, all_commands(), {CLEO: Manner()})
    assert await names(talk, {"type": "chat", "chat_id": CLEO}) == set()
