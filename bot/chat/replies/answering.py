"""From an update to its answer; how that reaches the chat is `giving`."""

import logging
from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot import wording, wording_groups
from bot.chat.incoming.events import (
    Asked,
    Event,
    Filed,
    Inline,
    Joined,
    Moved,
    Named,
    Placed,
    Plain,
    Pressed,
    Reacted,
    Reopened,
    Typed,
)
from bot.chat.incoming.flood import Notices
from bot.chat.incoming.updates import lean, read_update
from bot.chat.replies import members
from bot.chat.replies.crowds import Crowds, Part, quietly
from bot.chat.replies.giving import Giving
from bot.chat.replies.patience import patience
from bot.chat.replies.router import Router
from bot.chat.stories.sharing import shares
from bot.chat.values import Reply, Request, answering, say
from bot.clock import Clock
from bot.delivery.sending.messenger import Messenger
from bot.errors import StoreBusy, StoreError
from bot.language.current import speaking
from bot.language.known import ENGLISH, spoken
from bot.language.manners import manner_of
from bot.model import Manner, Message
from bot.store.connection import guard

logger = logging.getLogger(__name__)


class Answering:
    """Answers one update after another."""

    def __init__(self, router: Router, messenger: Messenger, clock: Clock) -> None:
        self._router = router
        self._desk = router.desk
        self._messenger = messenger
        self._notices = Notices(clock)
        self._crowds = Crowds(clock)
        self._giving = Giving(self._desk.stores, messenger, clock)

    def read(self, raw: dict[str, Any]) -> Event | None:
        """Return what an update asks for, None when it is nothing for the bot.

        What cannot be read is nothing, and logged; it must not hold up what can.
        """
        try:
            update = Update.de_json(lean(raw), None)
            return read_update(update, self._desk.options.username)
        except Exception:
            logger.exception("update %s could not be read", raw.get("update_id"))
            return None

    async def answer(self, event: Event) -> None:
        """Do what is asked for, and say so; StoreBusy when it must be done again."""
        with guard():
            await self._handle(event)

    async def ask_patience(self, event: Event, trouble: StoreBusy) -> None:
        """Say that the store is busy, once a minute and without what knows our pace.

        Who pressed a button hears nothing: he sees that it is still turning.
        """
        asked = _asked(event)
        if not asked or not self._notices.is_due(asked.chat.id):
            return
        logger.info("chat %s is asked for patience: %s", asked.chat.id, trouble)
        is_operator = asked.asker.id in self._desk.options.operators
        with speaking(_as_in_telegram(asked.asker.language)):
            said = patience(trouble, is_operator=is_operator)
        try:
            await self._messenger.send(asked.address, Message(said))
        except TelegramError as error:
            logger.warning("nobody hears that the store is busy: %s", error)

    async def offer(self, event: Inline) -> None:
        """Offer what somebody may send who types words behind the bot's name.

        A query that is not answered at once is void, so what fails is only logged.
        """
        try:
            own = await self._manner(event.author, event.language)
            # What is offered is for others, who may like to see a picture.
            with guard(), speaking(replace(own, is_plain=False)):
                found = await shares(self._desk, event.words)
                await self._messenger.offer(event.query_id, found)
        except (StoreError, TelegramError) as error:
            logger.info("nothing is offered for an inline query: %s", error)

    async def slow_down(self, event: Event | None) -> None:
        """Say that this is too fast."""
        if not isinstance(event, Asked | Pressed):
            return
        request = event.request
        with speaking(await self._manner(request.chat.id, request.asker.language)):
            said = wording.SLOW_DOWN
        if isinstance(event, Pressed):
            notice = Reply(notice=said, is_alert=True)
            await self._giving.acknowledge(event.callback_id, notice)
        else:
            await self._giving.give(request.address, say(said))

    async def _manner(self, chat_id: int, language: str) -> Manner:
        """Return how the chat wants it; if that is not known, this language."""
        chat = None
        with suppress(StoreError), guard():
            chat = await self._desk.stores.chats.get(chat_id)
        return manner_of(chat) if chat else _as_in_telegram(language)

    async def _handle(self, event: Event) -> None:
        match event:
            case Moved(old, new):
                await self._desk.stores.chats.migrate(old, new)
            case Named(address, title):
                await self._desk.stores.chats.note_thread(address, title)
            case Reopened(address):
                await members.reopened(self._desk, address)
            case Inline():
                await self.offer(event)
            case Reacted(chat_id, message_id, counts):
                await members.reacted(self._desk, chat_id, message_id, counts)
            case Joined():
                said = await members.joined(self._desk, event)
                if said:
                    await self._giving.give(said[0], said[1])
            case _:
                await self._converse(event)

    async def _converse(self, event: Asked | Pressed) -> None:
        request = event.request
        chat = await members.note(self._desk, request.chat, request.asker)
        if request.topic:
            chats = self._desk.stores.chats
            await chats.meet_thread(request.address, request.topic)
        with speaking(manner_of(chat)):
            await self._respond(event, request)

    async def _respond(self, event: Asked | Pressed, request: Request) -> None:
        reply = await self._reply(event)
        if isinstance(event, Pressed):
            await self._giving.acknowledge(event.callback_id, reply)
            await self._giving.edit(request, event.message_id, reply)
        is_asked = isinstance(event, Plain) and request.chat.kind.is_group
        if is_asked:
            reply = answering(reply, request.message_id)
        await self._giving.give(request.address, reply)

    async def _reply(self, event: Asked | Pressed) -> Reply:
        match event:
            case Typed(name, request):
                return await self._router.typed(name, request)
            case Pressed(data, request):
                return await self._router.pressed(data, request)
            case Placed(request):
                return await self._router.placed(request)
            case Filed(request):
                return await self._router.filed(request)
            case _:
                return await self._plain(event.request)

    async def _plain(self, request: Request) -> Reply:
        """Return the answer to a plain message; a group gets only so many a minute."""
        if not request.chat.kind.is_group:
            return await self._router.plain(request)
        part = self._crowds.part(request.chat.id, request.update)
        if part is Part.ANSWER:
            return quietly(request, await self._router.plain(request))
        return say(wording_groups.ENOUGH) if part is Part.NOTICE else Reply()


def _as_in_telegram(language: str) -> Manner:
    """Return how to speak where nobody knows how the chat wants it."""
    return Manner(spoken(language) or ENGLISH)


def _asked(event: Event | None) -> Request | None:
    """Return what somebody wrote to the bot, None when it was something else."""
    return event.request if isinstance(event, Asked) else None
