"""What a chat wishes for: its subscription, or the draft of one not yet switched on.

A draft is kept in the store for a week, so that a set-up survives a restart.
"""

import json
from collections.abc import Callable
from dataclasses import replace

from bot import wording
from bot.briefing.slots import next_slot
from bot.chat.typed.zones import guess_zone
from bot.chat.values import Asker, Desk, Request
from bot.errors import InputError
from bot.model import Address, Chat, Subscription
from bot.store.records import (
    pack_filters,
    pack_rhythm,
    unpack_filters,
    unpack_rhythm,
    unpack_subscription,
)
from bot.store.wishes import Kept

Decide = Callable[[Subscription], Subscription]

EIGHT = 480
"""Minutes after midnight a new subscription begins with: 08:00."""


async def load(desk: Desk, address: Address, asker: Asker) -> tuple[Subscription, bool]:
    """Return the address's wish, and whether it is switched on."""
    kept = await desk.stores.wishes.get(address)
    return await _meant(desk, kept, asker), kept.is_on


async def change(
    desk: Desk, address: Address, asker: Asker, decide: Decide, *, is_on: bool = False
) -> tuple[Subscription, bool]:
    """Change the address's wish; return it, and whether it is switched on.

    Where somebody else changes it meanwhile, it is decided anew what becomes of that.
    What `decide` raises leaves everything as it was.
    """
    while True:
        kept = await desk.stores.wishes.get(address)
        wish = decide(await _meant(desk, kept, asker))
        if await _put(desk, kept, wish, is_on=is_on or kept.is_on):
            return wish, is_on or kept.is_on


async def switch_off(desk: Desk, address: Address) -> bool:
    """Stop the subscription but keep it as a draft; False when there was none."""
    while True:
        kept = await desk.stores.wishes.get(address)
        if not kept.is_on:
            return False
        wish = unpack_subscription(address, kept.record)
        if await _put(desk, kept, wish, is_on=False):
            return True


async def _meant(desk: Desk, kept: Kept, asker: Asker) -> Subscription:
    """Return what is kept as a wish; where nothing is, what one begins with."""
    if kept.is_on:
        return unpack_subscription(kept.address, kept.record)
    if kept.draft:
        return _read(kept.address, kept.draft)
    chat = await desk.stores.chats.get(kept.address.chat_id)
    own = await desk.stores.chats.get(asker.id)
    known = next((each.zone for each in (chat, own) if each and each.zone), "")
    zone = known or guess_zone(asker.language, desk.options.zone)
    return Subscription(kept.address, (EIGHT,), zone)


async def _put(desk: Desk, kept: Kept, wish: Subscription, *, is_on: bool) -> bool:
    """Keep a wish in the place of what was read; False when that has changed."""
    now = desk.clock.now()
    if is_on:
        there = await desk.stores.wishes.subscribe(kept, wish, next_slot(wish, now).due)
    else:
        there = await desk.stores.wishes.draft(kept, _write(wish))
    if there:
        # Its zone may be another now, and with it the end of the night.
        await desk.stores.held.look(kept.address, now)
    return there


async def remember_zone(desk: Desk, chat_id: int, zone: str) -> None:
    """Keep the zone as the chat's own, for its next subscriptions."""
    chat = await desk.stores.chats.get(chat_id)
    if chat and chat.zone != zone:
        await desk.stores.chats.save(replace(chat, zone=zone), chat)


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
