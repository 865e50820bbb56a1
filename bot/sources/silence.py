"""Decides whether something is wrong with a feed that somebody should look at.

A feed is silent when it has said nothing for ten times the usual, for twice its longest
pause, and for three days: so weekends and holidays it was seen to keep are no silence,
and a yearly blog never is. What ten times the usual is, nobody can say of a feed of
which fewer than ten entries are known.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.model import Feed
from bot.sources.entries import FeedText

SHORTEST = timedelta(days=3)
"""A weekend with the evening before and the morning after."""
FAILING = timedelta(days=1)
ENOUGH = 10
"""Entries that must be known."""
_GAPS, _PAUSES = 10, 2
# A pinned entry of years ago is no pause.
_RECENT = timedelta(days=60)


class Trouble(StrEnum):
    """What is wrong with a feed."""

    SILENT = "silent"
    FAILING = "failing"
    STOPPED = "stopped"


def trouble(feed: Feed, now: datetime) -> Trouble | None:
    """Return what is wrong with a feed for so long that somebody should look."""
    if feed.is_stopped:
        return Trouble.STOPPED
    if feed.failing and now - feed.failing >= FAILING:
        return Trouble.FAILING
    return Trouble.SILENT if is_silent(feed, now) else None


def is_silent(feed: Feed, now: datetime) -> bool:
    """Return whether a feed that used to speak has said nothing for too long."""
    if feed.spoke is None or not feed.gap or feed.known < ENOUGH:
        return False
    usual = max(_GAPS * feed.gap, _PAUSES * feed.pause)
    # In seconds: ten times a gap may be more years than a date can bear.
    return (now - feed.spoke).total_seconds() > max(usual, SHORTEST.total_seconds())


def paused(before: Feed, feed: Feed, text: FeedText, added: int, now: datetime) -> Feed:
    """Return the feed with its longest pause and how many of its entries are known.

    `before` is the feed as it was before this reading, and `added` is how many entries
    were new.
    """
    moments = {before.spoke, *(entry.published for entry in text.entries)}
    dates = sorted(each for each in moments if each and now - _RECENT < each <= now)
    pauses = ((b - a).total_seconds() for a, b in pairwise(dates))
    return replace(
        feed,
        pause=max(feed.pause, *pauses, 0.0),
        known=min(max(feed.known + added, len(dates)), ENOUGH),
    )
