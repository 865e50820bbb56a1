"""/broadcast TEXT: preview, choose who, and each chat gets it exactly once.

The draft has an id and every delivery is named by it and the chat, so pressing twice,
or a crash in the middle followed by another press, doubles nothing.
"""

import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta

from bot import wording
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.callback import pack
from bot.delivery.markup import escape
from bot.model import (
    Address,
    Button,
    Chat,
    ChatKind,
    Delivery,
    Kind,
    Message,
)

WORTH_SENDING = timedelta(days=2)
LONGEST = 3500
AUDIENCES = {
    "all": frozenset(ChatKind),
    "private": frozenset({ChatKind.PRIVATE}),
    "groups": frozenset({ChatKind.GROUP, ChatKind.SUPERGROUP}),
    "channels": frozenset({ChatKind.CHANNEL}),
}
LABELS = {
    "all": wording.BUTTON_TO_ALL,
    "private": wording.BUTTON_TO_PRIVATE,
    "groups": wording.BUTTON_TO_GROUPS,
    "channels": wording.BUTTON_TO_CHANNELS,
}


async def broadcast(desk: Desk, request: Request) -> Reply:
    """Return the preview and the choice of who gets it, with how many they are."""
    text = request.words.strip()
    if not text:
        return say(wording.BROADCAST_USAGE)
    if len(text) > LONGEST:
        return say(wording.BROADCAST_TOO_LONG.format(limit=LONGEST))
    moment = desk.clock.now().isoformat()
    draft = hashlib.sha256(f"{moment}{request.asker.id}{text}".encode()).hexdigest()[
        :12
    ]
    await desk.stores.pending.put(request.chat.id, f"cast:{draft}", text)
    counts = await desk.stores.chats.counts()
    buttons = tuple(
        Button(
            LABELS[name].format(count=_sum(counts, kinds)), pack("cast", draft, name)
        )
        for name, kinds in AUDIENCES.items()
    )
    cancel = Button(wording.BUTTON_CANCEL, pack("cast", draft, "cancel"))
    preview = Message(escape(text))
    choice = Message(wording.BROADCAST_PREVIEW, (buttons[:2], buttons[2:], (cancel,)))
    return Reply(messages=(preview, choice))


def _sum(counts: dict[ChatKind, int], kinds: frozenset[ChatKind]) -> int:
    return sum(count for kind, count in counts.items() if kind in kinds)


async def press(desk: Desk, request: Request) -> Reply:
    """Put the broadcast into the outbox for everyone chosen, or drop it."""
    draft, audience = request.arg(0), request.arg(1)
    name = f"cast:{draft}"
    text = await desk.stores.pending.get(request.chat.id, name)
    if text is None or audience not in {*AUDIENCES, "cancel"}:
        return Reply(edit=Message(wording.BROADCAST_STALE))
    if audience == "cancel":
        await desk.stores.pending.drop(request.chat.id, name)
        return Reply(edit=Message(wording.BROADCAST_CANCELLED))
    sent = 0
    async for address in _recipients(desk, AUDIENCES[audience]):
        sent += await desk.stores.outbox.add(_delivery(desk, draft, address, text))
    await desk.stores.pending.drop(request.chat.id, name)
    people = wording.counted(sent, "chat", "chats")
    return Reply(edit=Message(wording.BROADCAST_SENT.format(count=people)))


def _delivery(desk: Desk, draft: str, address: Address, text: str) -> Delivery:
    return Delivery(
        name=f"cast/{draft}/{address}",
        address=address,
        kind=Kind.BROADCAST,
        messages=(Message(escape(text)),),
        expires=desk.clock.now() + WORTH_SENDING,
    )


async def _recipients(desk: Desk, kinds: frozenset[ChatKind]) -> AsyncIterator[Address]:
    async for chat in desk.stores.chats.all(kinds):
        yield await _address(desk, chat)


async def _address(desk: Desk, chat: Chat) -> Address:
    """Return where in the chat briefings go, so that a forum gets it in its topic."""
    subscriptions = await desk.stores.subscriptions.of_chat(chat.id)
    return subscriptions[0].address if subscriptions else Address(chat.id)


COMMANDS = (
    Command(
        "broadcast",
        broadcast,
        wording.HINT_BROADCAST,
        61,
        Audience.OPERATORS,
        in_groups=False,
        buttons={"cast": press},
    ),
)
