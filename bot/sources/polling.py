"""Decides when a feed is asked again, by what it and its publisher told us.

What the publisher asks for comes first: the feed's own words (`ttl`, `sy:`), and never
sooner than its answer stays fresh. Else it is asked twice in the time that usually lies
between two of its entries. A feed that fell silent is asked less and less, whatever its
words say: they are often what some software puts there by itself. See
docs/decisions.md, "How often a feed is asked".
"""

from dataclasses import replace
from datetime import datetime, timedelta
from zlib import crc32

from bot import wording_feeds as wording
from bot.model import Feed
from bot.sources.articles import host
from bot.sources.fetch import Page

USUAL = timedelta(hours=1)  # of a feed nothing is known of
SOONEST = timedelta(minutes=15)
SOON = timedelta(minutes=1)
LATEST = timedelta(hours=6)
LONGEST_HALT = timedelta(days=1)  # whatever Retry-After and skipDays say
SPREAD = 0.1  # of a wait, to both sides, so that feeds do not all come at once
LOST = timedelta(days=14)  # not found for so long, a feed is given up
_LOOKS = 10  # failures there must have been by then: we may have been away ourselves
_STALE = timedelta(days=8)  # then the whole is asked for: some servers say 304 for ever
_LOST_STATUS = 404
_OVER = 410
_SILENT = 20  # a feed silent for a day is asked every 72 minutes, for 5 days every 6 h
_BROKEN = range(500, 600)


def validators(feed: Feed, now: datetime) -> tuple[str, str]:
    """Return the ETag and the date to ask with; none when the whole is wanted."""
    is_stale = feed.whole is not None and now - feed.whole > _STALE
    return ("", "") if is_stale else (feed.etag, feed.modified)


def answered(feed: Feed, page: Page, now: datetime, *, body_hash: str = "") -> Feed:
    """Return the feed after a good answer: its new validators and when to ask again.

    `body_hash` is empty when nothing changed.
    """
    is_whole = page.status != 304
    wait = interval(feed, page.fresh, now)
    return replace(
        feed,
        etag=page.etag or ("" if is_whole else feed.etag),
        modified=page.modified or ("" if is_whole else feed.modified),
        body_hash=body_hash or feed.body_hash,
        whole=now if is_whole else feed.whole or now,
        interval=int(wait.total_seconds()),
        due=_due(feed, wait, now, _bounded(timedelta(seconds=page.fresh))),
        checked=now,
        failures=0,
        failing=None,
        problem="",
    )


def interval(feed: Feed, fresh: float, now: datetime) -> timedelta:
    """Return how long to wait, before chance is added: 15 minutes to 6 hours.

    `fresh` are the seconds for which the last answer is known to hold.
    """
    silence = now - feed.spoke if feed.spoke else timedelta(0)
    wished = timedelta(seconds=feed.wish or feed.gap / 2) or USUAL
    return _bounded(max(wished, silence / _SILENT, timedelta(seconds=fresh)))


def spared(feed: Feed, now: datetime) -> Feed:
    """Return a feed whose hub tells us what is new: asked as seldom as any is."""
    return replace(
        feed,
        interval=int(LATEST.total_seconds()),
        due=_due(feed, LATEST, now, SOONEST),
        checked=now,
    )


def unchanged(feed: Feed, page: Page, now: datetime) -> Feed:
    """Return the feed after an answer that brought no new body."""
    # Without a body ever had there is nothing that could be unchanged.
    if page.status == 200 or (page.status == 304 and feed.body_hash):
        return answered(feed, page, now)
    if page.status == _OVER:
        return stopped(feed, complaint(page), now)
    told = failed(feed, complaint(page), now, retry_after=page.retry_after)
    return _given_up(told, page, now)


def complaint(page: Page) -> str:
    """Return the sentence for an answer that is neither a body nor "no change"."""
    usual = wording.ANSWER_BROKEN if page.status in _BROKEN else wording.ANSWER_OTHER
    said = wording.ANSWERS.get(page.status, usual)
    return said.format(host=host(page.url), status=page.status)


def interrupted(feed: Feed, now: datetime) -> Feed:
    """Return the feed of which some entries were left for the next time."""
    fresh = replace(forgetful(feed), failures=0, problem="", failing=None)
    return replace(fresh, due=now + SOON, checked=now)


def forgetful(feed: Feed) -> Feed:
    """Return the feed as if its body were unknown: the next one is looked through.

    So that what waits is seen though the feed stays as it is.
    """
    return replace(feed, etag="", modified="", body_hash="")


def failed(
    feed: Feed, problem: str, now: datetime, *, retry_after: float | None = None
) -> Feed:
    """Return the feed after a failure: twice as long to wait as after the last one."""
    wait = min(SOONEST * 2 ** min(feed.failures, 10), LATEST)
    halt = min(timedelta(seconds=retry_after or 0), LONGEST_HALT)
    return replace(
        feed,
        interval=int(wait.total_seconds()),
        due=_due(feed, wait, now, max(halt, SOONEST)),
        checked=now,
        failures=feed.failures + 1,
        failing=feed.failing or now,
        problem=problem,
    )


def stopped(feed: Feed, problem: str, now: datetime) -> Feed:
    """Return the feed that is over for good."""
    return replace(feed, is_stopped=True, due=None, checked=now, problem=problem)


def moved(feed: Feed, url: str) -> Feed:
    """Return the feed at its new address; its entries are known by its first."""
    return replace(feed, url=url, first_url=feed.known_by)


def joined(there: Feed, moved: Feed) -> Feed:
    """Return the one feed of two of which one moved to where the other is."""
    topics = tuple(dict.fromkeys((*there.topics, *moved.topics)))
    # One that was over is not: the other has just been read there.
    kept = moved if there.is_stopped else there
    return replace(kept, topics=topics, is_own=there.is_own and moved.is_own)


def _given_up(feed: Feed, page: Page, now: datetime) -> Feed:
    """Return the feed, stopped if it has not been found for weeks."""
    since = feed.failing or now
    is_lost = page.status == _LOST_STATUS and feed.failures >= _LOOKS
    if not is_lost or now - since < LOST:
        return feed
    weeks = LOST.days // 7
    problem = wording.NOT_FOUND_FOR.format(host=host(page.url), weeks=weeks)
    return stopped(feed, problem, now)


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, SOONEST), LATEST)


def _due(feed: Feed, wait: timedelta, now: datetime, least: timedelta) -> datetime:
    """Return when to ask: a tenth sooner or later by chance, but `least` is kept."""
    lot = crc32(f"{feed.url} {now.timestamp()}".encode()) / 2**32
    spread = wait * (1 + SPREAD * (2 * lot - 1))
    # What must not come sooner comes a little later, so that these are spread, too.
    return _opened(feed, now + max(spread, least * (1 + SPREAD * lot)))


def _opened(feed: Feed, due: datetime) -> datetime:
    """Return the moment, or one up to a day later that the feed does not skip."""
    for hours in range(25):
        moment = due + timedelta(hours=hours)
        is_skipped = (
            moment.hour in feed.skip_hours or moment.weekday() in feed.skip_days
        )
        if not is_skipped:
            return moment
    return due + LONGEST_HALT
