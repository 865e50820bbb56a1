"""Which limits a message falls under, and whom a flood answer concerns. Pure.

The numbers and the shared counting are the store's (`bot.store.budget`), because all
processes with one token count together. Groups and channels have negative ids.

A 429 does not say whom it concerns. One in a group is the group's: it has a limit of
its own. One in a private chat is that chat's while it is short and others are taken;
one that asks for long, or a row of them with nothing taken in between, is everybody's.
So is one while all wait: it was on its way when that was found out, and may be told to
wait longer than the one before it.
"""

from bot.model import Address, Kind
from bot.store.budget import Ask, Row

# A delivery sits out waits up to this many seconds; at longer ones it makes room. Waits
# for the limit of all are under a second, so only a full chat or a halt is put aside.
PATIENCE = 2.0
# Telegram asks for a second or so where one chat got too much, and for half a minute or
# more where the bot did.
LONG = 10.0
# With one message in twenty refused at random, four in a row come once in 160,000; each
# false alarm would cost some 3 s of sending.
ROW = 4
# Seconds a halt lasts longer than Telegram said, which gives whole ones. No random part
# is needed: after a halt all processes still share the slots of one second.
MARGIN = 0.2


def asks(address: Address, lane: str) -> Ask:
    """Return what to ask the budget for one message to this address."""
    return Ask(address.chat_id, is_group=address.chat_id < 0, lane=lane)


def lane(kind: Kind, chat_id: int) -> str:
    """Return the lane of a delivery; replies have one of their own.

    Who asked for a briefing at eight waits for it; a group, or whom a broadcast is for,
    does not notice half a minute.
    """
    if kind is Kind.ALERT:
        return "alert"
    return "briefing" if kind is Kind.BRIEFING and chat_id > 0 else "crowd"


def halts(chat_id: int, seconds: float, row: Row) -> int | None:
    """Return which chat has to wait after a 429 in this one; None means all.

    `seconds` is how long Telegram asked to wait, `row` how many private chats in a row
    were answered so, this one included.
    """
    if chat_id < 0:
        return chat_id
    is_everybodys = seconds >= LONG or row.length >= ROW or row.is_halted
    return None if is_everybodys else chat_id
