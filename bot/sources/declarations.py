"""Refuses XML that declares entities, before any parser sees it.

A feed needs no entities of its own; a bomb does ("billion laughs" costs feedparser a
second and 100 MB before it gives up). A DOCTYPE that merely names its public DTD, as
RSS 0.91 does, is harmless: nothing is ever loaded from there. Old RDF feeds name files
of character entities; these are not loaded either.
"""

import re

from bot import wording_problems as wording
from bot.errors import SourceError

_LOADS_NOTHING = re.compile(rb"<!ENTITY\s+%\s+[\w.-]+\s+(PUBLIC|SYSTEM)\b")
_UTF7 = re.compile(rb"encoding\s*=\s*[\"']utf-?7", re.IGNORECASE)


def refuse_entities(body: bytes, url: str) -> None:
    """Raise SourceError when the XML declares entities of its own."""
    # Without its NULs, UTF-16 and UTF-32 read like ASCII here.
    plain = body.replace(b"\0", b"")
    start = _doctype(plain)
    harmless = sum(1 for _ in _LOADS_NOTHING.finditer(plain, start))
    if _UTF7.search(plain, 0, 200) or plain.count(b"<!ENTITY", start) > harmless:
        raise SourceError(wording.ENTITIES.format(url=url))


def _doctype(plain: bytes) -> int:
    """Return where the DOCTYPE stands; the end of the text when there is none.

    Comments and instructions before it are passed over. Nothing behind it is: what is
    quoted in a DOCTYPE may look like the end of it.
    """
    place = 0
    while (place := plain.find(b"<", place)) >= 0:
        if plain.startswith(b"<!--", place):
            place = _past(plain, b"-->", place + 4)
        elif plain.startswith(b"<?", place):
            place = _past(plain, b"?>", place + 2)
        else:
            return place if plain.startswith(b"<!", place) else len(plain)
    return len(plain)


def _past(plain: bytes, end: bytes, place: int) -> int:
    found = plain.find(end, place)
    return len(plain) if found < 0 else found + len(end)
