"""Learns from what a feed lists how often it speaks.

The dates of its entries tell that at the first reading already. Where it gives none,
what was new from one look to the next does.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import Feed
from bot.sources.entries import FeedText

# A pinned entry of years ago says nothing of today.
_WINDOW = timedelta(days=30)
_FIRST_YEAR = 1991  # before that there was no web: the date is not known


def learned(feed: Feed, text: FeedText, added: int, now: datetime) -> Feed:
    """Return the feed with what a reading says of it; `added` entries were new."""
    dates = sorted(
        entry.published
        for entry in text.entries
        if entry.published and entry.published.year >= _FIRST_YEAR
    )
    known = [date for date in dates if date <= now]
    measured = usual_gap(known, now) or _found_gap(feed, added, now)
    found = now if added and not known else None
    newest = max((m for m in (feed.spoke, found, *known[-1:]) if m), default=None)
    return replace(
        feed,
        gap=(feed.gap + measured) / 2
        if feed.gap and measured
        else measured or feed.gap,
        spoke=newest,
        wish=(text.ttl or 0) * 60,
        skip_hours=text.skip_hours,
        skip_days=text.skip_days,
    )


def usual_gap(dates: Sequence[datetime], now: datetime) -> float:
    """Return the seconds that usually pass between these, in order; 0: unknown."""
    late = [date for date in dates if date > now - _WINDOW]
    taken = late if len(late) > 1 else dates
    if len(taken) < 2:
        return 0.0
    return (taken[-1] - taken[0]).total_seconds() / (len(taken) - 1)


def _found_gap(feed: Feed, added: int, now: datetime) -> float:
    if not added or feed.spoke is None:
        return 0.0
    return max((now - feed.spoke).total_seconds(), 0.0) / added
