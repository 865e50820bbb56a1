"""Brings what is answered to its chat: acknowledges, edits and sends.

Messages of an answer go in their order, each at the pace Telegram allows. What was
surely not taken is tried again; a picture that is not taken leaves its words.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram.error import TelegramError

from bot.chat.replies.correctable import kept, look_again, note
from bot.chat.values import Reply, Request
from bot.clock import Clock
from bot.delivery.calls.outcome import read
from bot.delivery.html.caption import unpainted, words_alone
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.messenger import Messenger
from bot.delivery.sending.turns import Turns
from bot.errors import StoreBusy
from bot.model import Address, ChatKind, Ending, Message, Outcome
from bot.store.budget import Ask, Turn
from bot.store.connection import guard
from bot.store.stores import Stores

logger = logging.getLogger(__name__)

Send = Callable[[Turn], Awaitable[object]]
"""A call to Telegram, told whose turn it is."""

TRIES = 4
PATIENCE = 15.0
"""Seconds a reader may be made to wait for an answer; a longer halt gives it up."""
STORE_PAUSE = 1.0
"""Seconds until the rest of an answer is tried again that found the store busy."""


class Giving:
    """Gives answers, for one process."""

    def __init__(self, stores: Stores, messenger: Messenger, clock: Clock) -> None:
        self._stores = stores
        self._messenger = messenger
        self._clock = clock
        self._turns = Turns(stores.budget, clock)

    async def acknowledge(self, callback_id: str, reply: Reply) -> None:
        """Answer the press; a query Telegram holds too old needs no answer any more."""
        try:
            await self._messenger.answer(
                callback_id, reply.notice, is_alert=reply.is_alert, url=reply.url
            )
        except TelegramError as error:
            logger.info("a press was not acknowledged: %s", error)

    async def edit(self, request: Request, message_id: int, reply: Reply) -> None:
        """Put a reply's edit in place of the message whose button was pressed."""
        edit = reply.edit
        if edit:
            chat_id = request.chat.id
            # Telegram counts edits in groups; in private a press is answered at once.
            content = await kept(self._stores, edit)
            is_done = await self._try(
                chat_id,
                lambda _: self._messenger.edit(chat_id, message_id, edit),
                is_paced=request.chat.kind is not ChatKind.PRIVATE,
            )
            # What it shows after an edit that failed is not known.
            known = content if is_done else ""
            await self._note(request.address, message_id, known, edit)

    async def give(self, address: Address, reply: Reply) -> None:
        """Say all of a reply, as far as it is taken.

        StoreBusy before anything is said, when all may be done again.
        """
        last = len(reply.messages) - 1
        for place, message in enumerate(reply.messages):
            button = reply.place_button if place == last else ""
            say = self._go_on if place else self._say
            if not await say(address, message, button):
                return
        if reply.attachment:
            file = reply.attachment
            await self._try(
                address.chat_id,
                lambda _: self._messenger.send_document(
                    address, file.name, file.content
                ),
            )

    async def _go_on(self, address: Address, message: Message, button: str) -> bool:
        """Send one more message of a reply that is begun: it cannot begin again."""
        while True:
            try:
                with guard():
                    return await self._say(address, message, button)
            except StoreBusy as error:
                logger.info("the rest of an answer waits for the store: %s", error)
            await self._clock.sleep(STORE_PAUSE)

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
        picture = await self._messenger.picture(message)
        content = await kept(self._stores, message if picture else unpainted(message))
        message_id = await self._messenger.send(
            address,
            message,
            location_keyboard=button,
            is_paid=turn.is_paid,
            picture=picture,
        )
        if content:
            await self._note(address, message_id, content, message)

    async def _note(
        self, address: Address, message_id: int, content: str, message: Message
    ) -> None:
        """Note what a message shows now; where that is known it can be corrected."""
        await note(self._stores, address, message_id, content)
        if content:
            await look_again(self._stores, self._clock, message)

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
        await Effects(self._stores, self._clock).of_chat(chat_id, outcome)
