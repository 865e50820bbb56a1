"""Feeds that were found, kept while somebody chooses, and the choices as messages.

A button cannot carry addresses, so what was found is kept with the chat for a week
under a short name, and buttons carry that name and a number.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import wording_feeds as wording
from bot.chat.feeds.lines import brings, found_line
from bot.chat.pressed.paging import numbered
from bot.chat.values import Desk
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape, line
from bot.model import Button, Chat, Message
from bot.sources.articles import host
from bot.sources.found import FoundFeed
from bot.store.codec import dumps, moment_of

ACTION = "addfeed"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody may do with a feed: add it, have it for these chats, suggest it."""

    adds: bool
    suggests: bool
    own: tuple[Chat, ...] = ()

    @property
    def only_adds(self) -> bool:
        """Whether a feed can only be meant for everybody, by who adds them."""
        return self.adds and not self.own

    @property
    def only_suggests(self) -> bool:
        """Whether there is nothing to choose."""
        return self.suggests and not self.own


async def keep(desk: Desk, chat_id: int, feeds: Sequence[FoundFeed]) -> str:
    """Return the name under which these feeds are kept for the chat."""
    text = dumps([_plain(feed) for feed in feeds])
    name = hashlib.sha256(text.encode()).hexdigest()[:10]
    await desk.stores.pending.put(chat_id, f"found:{name}", text)
    return name


async def kept(desk: Desk, chat_id: int, name: str) -> tuple[FoundFeed, ...]:
    """Return the feeds kept under this name, none when that was long ago."""
    text = await desk.stores.pending.get(chat_id, f"found:{name}")
    return tuple(_feed(*plain) for plain in json.loads(text or "[]"))


def choose_feed(
    name: str, feeds: Sequence[FoundFeed], now: datetime, *, adds: bool
) -> Message:
    """Return the choice of a feed; who adds feeds may have them all."""
    lines = [
        f"{number}. {line(found_line(feed, now))}"
        for number, feed in enumerate(feeds, start=1)
    ]
    head = wording.CHOOSE_FEED.format(host=escape(host(feeds[0].url)), count=len(feeds))
    rows = numbered(ACTION, [(name, str(place)) for place in range(len(feeds))])
    every = Button(
        wording.BUTTON_ALL_FEEDS.format(count=len(feeds)), pack(ACTION, name, ALL)
    )
    return Message("\n".join((head, *lines)), (*rows, (every,)) if adds else rows)


def choose_way(
    name: str, feed: FoundFeed, role: Role, here: int, now: datetime
) -> Message:
    """Return the choice for whom the one feed kept under this name is to be read."""
    words = wording.CHOOSE_WAY.format(
        name=line(feed.name), entries=line(brings(feed, now))
    )
    rows = [(_own_button(name, chat, here),) for chat in role.own]
    if role.adds:
        rows.insert(
            0, (Button(wording.BUTTON_EVERYBODY, pack(ACTION, name, 0, "add")),)
        )
    if role.suggests:
        data = pack(ACTION, name, 0, "suggest")
        rows.append((Button(wording.BUTTON_SUGGEST, data),))
    return Message(words, tuple(rows))


def _own_button(name: str, chat: Chat, here: int) -> Button:
    label = wording.BUTTON_OWN_FOR.format(title=chat.title)
    is_here = chat.id == here
    return Button(
        wording.BUTTON_OWN if is_here else label[:64],
        pack(ACTION, name, 0, "own", chat.id),
    )


def _plain(feed: FoundFeed) -> list[object]:
    newest = feed.newest.timestamp() if feed.newest else None
    return [feed.url, feed.title, feed.count, newest, feed.headlines]


def _feed(
    url: str, title: str, count: int, newest: float | None, headlines: list[str]
) -> FoundFeed:
    moment = None if newest is None else moment_of(newest)
    return FoundFeed(url, title, count, moment, tuple(headlines))
