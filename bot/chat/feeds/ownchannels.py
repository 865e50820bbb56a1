"""Keeps channels the bot writes in from being read: it would tell its own briefings.

Only Telegram knows which chat a public name is, so it is asked when a channel's preview
is found. A list is taken without such channels, if anything else is in it. One that was
read before the bot came to write in it is read no more, and whom that concerns is told;
so is one that takes a public name later, as soon as the bot has posted there under it.
"""

from dataclasses import replace

from bot import wording_feeds as words
from bot.chat.values import Desk
from bot.clock import Clock
from bot.errors import InputError
from bot.language.current import speaking
from bot.language.lists import joined
from bot.model import ChatKind, Feed, Manner
from bot.sources.addresses import channel_of
from bot.sources.found import Look
from bot.store.stores import Stores

MOST = 50
"""Channels of one list that Telegram is asked about."""


async def without_own(desk: Desk, look: Look) -> Look:
    """Return what was found without channels the bot writes in.

    Raises InputError when there is nothing else.
    """
    urls = [feed.url for feed in look.feeds] + [feed.url for feed in look.listed]
    channels = [url for url in urls if channel_of(url)][:MOST]
    own = {url: name for url in channels if (name := await _own(desk, url))}
    left = replace(
        look,
        feeds=tuple(each for each in look.feeds if each.url not in own),
        listed=tuple(each for each in look.listed if each.url not in own),
    )
    if own and not (left.feeds or left.listed):
        raise InputError(words.OWN_CHANNEL.format(name=joined(own.values())))
    return left


async def list_without_own(desk: Desk, listed: tuple[Feed, ...]) -> tuple[Feed, ...]:
    """Return a list of feeds without channels the bot writes in."""
    return (await without_own(desk, Look(listed=listed))).listed


async def stop_reading(stores: Stores, clock: Clock, name: str, title: str) -> None:
    """Read a channel of this public name no more, as a feed that is over.

    So its readers or the operators are told why (`bot.jobs.endings`).
    """
    wanted = name.casefold()
    for feed in await stores.feeds.all() if wanted else ():
        if wanted == channel_of(feed.url).casefold() and not feed.is_stopped:
            with speaking(Manner()):
                problem = words.OWN_CHANNEL.format(name=title or name)
            now = clock.now()
            over = replace(
                feed, is_stopped=True, due=None, checked=now, problem=problem
            )
            await stores.feeds.settle(feed, over)


async def _own(desk: Desk, url: str) -> str:
    """Return what a channel is called, if it is one the bot writes in."""
    name = channel_of(url)
    chat_id = await desk.find_chat(name)
    chat = await desk.stores.chats.get(chat_id) if chat_id else None
    is_own = chat and chat.is_active and chat.kind is ChatKind.CHANNEL
    return chat.title or name if chat and is_own else ""
