"""All that is known about what a chat was sent, gathered for one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model import Address, Chat, Rhythm, Slot, Subscription
from bot.store.chats import Stopped
from bot.store.held import Hold
from bot.store.stores import Stores
from bot.store.trails import Trail


@dataclass(frozen=True, slots=True)
class Facts:
    """What the store knows about a chat's deliveries; `chat` is None for a stranger.

    `plans` are its subscriptions, each with the moment it is due next; `composing` are
    slots that were due and wait to be composed; `halted` is until when Telegram wants
    to hear nothing from the bot. `rhythms` are when its addresses are left alone, and
    `held` the alerts that wait for that to end.
    """

    chat: Chat | None = None
    moved_to: int | None = None
    stopped: Stopped | None = None
    plans: tuple[tuple[Subscription, datetime | None], ...] = ()
    trails: tuple[Trail, ...] = ()
    composing: tuple[Slot, ...] = ()
    halted: datetime | None = None
    rhythms: Mapping[Address, Rhythm] = field(default_factory=dict)
    held: tuple[Hold, ...] = ()


async def gather(stores: Stores, chat_id: int) -> Facts:
    """Return what is known about a chat's deliveries at this moment."""
    subscriptions = await stores.subscriptions.of_chat(chat_id)
    # In the order work takes, or what moves on meanwhile would be seen nowhere.
    due = [await stores.subscriptions.next_due(one.address) for one in subscriptions]
    composing = await stores.ledger.composing(chat_id)
    addresses = (Address(chat_id), *(one.address for one in subscriptions))
    rhythms = {each: await stores.rhythms.get(each) for each in addresses}
    held = [await stores.held.of(each) for each in rhythms]
    rhythms = {each: rhythms[each] for each in rhythms if rhythms[each] != Rhythm()}
    return Facts(
        chat=await stores.chats.get(chat_id),
        moved_to=await stores.chats.moved_to(chat_id),
        stopped=await stores.chats.stopped(chat_id),
        plans=tuple(zip(subscriptions, due, strict=True)),
        trails=await stores.ledger.trails(chat_id),
        composing=composing,
        halted=await stores.ledger.halted_until(),
        rhythms=rhythms,
        held=tuple(each for each in held if each and each.messages),
    )
