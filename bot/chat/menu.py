"""Tells Telegram which commands to offer where: in private, in groups, to operators."""

from collections.abc import Iterable

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
    bot: Bot, commands: tuple[Command, ...], operators: Iterable[int]
) -> None:
    """Set the menus and the bot's descriptions."""
    readers, managers = {Audience.EVERYONE}, {Audience.EVERYONE, Audience.MANAGERS}
    private = offered(commands, audiences=managers, group=False)
    await bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats())
    in_groups = offered(commands, audiences=readers, group=True)
    await bot.set_my_commands(in_groups, scope=BotCommandScopeAllGroupChats())
    for_admins = offered(commands, audiences=managers, group=True)
    await bot.set_my_commands(for_admins, scope=BotCommandScopeAllChatAdministrators())
    everything = offered(commands, audiences=set(Audience), group=False)
    for operator in operators:
        await _for_operator(bot, operator, everything)
    await bot.set_my_description(wording.BOT_DESCRIPTION)
    await bot.set_my_short_description(wording.BOT_SHORT_DESCRIPTION)


async def _for_operator(bot: Bot, operator: int, menu: list[BotCommand]) -> None:
    """Set an operator's own menu; one who never wrote to the bot has no chat yet."""
    try:
        await bot.set_my_commands(menu, scope=BotCommandScopeChat(operator))
    except TelegramError:
        return
