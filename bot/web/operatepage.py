"""The operator's page: what waits, what is stuck and why, how the feeds are. Pure.

It says what `/status`, `outbox` and `feeds list` say, in the same words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import wording
from bot import wording_delivery as delivery
from bot import wording_pages as words
from bot.delivery.html.markup import safe_url
from bot.delivery.operators import standing, troubles
from bot.delivery.operators.causes import cause_and_record
from bot.delivery.operators.problems import in_words
from bot.language.quantities import number
from bot.model import Feed
from bot.store.ledger import Heads
from bot.store.quarantine import Unread
from bot.store.trails import Record
from bot.web.frame import Place, Site, frame
from bot.web.html import Html, el, join, listed, section, table
from bot.web.pieces import when

MOST_FEEDS = 300
"""Feeds listed, those with a problem first."""
PLACE = Place(Site())


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Deliveries: how many wait and ended, what is stuck; `today` since when."""

    counts: Mapping[str, int]
    heads: Heads
    halted: datetime | None
    stuck: Mapping[str, int]
    listed: tuple[Record, ...]
    today: tuple[datetime, Mapping[str, int]] | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """How the service is doing at a moment, in this zone."""

    now: datetime
    zone: str
    outgoing: Outgoing
    feeds: tuple[Feed, ...] = ()
    unread: tuple[Unread, ...] = ()
    kept: tuple[str, ...] = ()


def operate_page(overview: Overview, place: Place = PLACE) -> str:
    """Return the operator's page."""
    meta = words.OPERATE_META.format(when=when(overview.now))
    return frame(
        place,
        words.OPERATE,
        el("header", el("h1", words.OPERATE), el("p", meta, class_="meta")),
        section(words.STUCK, *_stuck(overview.outgoing)),
        section(words.WAITING, *_waiting(overview)),
        *_ended(overview.outgoing),
        section(words.FEEDS, *_feeds(overview)),
        section(words.QUARANTINE, *_unread(overview.unread)),
        section(words.HOLDINGS, _lines(overview.kept)),
        is_quoting=False,
    )


def _lines(lines: Iterable[str]) -> Html:
    return listed("ul", (join((each,)) for each in lines))


def _waiting(overview: Overview) -> Iterator[Html]:
    out, now = overview.outgoing, overview.now
    for line in standing.waiting(out.counts, out.heads, now):
        yield el("p", line)
    if out.halted and out.halted > now:
        yield el("p", delivery.HALTED.format(time=when(out.halted)), class_="bad")


def _ended(out: Outgoing) -> Iterator[Html]:
    if out.today:
        since, counts = out.today
        head = words.TODAY.format(when=when(since))
        yield section(head, _counts(standing.settled(counts)))
    yield section(words.SO_FAR, _counts(standing.settled(out.counts)))


def _counts(counts: Mapping[str, int]) -> Html:
    rows = ((standing.named(each), number(count)) for each, count in counts.items())
    return table(words.COLUMNS_COUNTS, rows) or el("p", words.NONE_YET)


def _stuck(out: Outgoing) -> Iterator[Html]:
    if not out.listed:
        yield el("p", words.STUCK_NONE)
        return
    yield el("p", standing.numbered(out.stuck), class_="bad")
    rows = (
        (
            # A group's number begins with a minus, which would change sides.
            el("bdi", standing.called(one), dir="ltr"),
            standing.named(one.state),
            when(one.since),
            cause_and_record(one.reason),
        )
        for one in out.listed
    )
    yield table(words.COLUMNS_STUCK, rows)
    states = dict.fromkeys(record.state for record in out.listed)
    yield el("h3", words.ADVICE)
    yield _lines(map(standing.advice, states))
    yield el("p", words.STUCK_HOW)
    if sum(out.stuck.values()) > len(out.listed):
        yield el("p", words.STUCK_MORE.format(count=len(out.listed)))


def _feeds(overview: Overview) -> Iterator[Html]:
    feeds = overview.feeds
    if not feeds:
        yield el("p", words.NONE_YET)
        return
    failing = sum(bool(_trouble(feed, overview)) for feed in feeds)
    count = wording.FEEDS.format(count=len(feeds))
    yield el("p", words.FEEDS_COUNT.format(count=count, failing=failing))
    shown = _worst_first(feeds, overview)[:MOST_FEEDS]
    yield table(words.COLUMNS_FEEDS, (_feed(feed, overview) for feed in shown))
    if len(shown) < len(feeds):
        yield el("p", words.FEEDS_SHOWN.format(shown=len(shown)))


def _worst_first(feeds: Iterable[Feed], overview: Overview) -> list[Feed]:
    return sorted(
        feeds,
        key=lambda feed: (not _trouble(feed, overview), troubles.name(feed).casefold()),
    )


def _trouble(feed: Feed, overview: Overview) -> str:
    return troubles.standing(feed, overview.now, overview.zone)


def _feed(feed: Feed, overview: Overview) -> tuple[Html | str, ...]:
    trouble, url = _trouble(feed, overview), safe_url(feed.url)
    name = troubles.name(feed)
    link = el("a", name, href=url, rel="noopener nofollow") if url else Html()
    problem = in_words(feed.problem)
    lines = join((trouble, None if problem in trouble else problem), el("br"))
    state = el("span", lines, class_="bad") if lines else words.FEED_OK
    due, failures = _next(feed, overview.now), str(feed.failures)
    return (link or name, state, _read(feed), due, failures)


def _read(feed: Feed) -> str:
    """Return when a feed was last read without a fault."""
    if feed.failing:
        return words.FEED_BEFORE.format(when=when(feed.failing))
    return when(feed.checked) if feed.checked else words.FEED_NEVER


def _next(feed: Feed, now: datetime) -> str:
    if feed.due is None:
        return words.FEED_NO_NEXT
    return when(feed.due) if feed.due > now else words.FEED_NOW


def _unread(unread: Sequence[Unread]) -> Iterator[Html]:
    if unread:
        rows = (
            (each.title or each.url or each.id, in_words(each.problem))
            for each in unread
        )
        yield table(words.COLUMNS_QUARANTINE, rows)
        yield el("p", words.QUARANTINE_HOW)
