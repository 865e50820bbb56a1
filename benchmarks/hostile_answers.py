"""What a hostile answer is made of: its bytes, and well-formed feeds to spoil."""

import json
from dataclasses import dataclass

OK = b"HTTP/1.1 200 OK\r\n"
XML = OK + b"Content-Type: application/rss+xml\r\nConnection: close\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
SLOW, FLOOD = "slow", "flood"
"""The kinds of inputs that never end by themselves, and are tried all at once."""


@dataclass(frozen=True, slots=True)
class Input:
    """One answer: its bytes, then a piece that is repeated until the caller is gone.

    `pause` is how many seconds to wait between two pieces.
    """

    kind: str
    name: str
    answer: bytes
    piece: bytes = b""
    pause: float = 0.0
    page: bytes = b""


def answered(kind: str, name: str, body: bytes, headers: bytes = b"") -> Input:
    """Return an input that is a whole, well-formed answer with this body."""
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    return Input(kind, name, XML + headers + length + body)


def item(number: int, more: str = "") -> str:
    """Return an entry of a feed."""
    return (
        f"<item><title>Ferry {number} left Ilmer</title>"
        f"<link>http://10.0.0.1/{number}</link><guid>g{number}</guid>"
        f"<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>{more}</item>"
    )


def rss(content: str) -> str:
    """Return an RSS feed around this content."""
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>'
    return f"{head}{content}</channel></rss>"


def atom(content: str) -> str:
    """Return an Atom feed around this content."""
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>'
    return f"{head}{content}</feed>"


def json_feed(items: object) -> str:
    """Return a JSON Feed of these items."""
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


TEXT = "<description>310 people left Ilmer by ferry, said Dana Oxholt.</description>"
