"""Feeds that are to be read from now on: for everybody, or by one chat alone.

A feed may have been there before, under an address written in another way, or as the
own feed of some chat; then nothing of it is lost, and it is not read twice.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model import Feed
from bot.sources.found import spellings
from bot.store.stores import Stores


async def publish(
    stores: Stores, feeds: Iterable[Feed], now: datetime, *, revives: bool = False
) -> int:
    """Read these feeds for everybody from now on; how many were not before.

    One that is stopped stays so, unless it `revives`: somebody wants just this one, and
    it has been seen to be there.
    """
    wanted = tuple(feeds)
    kept = await _kept(stores, [feed.url for feed in wanted])
    known = {feed.url: feed for feed in kept.values()}
    changed = [
        feed for feed in known.values() if feed.is_own or (revives and feed.is_stopped)
    ]
    for feed in changed:
        going = revived(feed, now) if revives else feed
        await stores.feeds.save(replace(going, is_own=False))
        await stores.articles.publish(feed.url)
    added = [replace(feed, due=now) for feed in wanted if feed.url not in kept]
    return await stores.feeds.add_all(added) + len(changed)


def revived(feed: Feed, now: datetime) -> Feed:
    """Return the feed, to be read again if it was stopped."""
    if not feed.is_stopped:
        return feed
    return replace(
        feed, is_stopped=False, due=now, failures=0, failing=None, problem=""
    )


def _ended(feed: Feed) -> bool:
    """Return whether a feed stopped by itself; one an operator stopped is still due."""
    return feed.is_stopped and feed.due is None


async def fresh_of(stores: Stores, feeds: Iterable[Feed]) -> tuple[Feed, ...]:
    """Return those of the feeds that are not read for everybody.

    A chat's own feed comes as it is kept.
    """
    wanted = tuple(feeds)
    kept = await _kept(stores, [feed.url for feed in wanted])
    known = [(kept.get(feed.url), feed) for feed in wanted]
    return tuple(own or feed for own, feed in known if not own or own.is_own)


async def known(stores: Stores, url: str) -> Feed | None:
    """Return the feed with this address, however it is written, if it is kept."""
    return (await _kept(stores, [url])).get(url)


async def read_alone(
    stores: Stores, feeds: Iterable[Feed], chat_id: int, quota: int, now: datetime
) -> int:
    """Read feeds for this chat alone; for how many of them it has room."""
    wanted, read = tuple(feeds), 0
    kept = await _kept(stores, [feed.url for feed in wanted])
    for feed in wanted:
        # One that is known under an address written in another way keeps that.
        url = kept[feed.url].url if feed.url in kept else feed.url
        if not await stores.own.add(chat_id, url, quota, now):
            break
        # Noted first, so that nobody tidies the feed away for want of readers.
        await stores.feeds.add(replace(feed, url=url, due=now, is_own=True))
        there = kept.get(feed.url)
        if there and there.is_own and _ended(there):
            await stores.feeds.save(revived(there, now))
        read += 1
    return read


async def _kept(stores: Stores, urls: Iterable[str]) -> dict[str, Feed]:
    """Return what is kept for these addresses, in whichever way it is written."""
    spelled = {url: spellings(url) for url in urls}
    found = await stores.feeds.some(
        [each for ways in spelled.values() for each in ways]
    )
    pairs = {
        url: next((found[each] for each in ways if each in found), None)
        for url, ways in spelled.items()
    }
    return {url: feed for url, feed in pairs.items() if feed}
