"""Decides whether a page may be read, by its site's robots.txt (RFC 9309).

Feeds are meant for machines and are not asked about. The file is a stranger's text with
patterns in it, so it is read where feeds are, in the worker process; protego is
imported there, when the first is read.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from bot.sources.fetch import Page

AGENT = "newsbrief"
"""The token by which a robots.txt may speak to us."""
MOST_BYTES = 512_000  # what the standard asks readers to take, and a little
LONGEST_PAUSE = 30.0  # seconds, whatever Crawl-delay says
KEPT = timedelta(days=1)
_RETRIED = timedelta(hours=1)
LARGE = 100_000
"""Bytes of a file that is kept for an hour only: a feed may lead to hundreds of sites
that make theirs as large as they like."""
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's robots.txt says, or that none of it may be read; for how long."""

    text: bytes = b""
    is_closed: bool = False
    lasts: timedelta = KEPT


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a page may be read, and the seconds wanted between two requests."""

    is_allowed: bool
    pause: float = 0.0


def robots_of(url: str) -> str:
    """Return the address of the robots.txt that speaks for a page."""
    place = urlsplit(url)
    return f"{place.scheme}://{place.netloc}/robots.txt"


def rules_from(page: Page | None) -> Rules:
    """Return the rules a site gave; None: it did not answer, which closes it for now.

    A site without the file is open; one that cannot say just now is closed.
    """
    if page and page.status == 200:
        is_large = len(page.body) > LARGE
        return Rules(page.body[:MOST_BYTES], lasts=_RETRIED if is_large else KEPT)
    if page and 400 <= page.status < 500 and page.status != _BUSY:
        return Rules()
    return Rules(is_closed=True, lasts=_RETRIED)


def judge(text: bytes, url: str) -> Verdict:
    """Return whether a robots.txt lets us read this page."""
    from protego import Protego  # noqa: PLC0415  # only the worker needs it

    rules = Protego.parse(text.decode("utf-8-sig", errors="replace"))
    wanted = rules.crawl_delay(AGENT) or 0.0
    # What is no number is not above 0 either.
    pause = min(wanted, LONGEST_PAUSE) if wanted > 0 else 0.0
    return Verdict(rules.can_fetch(url, AGENT), pause)
