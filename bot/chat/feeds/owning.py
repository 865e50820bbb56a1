"""For which chats somebody may have feeds read that nobody else sees."""

from bot.chat.settings import wishes
from bot.chat.values import Desk, Request
from bot.model import Chat, ChatKind

MOST_CHATS = 5
"""Chats somebody looks after that are offered beside the one he writes in."""


async def own_chats(desk: Desk, request: Request) -> tuple[Chat, ...]:
    """Return the chats whose own feeds the asker may change: this one, or his others.

    Whether chats may have more is another question: what they have can always go.
    """
    others: tuple[Chat, ...] = ()
    if request.chat.kind is ChatKind.PRIVATE:
        others = await desk.stores.chats.managed_by(request.asker.id)
    chats = (request.chat, *others[:MOST_CHATS])
    return tuple(
        [chat for chat in chats if await wishes.may_change(desk, request.asker, chat)]
    )
