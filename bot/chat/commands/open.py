"""The buttons under a briefing: they run a command as if it had been typed.

And a button of a channel, once it has led whoever pressed it to his private chat.
"""

from dataclasses import replace

from bot import wording
from bot.chat.pressed import doorway
from bot.chat.values import Audience, Desk, Reply, Request, only_pressed, say
from bot.delivery.buttons.callback import parse

NAME = "open"


async def press(desk: Desk, request: Request) -> Reply:
    """Return the answer to the command a button names, as a new message."""
    named = {command.name: command for command in desk.commands}
    command = named.get(request.arg(0))
    if not command or command.audience is not Audience.EVERYONE:
        return Reply(notice=wording.STALE_BUTTON, is_alert=True)
    return await command.run(desk, request)


async def by_link(desk: Desk, request: Request) -> Reply:
    """Return what the button shows whose data the payload of a link carries.

    Anybody may make such a link, so it opens what only shows something.
    """
    action, args = parse(doorway.carried(request.words)) or ("", ())
    opening = (each.buttons for each in desk.commands if each.opens)
    handler = next((each[action] for each in opening if action in each), None)
    if not handler or (action == NAME and not _is_shown(desk, *args)):
        return say(wording.STALE_BUTTON)
    reply = await handler(desk, replace(request, words="", args=args))
    shown = (reply.edit,) if reply.edit else ()
    return replace(reply, messages=(*shown, *reply.messages), edit=None)


def _is_shown(desk: Desk, name: str = "", *_: str) -> bool:
    return any(each.name == name and each.shared for each in desk.commands)


COMMANDS = (only_pressed(NAME, {NAME: press}, opens=True),)
