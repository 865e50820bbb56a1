import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
    MenuButtonDefault,
)
from telegram.error import BadRequest

from bot.playground.cast import ADA, BEN, GROUP
from tests.fixtures.playground import PlayServer

LATEST = BotCommand("latest", "The newest stories")
HELP = BotCommand("help", "What I can do")
HILFE = BotCommand("help", "Was ich kann")


def menu(playground: PlayServer, chat_id: int, user_id: int) -> list[str]:
    chat = playground.world.chat(chat_id)
    language = playground.world.user(user_id).language
    listed = playground.play.profile.menu(chat, user_id, language)
    return [each["description"] for each in listed]


async def test_the_bot_is_who_it_is(client: Bot) -> None:
    me = await client.get_me()
    assert (me.first_name, me.username) == ("Newsbrief", "newsbrief_bot")
    assert me.can_join_groups
    assert me.supports_inline_queries
    assert me.can_read_all_group_messages is False
    assert await client.log_out()
    assert await client.close()


async def test_the_narrowest_scope_and_the_own_language_win(
    playground: PlayServer, client: Bot
) -> None:
    playground.speaks(BEN, "de")
    await client.set_my_commands([HELP])
    await client.set_my_commands([HILFE], language_code="de")
    playground.speaks(BEN, "de")
    assert menu(playground, ADA, ADA) == ["What I can do"]
    assert menu(playground, BEN, BEN) == ["Was ich kann"]
    await client.set_my_commands([LATEST], scope=BotCommandScopeAllGroupChats())
    assert menu(playground, GROUP, BEN) == ["The newest stories"]
    leads = BotCommandScopeAllChatAdministrators()
    await client.set_my_commands([LATEST, HELP], scope=leads)
    assert len(menu(playground, GROUP, ADA)) == 2
    only = BotCommandScopeChatMember(GROUP, BEN)
    await client.set_my_commands([HELP], scope=only)
    assert menu(playground, GROUP, BEN) == ["What I can do"]
    await client.delete_my_commands(scope=only)
    assert menu(playground, GROUP, BEN) == ["The newest stories"]


async def test_commands_are_kept_by_scope_and_language(client: Bot) -> None:
    await client.set_my_commands([HELP], scope=BotCommandScopeChat(ADA))
    assert await client.get_my_commands(scope=BotCommandScopeChat(ADA)) == (HELP,)
    assert await client.get_my_commands() == ()


async def test_a_chat_without_commands_has_an_empty_menu(
    playground: PlayServer,
) -> None:
    assert menu(playground, ADA, ADA) == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (BotCommand("Latest News", "x"), "Bot_command_invalid"),
        (BotCommand("latest", ""), "Bot_command_description_invalid"),
        (BotCommand("latest", "x" * 257), "Bot_command_description_invalid"),
    ],
)
async def test_a_wrong_command_is_refused(
    client: Bot, command: BotCommand, reason: str
) -> None:
    with pytest.raises(BadRequest, match=reason):
        await client.set_my_commands([command])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"commands": "[1]"}, "expected an Array of BotCommand"),
        ({"commands": "{}"}, "expected an Array of BotCommand"),
        ({"commands": "[]", "scope": '{"type": "moon"}'}, "unsupported type"),
        ({"commands": "[]", "scope": '{"type": "chat"}'}, "'chat_id' is missing"),
        ({"commands": "[]", "language_code": "deutsch"}, "nvalid language code"),
    ],
)
async def test_a_wrong_list_of_commands_is_refused(
    playground: PlayServer, fields: dict[str, str], reason: str
) -> None:
    answer = await playground.ask("setMyCommands", **fields)
    assert answer["error_code"] == 400
    assert reason in answer["description"]


async def test_a_hundred_commands_are_the_most(client: Bot) -> None:
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await client.set_my_commands([HELP] * 101)


async def test_descriptions_are_kept_by_language(client: Bot) -> None:
    await client.set_my_name("Nachrichten", language_code="de")
    await client.set_my_description("Briefs you.")
    await client.set_my_short_description("Kurz.", language_code="de")
    assert (await client.get_my_name("de")).name == "Nachrichten"
    assert (await client.get_my_name()).name == "Newsbrief"
    assert (await client.get_my_description("de")).description == "Briefs you."
    assert (await client.get_my_short_description("de")).short_description == "Kurz."
    assert (await client.get_my_short_description()).short_description == ""
    with pytest.raises(BadRequest, match="Bot short description is too long"):
        await client.set_my_short_description("x" * 121)


async def test_the_menu_button_is_general_or_of_one_chat(
    playground: PlayServer, client: Bot
) -> None:
    await client.set_chat_menu_button(ADA, MenuButtonDefault())
    await client.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert isinstance(await client.get_chat_menu_button(ADA), MenuButtonDefault)
    assert isinstance(await client.get_chat_menu_button(BEN), MenuButtonCommands)
    assert isinstance(await client.get_chat_menu_button(), MenuButtonCommands)
    answer = await playground.ask("setChatMenuButton", menu_button={"type": "x"})
    assert "unsupported type" in answer["description"]
