"""Which feeds a web page offers, from the surest sign to the least.

What the page names as its feeds in its head; else what its site's rule says of the
address it calls its own; else ordinary links whose addresses look like feeds. Where a
page shows nothing, a few usual places of its site are left to try.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.sources.addresses import expand
from bot.sources.articles import host
from bot.sources.pages import MOST_MARKUP

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
    r"|.*/(?:rss|feeds?|atom)/[\w./-]+\.(?:xml|rss|rdf|json)"
    r"|.*/(?:\w+-)*rss(?:-\w+)*/?",  # a page that lists the feeds of its site
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
    here = _join(url, base)
    for signs in (_named(root), _of_the_site(root, body, url), _linked(root, here)):
        links = (_join(here, sign) for sign in signs)
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
    return etree.fromstring(body[:MOST_MARKUP], etree.HTMLParser(no_network=True))


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


def _linked(root: etree._Element, here: str) -> list[str]:
    hrefs = [node.get("href") or "" for node in root.iter("a")]
    links = (_join(here, href) for href in hrefs if _looks_like_feed(href))
    return [link for link in links if _may_be_ours(link, here)]


def _looks_like_feed(href: str) -> bool:
    path = href.strip().partition("?")[0].partition("#")[0]
    return bool(_LOOKS_LIKE_FEED.fullmatch(f"/{path}"))


def _may_be_ours(link: str, here: str) -> bool:
    """Return whether a link leads to the same site, or to a place for feeds.

    Links to other sites share the page there, as the "feed dialog" of Facebook.
    """
    name = host(link)
    is_ours = name.split(".")[-2:] == host(here).split(".")[-2:]
    return is_ours or name.startswith(("feeds.", "feed.", "rss."))


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
