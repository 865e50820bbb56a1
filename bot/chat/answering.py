"""From an update to what is sent in answer."""

from telegram import Update

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
    Typed,
    read_update,
)
from bot.chat.values import Reply, Request
from bot.clock import Clock
from bot.delivery.messenger import Messenger
from bot.model import Address, Message
from bot.store.budget import Ask


class Answering:
    """Answers one update after another."""

    def __init__(self, router: Router, messenger: Messenger, clock: Clock) -> None:
        self._router = router
        self._desk = router.desk
        self._messenger = messenger
        self._clock = clock

    async def answer(self, update: Update) -> None:
        """Do what the update asks for, and say so."""
        event = read_update(update, self._desk.options.username)
        if event:
            await self._handle(event)

    async def _handle(self, event: Event) -> None:
        match event:
            case Moved(old, new):
                await self._desk.stores.chats.migrate(old, new)
            case Named(address, title):
                await self._desk.stores.chats.note_thread(address, title)
            case Joined():
                said = await members.joined(self._desk, event)
                if said:
                    await self._give(said[0], said[1])
            case _:
                await self._converse(event)

    async def _converse(self, event: Typed | Plain | Placed | Pressed) -> None:
        request = event.request
        await members.note(self._desk, request.chat, request.asker)
        match event:
            case Typed(name, _):
                reply = await self._router.typed(name, request)
            case Plain():
                reply = await self._router.plain(request)
            case Placed():
                reply = await self._router.placed(request)
            case Pressed(data, _, callback_id, message_id):
                reply = await self._router.pressed(data, request)
                await self._messenger.answer(
                    callback_id, reply.notice, is_alert=reply.is_alert
                )
                await self._edit(request, message_id, reply)
        await self._give(request.address, reply)

    async def _edit(self, request: Request, message_id: int, reply: Reply) -> None:
        if reply.edit:
            await self._wait(request.address.chat_id)
            await self._messenger.edit(request.chat.id, message_id, reply.edit)

    async def _give(self, address: Address, reply: Reply) -> None:
        last = len(reply.messages) - 1
        for place, message in enumerate(reply.messages):
            button = reply.place_button if place == last else ""
            await self._send(address, message, button)
        if reply.attachment:
            await self._wait(address.chat_id)
            await self._messenger.send_document(
                address, reply.attachment.name, reply.attachment.content
            )

    async def _send(self, address: Address, message: Message, button: str) -> None:
        await self._wait(address.chat_id)
        await self._messenger.send(address, message, location_keyboard=button)

    async def _wait(self, chat_id: int) -> None:
        """Wait until Telegram's limits allow one more answer to this chat."""
        ask = Ask(chat_id, is_group=chat_id < 0, lane="reply")
        wait = await self._desk.stores.budget.reserve(ask)
        if wait > 0:
            await self._clock.sleep(wait)
