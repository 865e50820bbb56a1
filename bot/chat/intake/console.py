"""The same conversation at the command line: a line in, the bot's reply as text out.

Buttons are shown as [labels]; typing a label in brackets presses it, also in a later
call, because the last buttons are remembered like any draft.
"""

import json
import re
from collections.abc import Iterable

from bot import wording
from bot.chat.replies.router import Router
from bot.chat.values import Asker, Audience, Command, Reply, Request
from bot.delivery.buttons.callback import parse
from bot.delivery.html.markup import plain
from bot.model import Address, Button, Chat, ChatKind, Message

OWNER = 1
"""The console's chat and user; no Telegram account has this number."""

_TYPED = re.compile(r"/(?P<name>\w+)\s*(?P<words>.*)", re.DOTALL)
_PRESSED = re.compile(r"\[(?P<label>.+)\]")
BUTTONS = "console:buttons"


class Console:
    """Answers lines of text."""

    def __init__(self, router: Router, commands: Iterable[Command]) -> None:
        self._router = router
        lasting = [each for each in commands if each.audience is Audience.MANAGERS]
        self._settings = {command.name for command in lasting}
        self._lasting = {action for command in lasting for action in command.buttons}

    async def answer(self, line: str) -> str:
        """Return the bot's reply to a line as plain text."""
        reply = await self._reply(line.strip())
        shown = [*reply.messages, *([reply.edit] if reply.edit else [])]
        await self._remember(shown)
        file = reply.attachment.content.decode() if reply.attachment else ""
        blocks = [reply.notice, *map(_text, shown), file]
        return "\n\n".join(block for block in blocks if block)

    async def _reply(self, line: str) -> Reply:
        typed, pressed = _TYPED.fullmatch(line), _PRESSED.fullmatch(line)
        if typed and typed["name"].lower() in self._settings:
            return Reply(notice=wording.CONSOLE_HEARS_NOTHING)
        if typed:
            words = typed["words"].strip()
            return await self._router.typed(typed["name"].lower(), _request(words))
        if pressed:
            return await self._press(pressed["label"])
        return await self._router.plain(_request(line))

    async def _press(self, label: str) -> Reply:
        kept = await self._router.desk.stores.pending.get(OWNER, BUTTONS)
        data = json.loads(kept or "{}").get(label, "")
        pressed = parse(data)
        if not pressed:
            return Reply(notice=wording.STALE_BUTTON)
        if pressed[0] in self._lasting:
            return Reply(notice=wording.CONSOLE_HEARS_NOTHING)
        return await self._router.pressed(data, _request(""))

    async def _remember(self, shown: Iterable[Message]) -> None:
        buttons = {
            button.label: button.data
            for message in shown
            for row in message.buttons
            for button in row
            if button.data
        }
        if buttons:
            kept = json.dumps(buttons)
            await self._router.desk.stores.pending.put(OWNER, BUTTONS, kept)


def _request(words: str) -> Request:
    chat = Chat(OWNER, ChatKind.PRIVATE)
    return Request(chat, Address(OWNER), Asker(OWNER), words=words)


def _text(message: Message) -> str:
    rows = (" ".join(_label(button) for button in row) for row in message.buttons)
    return "\n".join((plain(message.html), *rows))


def _label(button: Button) -> str:
    return f"{button.label}: {button.url}" if button.url else f"[{button.label}]"
