"""What follows from every change of somebody's hours, and the panel that shows them."""

from datetime import datetime

from bot.chat.settings import wishes
from bot.chat.settings.panel import panel
from bot.chat.values import Desk, Request
from bot.model import Address, Message, Subscription


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
    title = chat.title if address.chat_id != request.chat.id else ""
    return await whole_panel(desk, wish, title, is_on=is_on)


async def whole_panel(
    desk: Desk, wish: Subscription, title: str = "", *, is_on: bool
) -> Message:
    """Return the panel of a subscription, with its quiet hours and snooze."""
    rhythm = await desk.stores.rhythms.get(wish.address)
    return panel(wish, desk.clock.now(), is_on=is_on, title=title, rhythm=rhythm)
