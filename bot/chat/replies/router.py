"""Finds who answers: a command by name, a button by action, the rest as a question.

This is the one boundary of the conversation: whatever goes wrong behind it, the reader
gets a clear sentence and the next message is handled. And whoever answers is given the
news as the asking chat may see them: the articles of its own feeds, and of no other's.
"""

import logging
from collections.abc import Awaitable
from dataclasses import replace

from bot import wording
from bot.chat.commands import zone
from bot.chat.feeds import lists
from bot.chat.library import Library
from bot.chat.pressed import doorway
from bot.chat.pressed.lastlist import note_list
from bot.chat.pressed.paging import is_long
from bot.chat.replies import asking
from bot.chat.replies.courtesy import command_meant
from bot.chat.settings import wishes
from bot.chat.values import Audience, Command, Desk, Handler, Reply, Request, say
from bot.delivery.buttons.callback import parse
from bot.delivery.html.markup import escape, ours, visible
from bot.delivery.html.plain import plainly
from bot.delivery.html.runs import encode
from bot.delivery.pieces.fitting import fitted
from bot.errors import InputError, NewsbriefError, StoreBusy
from bot.model import ChatKind
from bot.store.connection import guard

logger = logging.getLogger(__name__)

NOTICE = 200
"""Letters Telegram shows in the answer to a press."""


class Router:
    """Answers commands, buttons, plain messages, shared locations and files."""

    def __init__(self, desk: Desk, commands: tuple[Command, ...]) -> None:
        stores = desk.stores.seen_by(())
        everything = desk.stores.arrivals, desk.stores.articles
        library = desk.library or Library(*everything, desk.clock)
        self._desk = replace(desk, commands=commands, stores=stores, library=library)
        commands = (*commands, *asking.COMMANDS)
        self._commands = {command.name: command for command in commands}
        self._buttons = {
            action: (command, handler)
            for command in commands
            for action, handler in command.buttons.items()
        }

    @property
    def desk(self) -> Desk:
        """What the commands work with, as it is for a chat without own feeds."""
        return self._desk

    async def typed(self, name: str, request: Request) -> Reply:
        """Return the answer to a command."""
        typed = self._noted(request, self._typed(name, request))
        return _said(await self._guarded(typed))

    async def pressed(self, data: str, request: Request) -> Reply:
        """Return the answer to a button."""
        pressed = self._noted(request, self._pressed(data, request))
        reply = await self._guarded(pressed)
        if request.chat.kind is ChatKind.CHANNEL:
            reply = _unsaid(reply)
        return replace(reply, notice=reply.notice[:NOTICE])

    async def plain(self, request: Request) -> Reply:
        """Return the answer to a plain message."""
        return await self._guarded(self._noted(request, self._plain(request)))

    async def placed(self, request: Request) -> Reply:
        """Return the answer to a shared location."""
        return await self._guarded(zone.shared(self._desk, request))

    async def filed(self, request: Request) -> Reply:
        """Return the answer to a file."""
        return await self._guarded(lists.filed(self._desk, request))

    async def _plain(self, request: Request) -> Reply:
        desk = await self._desk_of(request)
        if reply := await asking.awaited(desk, request):
            return reply
        if name := self._meant(request):
            return _said(await self._typed(name, replace(request, words="")))
        return await asking.plain(desk, request)

    def _meant(self, request: Request) -> str:
        """Return the command that a message in a private chat is the name of, or ""."""
        if request.chat.kind is not ChatKind.PRIVATE:
            return ""
        word = request.words.strip().casefold()
        command = self._commands.get(word)
        # "Why" goes on from an answer, more likely than from a briefing.
        if not command or not command.hint or word == "why":
            return command_meant(request.words)
        return "" if command.audience is Audience.OPERATORS else word

    async def _desk_of(self, request: Request) -> Desk:
        """Return the desk with the news this chat may see."""
        owned = await self._desk.stores.own.seen_by(request.chat.id)
        if not owned:
            return self._desk
        return replace(self._desk, stores=self._desk.stores.seen_by(owned))

    async def _typed(self, name: str, request: Request) -> Reply:
        command = self._commands.get(name)
        if not command:
            return say(wording.UNKNOWN_COMMAND.format(name=escape(name)))
        refusal = await self._refusal(command, request)
        if refusal:
            return say(refusal)
        return await self._answer(command, command.run, request)

    async def _pressed(self, data: str, request: Request) -> Reply:
        parsed = parse(data)
        if not parsed or parsed[0] not in self._buttons:
            return Reply(notice=wording.STALE_BUTTON, is_alert=True)
        action, args = parsed
        command, handler = self._buttons[action]
        is_channel = request.chat.kind is ChatKind.CHANNEL
        if is_channel and command.opens:
            return Reply(url=doorway.link(self._desk.options.username, data))
        refusal = await self._refusal(command, request)
        if is_channel and not refusal:
            refusal = await self._if_no_admin(request)
        if refusal:
            return Reply(notice=refusal, is_alert=True)
        try:
            pressed = replace(request, args=args)
            return await self._answer(command, handler, pressed)
        except InputError as error:
            return Reply(notice=str(error), is_alert=True)

    async def _answer(
        self, command: Command, handler: Handler, request: Request
    ) -> Reply:
        """Return the answer, made once for all who ask the same of the same news."""
        # Long words are kept for the chat that said them, so they are its own affair.
        is_own = any(is_long(each) for each in (request.words, *request.args))
        desk = await self._desk_of(request)
        if is_own or not command.shared:
            return await handler(desk, request)
        key = (handler, request.words.strip(), request.args)
        return await desk.once(key, lambda: handler(desk, request))

    async def _refusal(self, command: Command, request: Request) -> str:
        if command.audience is Audience.OPERATORS:
            is_operator = request.asker.id in self._desk.options.operators
            return "" if is_operator else wording.OPERATORS_ONLY
        if command.audience is Audience.EVERYONE:
            return ""
        return await self._if_no_admin(request)

    async def _if_no_admin(self, request: Request) -> str:
        allowed = await wishes.may_change(self._desk, request.asker, request.chat)
        return "" if allowed else wording.ADMINS_ONLY

    async def _noted(self, request: Request, answering: Awaitable[Reply]) -> Reply:
        """Return the reply, having noted which stories it numbers, and its subject."""
        reply = await answering
        await note_list(self._desk, request, reply)
        if reply.about:
            asked = self._desk.stores.asked
            await asked.put(request.chat.id, request.asker.id, reply.about)
        return reply

    async def _guarded(self, answering: Awaitable[Reply]) -> Reply:
        try:
            with guard():
                return _fitting(await answering)
        except StoreBusy:
            raise
        except NewsbriefError as error:
            return _fitting(say(ours(str(error))))
        except Exception:
            logger.exception("a request could not be answered")
            return say(wording.SOMETHING_WRONG)


def _said(reply: Reply) -> Reply:
    """Return the reply to words typed: nothing was pressed, so its notice is said."""
    if reply.messages or not reply.notice:
        return reply
    return replace(reply, messages=say(encode(reply.notice)).messages, notice="")


def _unsaid(reply: Reply) -> Reply:
    """Return the reply with all it says as a notice to whoever pressed."""
    if not reply.messages:
        return reply
    said = "\n".join(visible(each.html) for each in reply.messages)
    return replace(reply, messages=(), notice=said, is_alert=True)


def _fitting(reply: Reply) -> Reply:
    """Return the reply in messages Telegram takes, however long its sources' words."""
    first, *rest = fitted(plainly(reply.edit)) if reply.edit else (None,)
    more = (part for message in reply.messages for part in fitted(plainly(message)))
    return replace(reply, edit=first, messages=(*rest, *more))
