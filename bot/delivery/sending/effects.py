"""What an outcome changes beyond its own delivery.

| outcome | effect |
|---|---|
| blocked, kicked, unstarted, gone | the chat is stopped until it comes back |
| deactivated, deleted | everything kept for the chat is erased |
| moved | everything kept for the chat goes to its new id |
| closed, muted | the address is paused; who set the chat up is told once |
| unplaced | who set the chat up is told, once a day |
| any other | none |

Each may be repeated. They come after the outcome was written down: should we die in
between, the next message to the chat ends in the same way.
"""

from datetime import timedelta

from bot import wording
from bot.briefing.slots import next_slot
from bot.clock import Clock
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.html.plain import plainly
from bot.language.current import speaking
from bot.language.manners import manner_of
from bot.model import (
    Address,
    Button,
    Chat,
    Delivery,
    Ending,
    Kind,
    Message,
    Outcome,
)
from bot.store.stores import Stores

STOPPING = frozenset({Ending.BLOCKED, Ending.KICKED, Ending.UNSTARTED, Ending.GONE})
ERASING = frozenset({Ending.DEACTIVATED, Ending.DELETED})
PAUSING = frozenset({Ending.CLOSED, Ending.MUTED})

# Time for people to open what is closed, and short of a day: tomorrow's slot is tried.
PAUSE = timedelta(hours=20)
# A notice that waits longer is no help any more.
WORTH = timedelta(days=1)


class Effects:
    """Lets outcomes have their effect."""

    def __init__(self, stores: Stores, clock: Clock) -> None:
        self._stores = stores
        self._clock = clock

    async def of_delivery(self, address: Address, outcome: Outcome) -> None:
        """Change what this outcome of a delivery to the address changes."""
        if outcome.ending in PAUSING:
            await self._pause(address, outcome)
        elif outcome.ending is Ending.UNPLACED:
            await self._tell(address, outcome)
        else:
            await self.of_chat(address.chat_id, outcome)

    async def of_chat(self, chat_id: int, outcome: Outcome) -> None:
        """Stop, erase or move the chat if this outcome of writing to it says so."""
        chats = self._stores.chats
        if outcome.ending in STOPPING:
            await chats.deactivate(chat_id, outcome)
        elif outcome.ending in ERASING:
            await chats.forget(chat_id)
        elif outcome.ending is Ending.MOVED:
            await chats.migrate(chat_id, outcome.moved_to)

    async def _pause(self, address: Address, outcome: Outcome) -> None:
        """Pause the address, and if it was not yet, tell who can open it."""
        if not await self._stores.pauses.holds(address):
            await self._tell(address, outcome)
        subscription = await self._stores.subscriptions.get(address)
        again = self._clock.now() + PAUSE
        due = next_slot(subscription, again).due if subscription else None
        await self._stores.pauses.begin(address, outcome, due)

    async def _tell(self, address: Address, outcome: Outcome) -> None:
        """Tell whoever set the chat up what is wrong there, once a day at most."""
        chat = await self._stores.chats.get(address.chat_id)
        manager = await self._stores.chats.get(chat.manager) if chat else None
        if not chat or not manager or not manager.is_active:
            return
        threads = await self._stores.chats.threads(chat.id)
        topic = threads.get(address.thread_id, "")
        now = self._clock.now()
        with speaking(manner_of(manager)):
            message = plainly(notice(outcome.ending, address, chat, topic))
        await self._stores.outbox.add(
            Delivery(
                # A name is used once, so nobody is told twice on a day.
                name=f"{address}/{outcome.ending}/{now.date().isoformat()}",
                address=Address(manager.id),
                kind=Kind.ALERT,
                messages=(message,),
                expires=now + WORTH,
            )
        )


def notice(ending: Ending, address: Address, chat: Chat, topic: str) -> Message:
    """Return what to tell whoever set the chat up, with the way to its settings."""
    named = wording.NOTICE_TOPIC.format(topic=escape(topic)) if topic else ""
    title = escape(chat.title or wording.NOTICE_UNTITLED)
    words = _told()[ending].format(title=title, topic=named or wording.NOTICE_A_TOPIC)
    return Message(
        words, ((Button(wording.BUTTON_SET_UP, pack("panel", str(address))),),)
    )


def _told() -> dict[Ending, str]:
    return {
        Ending.CLOSED: wording.NOTICE_CLOSED,
        Ending.MUTED: wording.NOTICE_MUTED,
        Ending.UNPLACED: wording.NOTICE_UNPLACED,
    }
