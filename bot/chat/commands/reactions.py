"""/reactions: how briefings were received in the chats somebody looks after.

In channels Telegram tells the reactions. In groups it would only tell an admin, and who
reacted; so a group is asked by 👍 and 👎 under its briefings, if whoever looks after it
wants that.
"""

from dataclasses import replace

from bot import wording
from bot import wording_proofs as words
from bot.chat.settings import wishes
from bot.chat.settings.settling import place_name
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.messages.proofs import received_line
from bot.errors import InputError
from bot.language.lists import joined
from bot.model import Address, Button, ChatKind, Message, Subscription

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
    """Return a block for each channel and group, and buttons to ask groups.

    Those that are not asked have one together.
    """
    chats = await desk.stores.chats.managed_by(request.asker.id)
    blocks: list[str] = []
    unasked: list[str] = []
    rows: list[tuple[Button, ...]] = []
    for chat in chats:
        if not await wishes.may_change(desk, request.asker, chat):
            continue
        if chat.kind is ChatKind.CHANNEL:
            title = chat.title or wording.NOTICE_UNTITLED
            blocks.append(await _block(desk, Address(chat.id), title))
            continue
        for wish in await desk.stores.subscriptions.of_chat(chat.id):
            title = await place_name(desk, chat, wish.address)
            rows.append((_button(wish, title),))
            if wish.asks:
                blocks.append(await _block(desk, wish.address, title))
            else:
                unasked.append(title)
    if unasked:
        blocks.append(f"{_head(joined(unasked))}\n{words.RECEIVED_UNASKED}")
    return Message("\n\n".join(blocks) or words.RECEIVED_NOWHERE, tuple(rows))


async def _block(desk: Desk, address: Address, title: str) -> str:
    """Return how the briefings of an address were received."""
    found = await desk.stores.reactions.received(address)
    lines = [received_line(each) for each in found[:MOST]]
    return "\n".join((_head(title), *(lines or [words.RECEIVED_NOTHING])))


def _head(title: str) -> str:
    return words.RECEIVED_HEAD.format(title=escape(title))


def _button(wish: Subscription, title: str) -> Button:
    label = words.BUTTON_ASK_NO_MORE if wish.asks else words.BUTTON_ASK
    data = pack("asks", str(wish.address), NO if wish.asks else YES)
    return Button(label.format(title=title), data)


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
