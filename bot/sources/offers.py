"""Which feeds a web page offers, from the surest sign to the least.

What the page names as its feeds in its head; else what its site's rule says of the
address it calls its own; else ordinary links whose addresses look like feeds. Where a
page shows nothing, a few usual places of its site are left to try.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.sources.addresses import expand

MOST = 8
"""Feeds of one page looked at: each look is a request to its site."""

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
}
_LOOKS_LIKE_FEED = re.compile(
    r".*/(?:rss|feeds?|atom|rdf)(?:[-_.]?\d)?(?:\.(?:xml|rss|rdf|json|php|aspx?))?/?"
    r"|.*\.(?:rss|rdf|atom)|.*/(?:index|feed|rss|atom|news|all)\.(?:xml|rdf)"
    r"|.*/(?:rss|feeds?|atom)/[\w./-]+\.(?:xml|rss|rdf|json)",
    re.IGNORECASE,
)
# The channel's number, where a page's script or a `meta` says it.
_YOUTUBE = re.compile(
    rb'(?:"(?:externalId|channelId)"\s*:\s*"|itemprop="(?:channelId|identifier)"\s+content=")'
    rb"(UC[\w-]{22})\""
)
_USUAL = ("feed", "rss", "atom.xml", "feed.xml", "rss.xml", "index.xml", "feed.json")


def find_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page offers, the surest sign first."""
    root = _parsed(body)
    if root is None:
        return ()
    base = next((node.get("href") or "" for node in root.iter("base")), "")
    for signs in (_named(root), _of_the_site(root, body, url), _linked(root)):
        links = (_join(_join(url, base), sign) for sign in signs)
        found = dict.fromkeys(link for link in links if link.startswith("http"))
        if found:
            return tuple(found)[:MOST]
    return ()


def usual_places(url: str) -> tuple[str, ...]:
    """Return where the site of this page may have a feed that the page is silent on."""
    return tuple(urljoin(url, f"/{name}") for name in _USUAL)


def _parsed(body: bytes) -> etree._Element | None:
    if not body.strip():
        return None
    return etree.fromstring(body, etree.HTMLParser(no_network=True))


def _named(root: etree._Element) -> list[str]:
    return [
        node.get("href") or ""
        for node in root.iter("link")
        if "alternate" in (node.get("rel") or "").lower().split()
        and (node.get("type") or "").lower().strip() in _FEED_TYPES
    ]


def _of_the_site(root: etree._Element, body: bytes, url: str) -> Iterator[str]:
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split():
            own = _join(url, node.get("href") or "")
            yield from (feed for feed in expand(own) if feed not in (own, url))
    channel = _YOUTUBE.search(body) if ".youtube.com/" in url else None
    if channel:
        yield from expand(f"https://www.youtube.com/channel/{channel[1].decode()}")


def _linked(root: etree._Element) -> list[str]:
    hrefs = [node.get("href") or "" for node in root.iter("a")]
    return [href for href in hrefs if _LOOKS_LIKE_FEED.fullmatch(_path(href))]


def _path(href: str) -> str:
    try:
        return f"/{urlsplit(href.strip()).path}"
    except ValueError:
        return ""


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
