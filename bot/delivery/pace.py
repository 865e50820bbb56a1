"""Which limits a message falls under, and whom a flood answer concerns. Pure.

The numbers and the shared counting are the store's (`bot.store.budget`), because all
processes with one token count together. Groups and channels have negative ids, and a
limit of their own: a 429 there is theirs. One in a private chat is taken as meant for
the whole bot, since no reader can use up a chat's own limit without us.
"""

from bot.model import Address, Kind
from bot.store.budget import Ask

# A delivery sits out waits up to this many seconds; at longer ones it makes room. All
# waits for the overall limit are under a second, so only a full chat is put aside.
PATIENCE = 2.0


def asks(address: Address, lane: str) -> Ask:
    """Return what to ask the budget for one message to this address."""
    return Ask(address.chat_id, is_group=address.chat_id < 0, lane=lane)


def lane(kind: Kind) -> str:
    """Return the lane of a delivery; replies have one of their own."""
    return "alert" if kind is Kind.ALERT else "briefing"


def halts(chat_id: int) -> int | None:
    """Return which chat has to wait after a 429 in this one; None means all."""
    return chat_id if chat_id < 0 else None
