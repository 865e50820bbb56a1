"""/reactions: how briefings were received in the channels somebody looks after."""

from bot import wording
from bot import wording_proofs as words
from bot.chat import wishes
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.markup import escape
from bot.delivery.proofs import received_line
from bot.model import Address, Chat, ChatKind

MOST = 9
"""Briefings shown of a channel."""


async def reactions(desk: Desk, request: Request) -> Reply:
    """Return how the briefings of each channel the asker looks after were received."""
    if request.chat.kind is not ChatKind.PRIVATE:
        return say(words.RECEIVED_CHANNELS)
    chats = await desk.stores.chats.managed_by(request.asker.id)
    blocks = [
        await _block(desk, chat)
        for chat in chats
        if chat.kind is ChatKind.CHANNEL
        and await wishes.may_change(desk, request.asker, chat)
    ]
    return say("\n\n".join(blocks) or words.RECEIVED_NOWHERE)


async def _block(desk: Desk, chat: Chat) -> str:
    found = await desk.stores.reactions.received(Address(chat.id))
    lines = [received_line(each) for each in found[:MOST]]
    title = escape(chat.title or wording.NOTICE_UNTITLED)
    head = words.RECEIVED_HEAD.format(title=title)
    return "\n".join((head, *(lines or [words.RECEIVED_NOTHING])))


COMMANDS = (
    Command(
        "reactions",
        reactions,
        lambda: words.HINT_REACTIONS,
        27,
        Audience.MANAGERS,
        in_groups=False,
    ),
)
