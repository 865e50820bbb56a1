"""What happens when the bot is added to a chat, removed, blocked or moved."""

from dataclasses import replace
from datetime import datetime

from bot import wording
from bot.briefing.slots import next_slot, resumed
from bot.chat.feeds.ownchannels import stop_reading
from bot.chat.incoming.events import Joined
from bot.chat.settings import wishes
from bot.chat.settings.panel import panel
from bot.chat.values import Asker, Desk, Reply, Request
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.html.plain import plainly
from bot.language.current import speaking
from bot.language.manners import manner_of
from bot.model import (
    Address,
    Button,
    Chat,
    ChatKind,
    Ending,
    Message,
    Outcome,
    Subscription,
)


async def joined(desk: Desk, event: Joined) -> tuple[Address, Reply] | None:
    """Keep what changed; return where to say what, None when there is nothing to say.

    In a group the bot says hello; about a channel it writes to whoever added it.
    """
    chat, asker = event.request.chat, event.request.asker
    if not event.can_post:
        await desk.stores.chats.deactivate(chat.id, _ended(chat))
        return None
    manager = 0 if chat.id == asker.id else asker.id
    known = await note(desk, chat, asker, manager=manager)
    await _revive(desk, chat.id)
    for address in await desk.stores.pauses.of_chat(chat.id):
        await reopened(desk, address)
    if chat.kind is ChatKind.CHANNEL:
        await stop_reading(desk.stores, desk.clock, event.name, chat.title)
        with speaking(await desk.stores.readers.manner(asker.id)):
            return Address(asker.id), await _set_up_channel(desk, event.request)
    if chat.kind.is_group and not event.was_there:
        with speaking(manner_of(known)):
            return Address(chat.id), hello(chat)
    return None


async def note(desk: Desk, chat: Chat, asker: Asker, manager: int = 0) -> Chat:
    """Keep the chat's name, kind and language when they are new or changed.

    Return the chat as it is kept.
    """
    kept = await desk.stores.chats.get(chat.id)
    known = kept or chat
    seen = replace(
        known,
        kind=chat.kind,
        title=chat.title or known.title,
        language=_language(chat, asker, known, is_added=manager != 0),
        manager=manager or known.manager,
        is_active=True,
    )
    if seen != kept:
        seen = await desk.stores.chats.save(seen, kept)
    if kept and not kept.is_active:
        await _revive(desk, chat.id)
    return seen


async def reopened(desk: Desk, address: Address) -> None:
    """Write to an address again that was paused, with its next slot."""
    subscription = await desk.stores.subscriptions.get(address)
    due = next_slot(subscription, desk.clock.now()).due if subscription else None
    await desk.stores.pauses.end(address, due)


async def reacted(
    desk: Desk, chat_id: int, message_id: int, counts: tuple[tuple[str, int], ...]
) -> None:
    """Keep how a post was received, in a chat that we know."""
    if await desk.stores.chats.get(chat_id):
        await desk.stores.reactions.note(chat_id, message_id, counts)


async def _revive(desk: Desk, chat_id: int) -> None:
    now = desk.clock.now()

    def when(subscription: Subscription, due: datetime) -> datetime:
        try:
            return resumed(subscription, due, now)
        except (KeyError, ValueError):
            # A zone the machine no longer knows: whoever fires slots says so.
            return due

    await desk.stores.chats.activate(chat_id, when)


def _ended(chat: Chat) -> Outcome:
    """Return how a chat ended whose people no longer want us."""
    if chat.kind is ChatKind.PRIVATE:
        return Outcome(Ending.BLOCKED, reason="the reader has blocked the bot")
    return Outcome(Ending.KICKED, reason="the bot was removed, or may not post")


def _language(chat: Chat, asker: Asker, known: Chat, *, is_added: bool) -> str:
    """Return a reader's own language; a group has that of whoever added the bot."""
    if chat.kind is ChatKind.PRIVATE and asker.language:
        return asker.language
    return known.language or (asker.language if is_added else "")


def hello(chat: Chat) -> Reply:
    """Return the one message a group gets when the bot is added."""
    to = str(Address(chat.id))
    row = (
        Button(wording.BUTTON_SET_UP, pack("panel", to)),
        Button(wording.BUTTON_LATEST, pack("brief")),
    )
    return Reply(messages=(plainly(Message(wording.WELCOME_GROUP, (row,))),))


async def _set_up_channel(desk: Desk, request: Request) -> Reply:
    title = request.chat.title
    wish, is_on = await wishes.load(desk, request.address, request.asker)
    shown = panel(wish, desk.clock.now(), is_on=is_on, title=title)
    said = wording.WELCOME_CHANNEL.format(title=escape(title))
    message = replace(shown, html=f"{said}\n\n{shown.html}")
    return Reply(messages=(plainly(message),))
