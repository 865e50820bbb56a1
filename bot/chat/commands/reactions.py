"""/reactions: how briefings were received in the chats somebody looks after.

In channels Telegram tells the reactions. In groups it would only tell an admin, and who
reacted; so a group is asked by 👍 and 👎 under its briefings, if whoever looks after it
wants that.
"""

from dataclasses import replace

from bot import wording
from bot import wording_groups as groups
from bot import wording_proofs as words
from bot.chat.settings import wishes
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.messages.proofs import received_line
from bot.errors import InputError
from bot.model import Address, Button, Chat, ChatKind, Message, Subscription

MOST = 9
"""Briefings shown of a channel or a group."""
YES, NO = "yes", "no"


async def reactions(desk: Desk, request: Request) -> Reply:
    """Return how the briefings of each chat the asker looks after were received."""
    if request.chat.kind is not ChatKind.PRIVATE:
        return say(words.RECEIVED_CHANNELS)
    return Reply(messages=(await _shown(desk, request),))


async def ask(desk: Desk, request: Request) -> Reply:
    """Have a group asked how its briefings are, or no more."""
    address, is_asked = request.target(), request.arg(1) == YES
    await wishes.permitted(desk, request, address)
    _, is_on = await wishes.load(desk, address, request.asker)
    if not is_on:
        raise InputError(wording.STALE_BUTTON)
    await wishes.change(
        desk, address, request.asker, lambda wish: replace(wish, asks=is_asked)
    )
    return Reply(edit=await _shown(desk, request))


async def _shown(desk: Desk, request: Request) -> Message:
    """Return a block for each channel and group, and buttons to ask groups."""
    chats = await desk.stores.chats.managed_by(request.asker.id)
    blocks: list[str] = []
    rows: list[tuple[Button, ...]] = []
    for chat in chats:
        if not await wishes.may_change(desk, request.asker, chat):
            continue
        if chat.kind is ChatKind.CHANNEL:
            title = chat.title or wording.NOTICE_UNTITLED
            blocks.append(await _block(desk, Address(chat.id), title))
            continue
        for wish in await desk.stores.subscriptions.of_chat(chat.id):
            title = await _title(desk, chat, wish.address)
            blocks.append(await _block(desk, wish.address, title, is_asked=wish.asks))
            rows.append((_button(wish, title),))
    return Message("\n\n".join(blocks) or words.RECEIVED_NOWHERE, tuple(rows))


async def _block(
    desk: Desk, address: Address, title: str, *, is_asked: bool = True
) -> str:
    """Return how the briefings of an address were received."""
    found = await desk.stores.reactions.received(address) if is_asked else ()
    lines = [received_line(each) for each in found[:MOST]]
    head = words.RECEIVED_HEAD.format(title=escape(title))
    nothing = words.RECEIVED_NOTHING if is_asked else words.RECEIVED_UNASKED
    return "\n".join((head, *(lines or [nothing])))


def _button(wish: Subscription, title: str) -> Button:
    label = words.BUTTON_ASK_NO_MORE if wish.asks else words.BUTTON_ASK
    data = pack("asks", str(wish.address), NO if wish.asks else YES)
    return Button(label.format(title=title), data)


async def _title(desk: Desk, chat: Chat, address: Address) -> str:
    """Return what a group is called, and its topic where the briefing is in one."""
    title = chat.title or wording.NOTICE_UNTITLED
    if not address.thread_id:
        return title
    unnamed = groups.THREAD_UNNAMED.format(number=address.thread_id)
    threads = await desk.stores.chats.threads(chat.id)
    return f"{title} · {threads.get(address.thread_id, unnamed)}"


COMMANDS = (
    Command(
        "reactions",
        reactions,
        lambda: words.HINT_REACTIONS,
        27,
        Audience.MANAGERS,
        in_groups=False,
        buttons={"asks": ask},
    ),
)
