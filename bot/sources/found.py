"""Feeds that were looked at, as they are offered to whoever asked for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.model import Entry, Feed
from bot.sources.articles import host
from bot.sources.canonical import identity
from bot.sources.entries import FeedText
from bot.sources.outlets import cleaned

HEADLINES = 3
_COMPARED = 10
"""Entries by which two feeds are told apart."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed somebody may want: what it is called and how much it brings.

    `newest` is when its newest entry was published, if it says so.
    """

    url: str
    title: str = ""
    count: int = 0
    newest: datetime | None = None
    headlines: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it: its title, or else its site."""
        return self.title or host(self.url)


@dataclass(frozen=True, slots=True)
class Look:
    """What was found at an address: feeds, or those that an OPML file lists."""

    feeds: tuple[FoundFeed, ...] = ()
    listed: tuple[Feed, ...] = ()

    @property
    def has_news(self) -> bool:
        """Whether there is more than feeds without entries."""
        return bool(self.listed) or any(feed.count for feed in self.feeds)


def found(url: str, text: FeedText) -> FoundFeed:
    """Return the feed at this address as it is offered."""
    dates = [entry.published for entry in text.entries if entry.published]
    titles = [entry.title for entry in text.entries if entry.title]
    return FoundFeed(
        url,
        cleaned(text.title) or text.title,
        len(text.entries),
        max(dates, default=None),
        tuple(titles[:HEADLINES]),
    )


def distinct(feeds: Iterable[tuple[str, FeedText]]) -> tuple[FoundFeed, ...]:
    """Return the feeds that differ: one of a feed's formats.

    Those that hold comments, or nothing, come only where there is nothing else.
    """
    first: dict[frozenset[str], tuple[str, FeedText]] = {}
    for url, text in feeds:
        first.setdefault(_marks(url, text), (url, text))
    news = [pair for pair in first.values() if not _is_comments(*pair)]
    full = [pair for pair in news if pair[1].entries]
    return tuple(found(url, text) for url, text in full or news or first.values())


def spellings(url: str) -> tuple[str, ...]:
    """Return the ways to write an address that lead to one page, itself first."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    name = parts.netloc.lower().removeprefix("www.")
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    others = (
        f"{scheme}://{www}{name}{path}{slash}{query}"
        for scheme in ("https", "http")
        for www in ("", "www.")
        for slash in ("", "/")
    )
    return tuple(dict.fromkeys((url, *others)))


def _marks(url: str, text: FeedText) -> frozenset[str]:
    marks = [_mark(entry) for entry in text.entries[:_COMPARED]]
    # Feeds without entries are alike in nothing.
    return frozenset(marks or [url])


def _mark(entry: Entry) -> str:
    return identity(entry.link) or entry.title


def _is_comments(url: str, text: FeedText) -> bool:
    """Return whether a feed holds what readers say of articles: links into pages."""
    into = ["#comment" in entry.link for entry in text.entries]
    return "comments" in urlsplit(url).path.split("/") or (bool(into) and all(into))
