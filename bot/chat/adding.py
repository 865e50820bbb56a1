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
    fresh, known = await _sorted(stores, feeds)
    promoted = [feed for feed in known if feed.is_own]
    for feed in promoted:
        await stores.feeds.edit(replace(feed, is_own=False))
    added = await stores.feeds.add_all(replace(feed, due=now) for feed in fresh)
    return added + len(promoted)


async def _sorted(
    stores: Stores, feeds: Iterable[Feed]
) -> tuple[list[Feed], list[Feed]]:
    """Return those of the feeds that are new, and those kept, as they are kept."""
    kept = by_place(await stores.feeds.all())
    wanted = by_place(feeds)
    fresh = [feed for name, feed in wanted.items() if name not in kept]
    return fresh, [kept[name] for name in wanted if name in kept]


async def known(stores: Stores, url: str) -> Feed | None:
    """Return the feed with this address, however it is written, if it is kept."""
    return same(url, await stores.feeds.all())


async def read_alone(
    stores: Stores, feed: Feed, chat_id: int, quota: int, now: datetime
) -> bool:
    """Read a feed for this chat alone; False when the chat has as many as it may."""
    before = await known(stores, feed.url)
    url = before.url if before else feed.url
    if not await stores.own.add(chat_id, url, quota, now):
        return False
    # Noted first, so that nobody tidies the feed away for want of readers.
    await stores.feeds.add(replace(feed, url=url, due=now, is_own=True))
    return True
