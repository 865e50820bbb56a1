"""What a chat wishes for: its subscription, or the draft of one not yet switched on.

A draft is kept in the store for a week, so that a set-up survives a restart.
"""

import json
from dataclasses import replace

from bot import wording
from bot.briefing.slots import next_slot
from bot.chat.values import Asker, Desk, Request
from bot.chat.zones import guess_zone
from bot.errors import InputError
from bot.model import Address, Chat, Subscription
from bot.store.records import (
    pack_filters,
    pack_rhythm,
    unpack_filters,
    unpack_rhythm,
)

EIGHT = 480
"""Minutes after midnight a new subscription begins with: 08:00."""


def draft_name(address: Address) -> str:
    """Return the name under which the draft for an address is remembered."""
    return f"draft:{address.thread_id}"


async def load(desk: Desk, address: Address, asker: Asker) -> tuple[Subscription, bool]:
    """Return the address's wish, and whether it is switched on."""
    kept = await desk.stores.subscriptions.get(address)
    if kept:
        return kept, True
    draft = await desk.stores.pending.get(address.chat_id, draft_name(address))
    if draft:
        return _read(address, draft), False
    chat = await desk.stores.chats.get(address.chat_id)
    zone = (chat.zone if chat else "") or guess_zone(asker.language, desk.options.zone)
    return Subscription(address, (EIGHT,), zone), False


async def save(desk: Desk, wish: Subscription, *, is_on: bool) -> None:
    """Keep a wish: the subscription with its next slot, or the draft."""
    await _keep(desk, wish, is_on=is_on)
    # Its zone may be another now, and with it the end of the night.
    await desk.stores.held.look(wish.address, desk.clock.now())


async def _keep(desk: Desk, wish: Subscription, *, is_on: bool) -> None:
    if is_on:
        await desk.stores.subscriptions.save(
            wish, next_slot(wish, desk.clock.now()).due
        )
        await desk.stores.pending.drop(wish.address.chat_id, draft_name(wish.address))
    else:
        name = draft_name(wish.address)
        await desk.stores.pending.put(wish.address.chat_id, name, _write(wish))


async def switch_off(desk: Desk, address: Address) -> bool:
    """Stop the subscription but keep it as a draft; False when there was none."""
    wish = await desk.stores.subscriptions.get(address)
    if not wish:
        return False
    await save(desk, wish, is_on=False)
    await desk.stores.subscriptions.remove(address)
    return True


async def remember_zone(desk: Desk, chat_id: int, zone: str) -> None:
    """Keep the zone as the chat's own, for its next subscriptions."""
    chat = await desk.stores.chats.get(chat_id)
    if chat and chat.zone != zone:
        await desk.stores.chats.save(replace(chat, zone=zone))


async def permitted(desk: Desk, request: Request, address: Address) -> Chat:
    """Return the chat of an address that the asker may change.

    Raises InputError when the chat is unknown or is not his to change.
    """
    if address.chat_id == request.chat.id:
        chat: Chat | None = request.chat
    else:
        chat = await desk.stores.chats.get(address.chat_id)
    if not chat or not await may_change(desk, request.asker, chat):
        raise InputError(wording.NOT_YOURS)
    return chat


async def may_change(desk: Desk, asker: Asker, chat: Chat) -> bool:
    """Return whether the asker may change this chat's settings at this moment."""
    return asker.is_chat or await desk.rights.may_manage(asker.id, chat)


def _write(wish: Subscription) -> str:
    parts = [wish.times, wish.zone, wish.days, wish.topics]
    return json.dumps([*parts, pack_filters(wish.filters), pack_rhythm(wish)])


def _read(address: Address, text: str) -> Subscription:
    times, zone, days, topics, *more = json.loads(text)
    # An earlier version wrote fewer parts.
    filters, rhythm = (*more, None, None)[:2]
    wish = Subscription(
        address, tuple(times), zone, tuple(days), tuple(topics), unpack_filters(filters)
    )
    return unpack_rhythm(wish, rhythm or {})
