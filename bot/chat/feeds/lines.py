"""A feed in words: how much it brings, how new that is."""

from datetime import datetime

from bot import wording
from bot import wording_feeds as feeds
from bot.delivery.pieces.lengths import span
from bot.sources.found import FoundFeed


def found_line(feed: FoundFeed, now: datetime) -> str:
    """Return a feed that was found, as plain text: name, entries, how new they are."""
    return f"{feed.name} · {brings(feed, now)}"


def brings(feed: FoundFeed, now: datetime) -> str:
    """Return how much a feed brings and how new its newest entry is."""
    entries = wording.ENTRIES.format(count=feed.count)
    if feed.newest is None:
        return entries
    if feed.newest >= now:
        return feeds.BRINGS_JUST_NOW.format(entries=entries)
    return feeds.BRINGS.format(entries=entries, span=span(now - feed.newest))
