"""Tells Telegram which commands to offer where: in private, in groups, to operators."""

from collections.abc import Iterable, Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot import wording
from bot.chat.values import Audience, Command
from bot.language.current import speaking
from bot.language.known import ENGLISH, LANGUAGES
from bot.model import Manner


def offered(
    commands: Iterable[Command], *, audiences: set[Audience], group: bool
) -> list[BotCommand]:
    """Return the menu for these audiences, in private or in groups."""
    return [
        BotCommand(command.name, command.hint())
        for command in commands
        if command.hint
        and command.audience in audiences
        and (command.in_groups or not group)
    ]


async def register(
    bot: Bot, commands: tuple[Command, ...], operators: Mapping[int, Manner]
) -> None:
    """Set the menus and the bot's descriptions in all languages, where they differ.

    Operators have their own, in the manner they want. Cut off in between, it goes on
    where it stopped: of a language the menu and the text that are compared come last.
    """
    everything = set(Audience)
    for operator, manner in operators.items():
        with speaking(manner):
            menu = offered(commands, audiences=everything, group=False)
        await _for_operator(bot, operator, menu)
    for language in LANGUAGES:
        with speaking(Manner(language)):
            await _menus(bot, commands, "" if language == ENGLISH else language)
            await _descriptions(bot, "" if language == ENGLISH else language)


async def _menus(bot: Bot, commands: tuple[Command, ...], code: str) -> None:
    readers, managers = {Audience.EVERYONE}, {Audience.EVERYONE, Audience.MANAGERS}
    private = offered(commands, audiences=managers, group=False)
    scope = BotCommandScopeAllPrivateChats()
    if tuple(private) == await bot.get_my_commands(scope, code):
        return
    in_groups = offered(commands, audiences=readers, group=True)
    await bot.set_my_commands(in_groups, BotCommandScopeAllGroupChats(), code)
    for_admins = offered(commands, audiences=managers, group=True)
    await bot.set_my_commands(for_admins, BotCommandScopeAllChatAdministrators(), code)
    await bot.set_my_commands(private, scope, code)


async def _descriptions(bot: Bot, code: str) -> None:
    known = await bot.get_my_description(code)
    if known.description != wording.BOT_DESCRIPTION:
        await bot.set_my_short_description(wording.BOT_SHORT_DESCRIPTION, code)
        await bot.set_my_description(wording.BOT_DESCRIPTION, code)


async def _for_operator(bot: Bot, operator: int, menu: list[BotCommand]) -> None:
    """Set an operator's own menu; one who never wrote to the bot has no chat yet."""
    try:
        await bot.set_my_commands(menu, scope=BotCommandScopeChat(operator))
    except TelegramError:
        return
