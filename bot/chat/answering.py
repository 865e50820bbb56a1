"""From an update to what is sent in answer."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update
from telegram.error import TelegramError

from bot import wording
from bot.chat import members
from bot.chat.router import Router
from bot.chat.updates import (
    Event,
    Joined,
    Moved,
    Named,
    Placed,
    Plain,
    Pressed,
    Reopened,
    Typed,
    read_update,
)
from bot.chat.values import Reply, Request
from bot.clock import Clock
from bot.delivery.caption import words_alone
from bot.delivery.effects import Effects
from bot.delivery.messenger import Messenger
from bot.delivery.outcome import read
from bot.errors import StoreBusy
from bot.model import Address, ChatKind, Ending, Message, Outcome
from bot.store.budget import Ask
from bot.store.connection import guard

logger = logging.getLogger(__name__)

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
        self._patient: set[int] = set()

    async def answer(self, update: Update) -> None:
        """Do what the update asks for, and say so.

        Raises StoreBusy, having asked for patience, when it must be handled again.
        """
        event = read_update(update, self._desk.options.username)
        if not event:
            return
        try:
            with guard():
                await self._handle(event)
        except StoreBusy:
            await self._ask_patience(update)
            raise
        self._patient.discard(update.update_id)

    async def _ask_patience(self, update: Update) -> None:
        """Say once that the store is busy, and with it what knows our pace."""
        chat = update.effective_chat
        if chat and update.message and update.update_id not in self._patient:
            self._patient.add(update.update_id)
            try:
                await self._messenger.send(
                    Address(chat.id), Message(wording.STORE_BUSY)
                )
            except TelegramError as error:
                logger.warning("nobody hears that the store is busy: %s", error)

    async def _handle(self, event: Event) -> None:
        match event:
            case Moved(old, new):
                await self._desk.stores.chats.migrate(old, new)
            case Named(address, title):
                await self._desk.stores.chats.note_thread(address, title)
            case Reopened(address):
                await members.reopened(self._desk, address)
            case Joined():
                said = await members.joined(self._desk, event)
                if said:
                    await self._give(said[0], said[1])
            case _:
                await self._converse(event)

    async def _converse(self, event: Typed | Plain | Placed | Pressed) -> None:
        request = event.request
        await members.note(self._desk, request.chat, request.asker)
        reply = await self._reply(event)
        if isinstance(event, Pressed):
            await self._acknowledge(event.callback_id, reply)
            await self._edit(request, event.message_id, reply)
        await self._give(request.address, reply)

    async def _reply(self, event: Typed | Plain | Placed | Pressed) -> Reply:
        match event:
            case Typed(name, request):
                return await self._router.typed(name, request)
            case Pressed(data, request):
                return await self._router.pressed(data, request)
            case Placed(request):
                return await self._router.placed(request)
            case _:
                return await self._router.plain(event.request)

    async def _acknowledge(self, callback_id: str, reply: Reply) -> None:
        """Answer the press; a query Telegram holds too old needs no answer any more."""
        try:
            await self._messenger.answer(
                callback_id, reply.notice, is_alert=reply.is_alert
            )
        except TelegramError as error:
            logger.info("a press was not acknowledged: %s", error)

    async def _edit(self, request: Request, message_id: int, reply: Reply) -> None:
        edit = reply.edit
        if edit:
            chat_id = request.chat.id
            # Telegram counts edits in groups; in private a press is answered at once.
            await self._try(
                chat_id,
                lambda: self._messenger.edit(chat_id, message_id, edit),
                is_paced=request.chat.kind is not ChatKind.PRIVATE,
            )

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
                lambda: self._messenger.send_document(address, file.name, file.content),
            )

    async def _say(self, address: Address, message: Message, button: str) -> bool:
        """Send a message, or its words alone if its picture is not taken."""
        send = partial(self._messenger.send, address, location_keyboard=button)
        chat_id = address.chat_id
        outcome = await self._insist(chat_id, partial(send, message))
        if outcome and (words := words_alone(message, outcome)):
            outcome = await self._insist(chat_id, partial(send, words))
        return await self._is_settled(chat_id, outcome)

    async def _try(
        self,
        chat_id: int,
        send: Callable[[], Awaitable[object]],
        *,
        is_paced: bool = True,
    ) -> bool:
        """Send; return whether it went out. A chat that is over is switched off."""
        outcome = await self._insist(chat_id, send, is_paced=is_paced)
        return await self._is_settled(chat_id, outcome)

    async def _insist(
        self,
        chat_id: int,
        send: Callable[[], Awaitable[object]],
        *,
        is_paced: bool = True,
    ) -> Outcome | None:
        """Send at the pace Telegram allows; return what went wrong, if anything.

        What was surely not taken is tried again a few times.
        """
        tries = TRIES
        while outcome := await self._once(chat_id if is_paced else 0, send):
            tries -= 1
            is_passing = outcome.ending is Ending.RETRY and outcome.after <= PATIENCE
            if not tries or not is_passing:
                return outcome
            await self._hold_back(chat_id, outcome)
        return None

    async def _once(
        self, chat_id: int, send: Callable[[], Awaitable[object]]
    ) -> Outcome | None:
        """Send at the chat's time, if one is given; return what went wrong, if any."""
        if chat_id:
            await self._wait(chat_id)
        try:
            await send()
        except TelegramError as error:
            return read(error)
        return None

    async def _hold_back(self, chat_id: int, outcome: Outcome) -> None:
        if outcome.is_flood:
            scope = chat_id if chat_id < 0 else None
            await self._desk.stores.budget.halt(scope, outcome.after)
        await self._clock.sleep(outcome.after)

    async def _is_settled(self, chat_id: int, outcome: Outcome | None) -> bool:
        """Let what went wrong have its effect; return whether nothing did."""
        if outcome:
            await self._settle(chat_id, outcome)
        return not outcome

    async def _settle(self, chat_id: int, outcome: Outcome) -> None:
        logger.warning("no answer reached chat %s: %s", chat_id, outcome.reason)
        await Effects(self._desk.stores, self._clock).of_chat(chat_id, outcome)

    async def _wait(self, chat_id: int) -> None:
        """Wait until Telegram's limits allow one more answer to this chat."""
        ask = Ask(chat_id, is_group=chat_id < 0, lane="reply")
        while wait := await self._desk.stores.budget.reserve(ask):
            await self._clock.sleep(wait)
