"""The buttons under a briefing: they run a command as if it had been typed."""

from bot import wording
from bot.chat.values import Audience, Command, Desk, Reply, Request


async def press(desk: Desk, request: Request) -> Reply:
    """Return the answer to the command a button names, as a new message."""
    named = {command.name: command for command in desk.commands}
    command = named.get(request.arg(0))
    if not command or command.audience is not Audience.EVERYONE:
        return Reply(notice=wording.STALE_BUTTON, is_alert=True)
    return await command.run(desk, request)


async def nothing(_desk: Desk, _request: Request) -> Reply:
    """Say that this is not typed but pressed."""
    return Reply(notice=wording.STALE_BUTTON)


COMMANDS = (Command("open", nothing, buttons={"open": press}),)
