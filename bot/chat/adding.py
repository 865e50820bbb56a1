"""Feeds that are to be read from now on: for everybody, or by one chat alone.

A feed may have been there before, under an address written in another way, or as the
own feed of some chat; then nothing of it is lost, and it is not read twice.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model import Feed
from bot.sources.found import by_place, same
from bot.store.stores import Stores


async def publish(stores: Stores, feeds: Iterable[Feed], now: datetime) -> int:
    """Read these feeds for everybody from now on; how many were not before."""
    fresh = await fresh_of(stores, feeds)
    promoted = [feed for feed in fresh if feed.is_own]
    for feed in promoted:
        await stores.feeds.edit(replace(feed, is_own=False))
    added = [replace(feed, due=now) for feed in fresh if not feed.is_own]
    return await stores.feeds.add_all(added) + len(promoted)


async def fresh_of(stores: Stores, feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """Return those of the feeds that are not read for everybody.

    A chat's own feed comes as it is kept.
    """
    kept = by_place(await stores.feeds.all())
    known = [(kept.get(name), feed) for name, feed in by_place(feeds).items()]
    return tuple(own or feed for own, feed in known if not own or own.is_own)


async def known(stores: Stores, url: str) -> Feed | None:
    """Return the feed with this address, however it is written, if it is kept."""
    return same(url, await stores.feeds.all())


async def read_alone(
    stores: Stores, feeds: Iterable[Feed], chat_id: int, quota: int, now: datetime
) -> int:
    """Read feeds for this chat alone; for how many of them it has room."""
    kept, read = by_place(await stores.feeds.all()), 0
    for name, feed in by_place(feeds).items():
        # One that is known under an address written in another way keeps that.
        wanted = replace(feed, url=kept[name].url) if name in kept else feed
        if not await stores.own.add(chat_id, wanted.url, quota, now):
            break
        # Noted first, so that nobody tidies the feed away for want of readers.
        await stores.feeds.add(replace(wanted, due=now, is_own=True))
        read += 1
    return read
