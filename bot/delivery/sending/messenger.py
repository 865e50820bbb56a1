"""Says things on Telegram: our messages to python-telegram-bot's calls.

Errors come out as they are; `bot.delivery.calls.outcome.read` tells what they mean.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import wording_search
from bot.delivery.calls import form, objects
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.html import caption
from bot.delivery.messages.shares import Share, results
from bot.errors import StoreError
from bot.model import Address, Message

logger = logging.getLogger(__name__)

Named = Callable[[str, str], Awaitable[None]]
"""Told a channel's public name, "" for none any more, and its title."""

# A forum's General topic: Telegram refuses its number, and wants none.
GENERAL = 1
PICTURE = "chart.png"
CACHED = 60
"""Seconds in which Telegram answers the same inline query by itself."""


class Messenger(Protocol):
    """Says things on Telegram."""

    async def send(
        self,
        address: Address,
        message: Message,
        *,
        location_keyboard: str = "",
        is_paid: bool = False,
        picture: str | bytes | None = None,
    ) -> int:
        """Send a message and return its number in the chat.

        `is_paid` lets Telegram take Stars for it when it is over the free rate.
        `location_keyboard` labels a button that shares the reader's place; it comes
        instead of the message's own buttons. `picture` is what `picture` gave, and
        asked for now when it was not. One that cannot be had is left out; one that
        Telegram refuses is an error, and the words may be sent alone.
        """
        ...

    async def picture(self, message: Message) -> str | bytes:
        """Return Telegram's name of the message's picture, or else the PNG.

        It is empty when there is none, or none that could be had.
        """
        ...

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Change a message sent earlier; that it stays as it is, is fine."""
        ...

    async def answer(
        self, callback_id: str, text: str = "", *, is_alert: bool = False, url: str = ""
    ) -> None:
        """Answer the press of a button, so that it stops turning.

        `url` is a link to the bot, opened for whoever pressed.
        """
        ...

    async def offer(self, query_id: str, shares: Sequence[Share]) -> None:
        """Answer an inline query with what the asker may send."""
        ...

    async def send_document(self, address: Address, name: str, content: bytes) -> int:
        """Send a file and return the message's number in the chat."""
        ...


class TelegramMessenger:
    """Says things through a Telegram bot; without a gallery, in words alone.

    `named` hears by which public name a channel is known that it posts in, once for
    each name: Telegram says so only then.
    """

    def __init__(
        self, bot: Bot, gallery: Gallery | None = None, named: Named | None = None
    ) -> None:
        self._bot = bot
        self._gallery = gallery
        self._named = named
        self._names: dict[int, str] = {}

    async def send(
        self,
        address: Address,
        message: Message,
        *,
        location_keyboard: str = "",
        is_paid: bool = False,
        picture: str | bytes | None = None,
    ) -> int:
        """Send a message and return its number in the chat."""
        post = _Post(address, message, location_keyboard, is_paid)
        shown = await self.picture(message) if picture is None else picture
        if self._gallery and shown:
            return await self._send_photo(post, shown, self._gallery)
        return await self._send_text(post)

    async def picture(self, message: Message) -> str | bytes:
        """Return the name of the message's picture, the PNG, or nothing."""
        if not self._gallery or not message.picture or not caption.fits(message.html):
            return ""
        return await self._gallery.find(message.picture)

    async def _send_text(self, post: "_Post") -> int:
        sent = await form.post(
            self._bot,
            "sendMessage",
            {
                "chat_id": post.address.chat_id,
                "text": post.message.html,
                "parse_mode": ParseMode.HTML,
                "message_thread_id": _thread(post.address) or 0,
                "link_preview_options": form.NO_PREVIEW,
                "disable_notification": "true" if post.message.is_silent else "",
                "reply_markup": form.place_keyboard(post.place)
                or form.inline_keyboard(post.message.buttons),
                "allow_paid_broadcast": "true" if post.is_paid else "",
                "reply_parameters": form.reply(post.message.reply_to),
            },
        )
        await self._note(sent["chat"])
        return int(sent["message_id"])

    async def _send_photo(
        self, post: "_Post", picture: str | bytes, gallery: Gallery
    ) -> int:
        """Send a picture, by name or whole, with the words under it."""
        try:
            sent = await self._bot.send_photo(
                post.address.chat_id,
                picture,
                caption=post.message.html or None,
                parse_mode=ParseMode.HTML,
                message_thread_id=_thread(post.address),
                disable_notification=post.message.is_silent or None,
                reply_markup=objects.place_keyboard(post.place)
                or objects.inline_keyboard(post.message.buttons),
                allow_paid_broadcast=post.is_paid or None,
                filename=PICTURE,
                reply_parameters=objects.reply(post.message.reply_to),
            )
        except BadRequest:
            # It may be the name that is refused; the next message brings it whole.
            await gallery.forget(post.message.picture)
            raise
        if isinstance(picture, bytes):
            await gallery.note(post.message.picture, sent.photo[-1].file_id)
        await self._note(sent.chat.to_dict())
        return sent.message_id

    async def _note(self, chat: Mapping[str, Any]) -> None:
        """Tell of the name of a channel we posted in, if it is another than before.

        The message was sent, whatever becomes of that; the next one tells it again.
        """
        name = chat.get("username", "") if chat["type"] == "channel" else ""
        if self._named and self._names.get(chat["id"], "") != name:
            try:
                await self._named(name, chat["title"])
            except StoreError as error:
                logger.warning("nobody heard of the name @%s: %s", name, error)
            else:
                self._names[chat["id"]] = name

    async def edit(self, chat_id: int, message_id: int, message: Message) -> None:
        """Change a message sent earlier; that it stays as it is, is fine."""
        try:
            await self._edit_text(chat_id, message_id, message)
        except BadRequest as error:
            if "no text in the message" in str(error).lower():
                await self._edit_caption(chat_id, message_id, message)
            elif not _is_same(error):
                raise

    async def _edit_text(self, chat_id: int, message_id: int, message: Message) -> None:
        await form.post(
            self._bot,
            "editMessageText",
            {
                "chat_id": chat_id,
                "message_id": message_id,
                "text": message.html,
                "parse_mode": ParseMode.HTML,
                "link_preview_options": form.NO_PREVIEW,
                "reply_markup": form.inline_keyboard(message.buttons),
            },
        )

    async def _edit_caption(
        self, chat_id: int, message_id: int, message: Message
    ) -> None:
        """Change the words under a picture, which itself stays."""
        try:
            await self._bot.edit_message_caption(
                chat_id,
                message_id,
                caption=message.html,
                parse_mode=ParseMode.HTML,
                reply_markup=objects.inline_keyboard(message.buttons),
            )
        except BadRequest as error:
            if not _is_same(error):
                raise

    async def answer(
        self, callback_id: str, text: str = "", *, is_alert: bool = False, url: str = ""
    ) -> None:
        """Answer the press of a button, so that it stops turning."""
        try:
            await form.post(
                self._bot,
                "answerCallbackQuery",
                {
                    "callback_query_id": callback_id,
                    "text": text,
                    "show_alert": "true" if is_alert else "",
                    "url": url,
                },
            )
        except BadRequest as error:
            # Telegram waits a minute or so for the answer; then it is nobody's concern.
            if "query is too old" not in str(error).lower():
                raise

    async def offer(self, query_id: str, shares: Sequence[Share]) -> None:
        """Answer an inline query; Telegram gives the same again for a minute."""
        label = wording_search.OPEN_BOT if shares else wording_search.OPEN_BOT_NOTHING
        await form.post(
            self._bot,
            "answerInlineQuery",
            {
                "inline_query_id": query_id,
                "results": results(shares),
                "cache_time": CACHED,
                # Each is offered them in the own language.
                "is_personal": "true",
                "button": json.dumps({"text": label, "start_parameter": "inline"}),
            },
        )

    async def send_document(self, address: Address, name: str, content: bytes) -> int:
        """Send a file and return the message's number in the chat."""
        sent = await self._bot.send_document(
            address.chat_id,
            InputFile(content, filename=name),
            message_thread_id=_thread(address),
        )
        return sent.message_id


@dataclass(frozen=True, slots=True)
class _Post:
    """A message on its way: where to, the label that asks for a place, if for Stars."""

    address: Address
    message: Message
    place: str
    is_paid: bool


def _is_same(error: BadRequest) -> bool:
    """Whether an edit was refused because it would change nothing."""
    return "message is not modified" in str(error).lower()


def _thread(address: Address) -> int | None:
    return address.thread_id if address.thread_id > GENERAL else None
