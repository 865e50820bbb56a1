"""What follows from every change of somebody's hours, and the panel that shows them."""

from datetime import datetime

from bot import wording
from bot import wording_groups as words
from bot.chat.settings import wishes
from bot.chat.settings.panel import panel
from bot.chat.values import Desk, Request
from bot.delivery.pieces.cards import DOT
from bot.model import Address, Chat, Message, Subscription


async def settled(desk: Desk, address: Address) -> None:
    """Have what is held for an address looked at anew, by the hours it has now."""
    await desk.stores.held.look(address, desk.clock.now())


async def awake(desk: Desk, address: Address) -> datetime:
    """Return from when an address is told anything again: now, or when a snooze ends.

    What is due comes after that.
    """
    now, rhythm = desk.clock.now(), await desk.stores.rhythms.get(address)
    if rhythm.until and rhythm.is_snoozed(now):
        return rhythm.until
    return now


async def shown_panel(desk: Desk, request: Request, address: Address) -> Message:
    """Return the panel of an address, named where it is another chat's."""
    chat = await wishes.permitted(desk, request, address)
    wish, is_on = await wishes.load(desk, address, request.asker)
    title = await elsewhere(desk, chat, address, request.address)
    return await whole_panel(desk, wish, title, is_on=is_on)


async def elsewhere(desk: Desk, chat: Chat, address: Address, here: Address) -> str:
    """Return what an address is called where it is spoken of elsewhere, "" there."""
    if address == here:
        return ""
    thread = await _thread(desk, address)
    if chat.id == here.chat_id:
        return thread or words.THREAD_GENERAL
    return DOT.join(filter(None, (chat.title, thread)))


async def place_name(desk: Desk, chat: Chat, address: Address) -> str:
    """Return what a chat is called, and its topic where the briefing is in one."""
    title, thread = chat.title or wording.NOTICE_UNTITLED, await _thread(desk, address)
    return f"{title}{DOT}{thread}" if thread else title


async def _thread(desk: Desk, address: Address) -> str:
    if not address.thread_id:
        return ""
    unnamed = words.THREAD_UNNAMED.format(number=address.thread_id)
    threads = await desk.stores.chats.threads(address.chat_id)
    return threads.get(address.thread_id, unnamed)


async def whole_panel(
    desk: Desk, wish: Subscription, title: str = "", *, is_on: bool
) -> Message:
    """Return the panel of a subscription, with its quiet hours and snooze."""
    rhythm = await desk.stores.rhythms.get(wish.address)
    return panel(wish, desk.clock.now(), is_on=is_on, title=title, rhythm=rhythm)
