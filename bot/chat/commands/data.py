"""/export, /forget and /privacy: whose data it is."""

import json

from bot import wording
from bot.chat.values import Attachment, Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.model import Button, Message


async def export(desk: Desk, request: Request) -> Reply:
    """Return everything kept about the chat as a JSON file, and what each part is.

    Names stay as they are, since programs read them.
    """
    kept = await desk.stores.chats.export(request.chat.id)
    about = {name: said for name, said in wording.EXPORT_ABOUT.items() if name in kept}
    content = json.dumps(
        {"about": about, **kept}, ensure_ascii=False, indent=2, sort_keys=True
    )
    return Reply(attachment=Attachment(wording.EXPORT_NAME, content.encode()))


async def forget(_desk: Desk, _request: Request) -> Reply:
    """Ask before everything about the chat is erased."""
    sure = Button(wording.BUTTON_FORGET, pack("forget", "yes"))
    keep = Button(wording.BUTTON_KEEP, pack("forget", "no"))
    return say(wording.FORGET_SURE, (sure, keep))


async def forget_sure(desk: Desk, request: Request) -> Reply:
    """Erase everything about the chat, or nothing."""
    if request.arg(0) != "yes":
        return Reply(edit=Message(wording.KEPT))
    await desk.stores.chats.forget(request.chat.id)
    return Reply(edit=Message(wording.FORGOTTEN))


async def privacy(_desk: Desk, _request: Request) -> Reply:
    """Return what is kept and for how long."""
    return say(wording.PRIVACY)


COMMANDS = (
    Command("export", export, lambda: wording.HINT_EXPORT, 41, Audience.MANAGERS),
    Command(
        "forget",
        forget,
        lambda: wording.HINT_FORGET,
        42,
        Audience.MANAGERS,
        buttons={"forget": forget_sure},
    ),
    Command("privacy", privacy, lambda: wording.HINT_PRIVACY, order=40),
)
