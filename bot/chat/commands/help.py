"""/help: the commands this reader may use here."""

from bot import wording
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.language.direction import from_the_right, isolated


async def help_(desk: Desk, request: Request) -> Reply:
    """Return a line for each command the asker may use."""
    is_operator = request.asker.id in desk.options.operators
    lines = [
        from_the_right(f"{isolated(f'/{command.name}')} – {command.hint()}")
        for command in desk.commands
        if command.hint and (command.audience is not Audience.OPERATORS or is_operator)
    ]
    return say("\n".join((wording.HELP_HEAD, *lines, "", wording.HELP_TAIL)))


COMMANDS = (Command("help", help_, lambda: wording.HINT_HELP, order=31),)
