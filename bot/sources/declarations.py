"""Refuses XML that declares entities, before any parser sees it.

A feed needs no entities of its own; a bomb does ("billion laughs" costs feedparser a
second and 100 MB before it gives up). Only the prolog is read. A DOCTYPE that merely
names its public DTD, as RSS 0.91 does, is harmless: nothing is ever loaded from there.
Old RDF feeds also name files of character entities; these are not loaded either.
"""

import re

from bot.errors import SourceError

_MOST_PROLOG = 100_000
_LOADS_NOTHING = re.compile(rb"<!ENTITY\s+%\s+[\w.-]+\s+(PUBLIC|SYSTEM)\b")
_UTF7 = re.compile(rb"encoding\s*=\s*[\"']utf-?7", re.IGNORECASE)


def refuse_entities(body: bytes, url: str) -> None:
    """Raise SourceError when the XML declares entities of its own."""
    # Without its NULs, UTF-16 and UTF-32 read like ASCII here.
    prolog = _prolog(body[: 4 * _MOST_PROLOG].replace(b"\0", b"")[:_MOST_PROLOG])
    harmless = len(_LOADS_NOTHING.findall(prolog))
    if _UTF7.search(prolog) or prolog.count(b"<!ENTITY") > harmless:
        message = f"{url} declares XML entities, which feeds have no use for; refused."
        raise SourceError(message)


def _prolog(head: bytes) -> bytes:
    """Return all that stands before the root element."""
    place = 0
    while (place := head.find(b"<", place)) >= 0:
        if head.startswith(b"<!--", place):
            place = _past(head, b"-->", place)
        elif head.startswith((b"<?", b"<!"), place):
            place += 2
        else:
            return head[:place]
    return head


def _past(head: bytes, end: bytes, place: int) -> int:
    found = head.find(end, place)
    return len(head) if found < 0 else found + len(end)
