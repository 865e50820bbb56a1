"""From an update to what is sent in answer."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot import wording, wording_groups
from bot.chat import members
from bot.chat.correctable import kept, note
from bot.chat.crowds import Crowds, Part, quietly
from bot.chat.flood import Notices
from bot.chat.patience import patience
from bot.chat.router import Router
from bot.chat.sharing import shares
from bot.chat.updates import (
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
    lean,
    read_update,
)
from bot.chat.values import Reply, Request, answering, say
from bot.clock import Clock
from bot.delivery.caption import words_alone
from bot.delivery.effects import Effects
from bot.delivery.messenger import Messenger
from bot.delivery.outcome import read
from bot.delivery.turns import Turns
from bot.errors import StoreBusy, StoreError
from bot.language.current import speaking
from bot.language.known import ENGLISH, spoken
from bot.language.manners import manner_of
from bot.model import Address, ChatKind, Ending, Manner, Message, Outcome
from bot.store.budget import Ask, Turn
from bot.store.connection import guard

logger = logging.getLogger(__name__)

Send = Callable[[Turn], Awaitable[object]]
"""A call to Telegram, told whose turn it is."""

TRIES = 4
PATIENCE = 15.0
"""Seconds a reader may be made to wait for an answer; a longer halt gives it up."""


class Answering:
    """Answers one update after another."""

    def __init__(self, router: Router, messenger: Messenger, clock: Clock) -> None:
        self._router = router
        self._desk = router.desk
        self._messenger = messenger
        self._clock = clock
        self._notices = Notices(clock)
        self._crowds = Crowds(clock)
        self._turns = Turns(self._desk.stores.budget, clock)

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
        with speaking(_manner(asked)):
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
            with guard(), speaking(Manner(spoken(event.language) or ENGLISH)):
                found = await shares(self._desk, event.words)
                await self._messenger.offer(event.query_id, found)
        except (StoreError, TelegramError) as error:
            logger.info("nothing is offered for an inline query: %s", error)

    async def slow_down(self, event: Event | None) -> None:
        """Say that this is too fast."""
        if isinstance(event, Pressed):
            with speaking(await self._manner(event.request)):
                notice = Reply(notice=wording.SLOW_DOWN, is_alert=True)
            await self._acknowledge(event.callback_id, notice)
        elif asked := _asked(event):
            with speaking(await self._manner(asked)):
                said = say(wording.SLOW_DOWN)
            await self._give(asked.address, said)

    async def _manner(self, request: Request) -> Manner:
        """Return how the chat wants it, as far as the store can be asked."""
        try:
            with guard():
                return await self._desk.stores.readers.manner(request.chat.id)
        except StoreError:
            return _manner(request)

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
                    await self._give(said[0], said[1])
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
            await self._acknowledge(event.callback_id, reply)
            await self._edit(request, event.message_id, reply)
        is_asked = isinstance(event, Plain) and request.chat.kind.is_group
        if is_asked:
            reply = answering(reply, request.message_id)
        await self._give(request.address, reply)

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
        is_group = request.chat.kind.is_group
        part = self._crowds.part(request.chat.id) if is_group else Part.ANSWER
        if part is Part.ANSWER:
            reply = await self._router.plain(request)
            return quietly(request, reply) if is_group else reply
        return say(wording_groups.ENOUGH) if part is Part.NOTICE else Reply()

    async def _acknowledge(self, callback_id: str, reply: Reply) -> None:
        """Answer the press; a query Telegram holds too old needs no answer any more."""
        try:
            await self._messenger.answer(
                callback_id, reply.notice, is_alert=reply.is_alert, url=reply.url
            )
        except TelegramError as error:
            logger.info("a press was not acknowledged: %s", error)

    async def _edit(self, request: Request, message_id: int, reply: Reply) -> None:
        edit = reply.edit
        if edit:
            chat_id = request.chat.id
            # Telegram counts edits in groups; in private a press is answered at once.
            content = await kept(self._desk.stores, edit)
            is_done = await self._try(
                chat_id,
                lambda _: self._messenger.edit(chat_id, message_id, edit),
                is_paced=request.chat.kind is not ChatKind.PRIVATE,
            )
            # What it shows after an edit that failed is not known.
            known = content if is_done else ""
            await note(self._desk.stores, request.address, message_id, known)

    async def _give(self, address: Address, reply: Reply) -> None:
        last = len(reply.messages) - 1
        for place, message in enumerate(reply.messages):
            button = reply.place_button if place == last else ""
            if not await self._say(address, message, button):
                return
        if reply.attachment:
            file = reply.attachment
            await self._try(
                address.chat_id,
                lambda _: self._messenger.send_document(
                    address, file.name, file.content
                ),
            )

    async def _say(self, address: Address, message: Message, button: str) -> bool:
        """Send a message, or its words alone if its picture is not taken."""
        chat_id = address.chat_id
        post = partial(self._post, address, button)
        outcome = await self._insist(chat_id, partial(post, message))
        if outcome and (words := words_alone(message, outcome)):
            outcome = await self._insist(chat_id, partial(post, words))
        return await self._is_settled(chat_id, outcome)

    async def _post(
        self, address: Address, button: str, message: Message, turn: Turn
    ) -> None:
        content = await kept(self._desk.stores, message)
        message_id = await self._messenger.send(
            address, message, location_keyboard=button, is_paid=turn.is_paid
        )
        if content:
            await note(self._desk.stores, address, message_id, content)

    async def _try(
        self,
        chat_id: int,
        send: Send,
        *,
        is_paced: bool = True,
    ) -> bool:
        """Send; return whether it went out. A chat that is over is switched off."""
        outcome = await self._insist(chat_id, send, is_paced=is_paced)
        return await self._is_settled(chat_id, outcome)

    async def _insist(
        self,
        chat_id: int,
        send: Send,
        *,
        is_paced: bool = True,
    ) -> Outcome | None:
        """Send at the pace Telegram allows; return what went wrong, if anything.

        What was surely not taken is tried again a few times.
        """
        tries = TRIES
        while outcome := await self._once(chat_id, send, is_paced=is_paced):
            tries -= 1
            is_passing = outcome.ending is Ending.RETRY and outcome.after <= PATIENCE
            if not tries or not is_passing:
                return outcome
            await self._clock.sleep(outcome.after)
        return None

    async def _once(
        self, chat_id: int, send: Send, *, is_paced: bool
    ) -> Outcome | None:
        """Send when it is the chat's turn; return what went wrong, if anything."""
        ask = Ask(chat_id, is_group=chat_id < 0, lane="reply")
        turn = await self._turns.take(ask) if is_paced else Turn("free")
        outcome = None
        try:
            await send(turn)
        except TelegramError as error:
            outcome = read(error)
        await self._turns.heed(chat_id, outcome)
        return outcome

    async def _is_settled(self, chat_id: int, outcome: Outcome | None) -> bool:
        """Let what went wrong have its effect; return whether nothing did."""
        if outcome:
            await self._settle(chat_id, outcome)
        return not outcome

    async def _settle(self, chat_id: int, outcome: Outcome) -> None:
        logger.warning("no answer reached chat %s: %s", chat_id, outcome.reason)
        await Effects(self._desk.stores, self._clock).of_chat(chat_id, outcome)


def _manner(request: Request) -> Manner:
    """Return how to speak where the store cannot be asked how the chat wants it."""
    return Manner(spoken(request.asker.language) or ENGLISH)


def _asked(event: Event | None) -> Request | None:
    """Return what somebody wrote to the bot, None when it was something else."""
    return event.request if isinstance(event, Asked) else None
