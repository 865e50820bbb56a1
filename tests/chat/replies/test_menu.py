from telegram import BotCommandScope

from bot.chat.commands import all_commands
from bot.chat.replies.menu import register
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


async def test_menus_and_descriptions_are_there_in_every_language(talk: Talk) -> None:
    await register(talk.bot, all_commands(), {ADA: Manner("fr")})
    scope = BotCommandScope.de_json({"type": "all_private_chats"}, None)
    said = {
        code: {
            each.command: each.description
            for each in await talk.bot.get_my_commands(scope, code)
        }
        for code in ("", "de", "ja")
    }
    assert said[""]["latest"] == "the newest stories: /latest [topic]"
    assert said["de"]["latest"] == "die neuesten Meldungen: /latest [Thema]"
    assert len({names["forget"] for names in said.values()}) == 3
    german = await talk.bot.get_my_description("de")
    assert german.description.startswith("Ich bringe dir")
    only = BotCommandScope.de_json({"type": "chat", "chat_id": ADA}, None)
    french = {each.command: each for each in await talk.bot.get_my_commands(only)}
    assert french["help"].description == "ce que je sais faire"


async def test_what_telegram_has_already_is_not_set_again(talk: Talk) -> None:
    await register(talk.bot, all_commands(), {})
    before = len(talk.server.calls.of("setMyCommands"))
    await register(talk.bot, all_commands(), {})
    assert len(talk.server.calls.of("setMyCommands")) == before
    assert len(talk.server.calls.of("getMyDescription")) == 32
