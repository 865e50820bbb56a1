"""Finds out which hub tells when a feed has something new (WebSub, W3C 2018).

A server may name the hub, and the address the hub knows the feed by, in its headers;
these go before what the feed itself says. https://www.w3.org/TR/websub/#discovery
"""

import re
from urllib.parse import urljoin

from bot.sources.canonical import canonical
from bot.sources.entries import FeedText

# No text in a link's parameters has brackets in practice, so each ends at the next.
_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)


def hub_and_topic(text: FeedText, url: str, headers: str = "") -> tuple[str, str]:
    """Return a feed's hub and its address there, both empty when it names no hub.

    `url` is where the feed was read and `headers` are the Link headers it came with.
    """
    told = _by_relation(headers)
    hub = _address(told.get("hub") or text.hub, url)
    topic = _address(told.get("self") or text.self_url, url)
    return (hub, topic or url) if hub else ("", "")


def _by_relation(headers: str) -> dict[str, str]:
    """Return the first address of each relation."""
    found: dict[str, str] = {}
    for address, parameters in _LINK.findall(headers):
        relation = _REL.search(parameters)
        names = (relation[1] or relation[2] or "").lower().split() if relation else ()
        for name in names:
            found.setdefault(name, address.strip())
    return found


def _address(text: str, url: str) -> str:
    """Return a whole web address; "" when it is none."""
    try:
        whole = urljoin(url, text.strip()) if text else ""
    except ValueError:
        return ""
    # The hub knows a feed by its very letters, so they stay as they are.
    return whole if canonical(whole) else ""
