"""Decides when a feed is asked again, by how its last answer went."""

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from zlib import crc32

from bot.model import Feed
from bot.sources.articles import host
from bot.sources.fetch import Page

USUAL = timedelta(minutes=30)
SOONEST = timedelta(minutes=15)
SOON = timedelta(minutes=1)
LATEST = timedelta(hours=6)
_OVER = 410
_STATUSES = set(HTTPStatus)
LONGEST_HALT = timedelta(days=1)  # whatever Retry-After says


def answered(
    feed: Feed,
    page: Page,
    now: datetime,
    *,
    body_hash: str = "",
    ttl: int | None = None,
) -> Feed:
    """Return the feed after a good answer: its new validators and when to ask again.

    `body_hash` is empty when nothing changed.
    """
    asked = timedelta(minutes=ttl) if ttl else USUAL
    wait = min(max(asked, SOONEST), LATEST)
    return replace(
        feed,
        etag=page.etag or (feed.etag if page.status == 304 else ""),
        modified=page.modified or (feed.modified if page.status == 304 else ""),
        body_hash=body_hash or feed.body_hash,
        due=now + _spread(feed.url, wait),
        checked=now,
        failures=0,
        problem="",
    )


def unchanged(feed: Feed, page: Page, now: datetime) -> Feed:
    """Return the feed after an answer that brought no new body."""
    if page.status in (200, 304):
        return answered(feed, page, now)
    if page.status == _OVER:
        return stopped(feed, complaint(page), now)
    return failed(feed, complaint(page), now, retry_after=page.retry_after)


def complaint(page: Page) -> str:
    """Return the sentence for an answer that is neither a body nor "no change"."""
    phrase = HTTPStatus(page.status).phrase if page.status in _STATUSES else ""
    return f"{host(page.url)} answered {page.status} {phrase}".rstrip() + "."


def interrupted(feed: Feed, now: datetime) -> Feed:
    """Return the feed of which some entries were left for the next time."""
    fresh = replace(feed, etag="", modified="", body_hash="", failures=0, problem="")
    return replace(fresh, due=now + SOON, checked=now)


def failed(
    feed: Feed, problem: str, now: datetime, *, retry_after: float | None = None
) -> Feed:
    """Return the feed after a failure: twice as long to wait as after the last one."""
    wait = min(SOONEST * 2 ** min(feed.failures, 10), LATEST)
    halt = min(timedelta(seconds=retry_after or 0), LONGEST_HALT)
    return replace(
        feed,
        due=now + max(_spread(feed.url, wait), halt),
        checked=now,
        failures=feed.failures + 1,
        problem=problem,
    )


def stopped(feed: Feed, problem: str, now: datetime) -> Feed:
    """Return the feed that is over for good."""
    return replace(feed, is_stopped=True, due=None, checked=now, problem=problem)


def _spread(url: str, wait: timedelta) -> timedelta:
    """Return the wait up to a tenth longer, so that feeds do not all come at once."""
    return wait * (1 + crc32(url.encode()) % 1_000 / 10_000)
