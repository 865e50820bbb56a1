"""Cuts what is too much from a feed before it is parsed.

feedparser reads some 20,000 tags a second and keeps all they say, so a feed of a
million entries would end its process; some of its steps take four times as long for
twice as much. Here the entries are found by their tags alone, at 10 MB a second: the
newest are kept, as many as we ever look at and as can be read in time, and the others
are left out with all that stands between them. A feed that is too much even so is
refused.

Tags are what an XML parser takes for tags: comments and CDATA are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import mktime_tz, parsedate_tz

from bot import wording_problems as wording
from bot.errors import SourceError
from bot.sources.entries import MOST_ENTRIES

MOST_TAGS = 60_000  # 3 s of parsing; full texts in XHTML have some 300 an entry
MOST_DEEP = 500  # open at once; a browser's own limit is 512
MOST_PAGE = 4_000  # bytes of a page without entries: it is told to be one
MOST_SIGNS = 300  # "=" in one tag: far more attributes than anything has
MOST_DATED = 20_000  # entries whose dates are read to find the newest: 0.2 s

_LANDMARK = re.compile(
    rb"<!--|<!\[CDATA\[|<(/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE
)
_TAG = re.compile(rb"<!--|<!\[CDATA\[|<(/?)([A-Za-z_][\w:.-]*)([^<>]*)")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_DATE = re.compile(
    rb"<(?:[\w.-]+:)?(?:pubDate|published|updated|date|issued|modified|created)"
    rb"[^<>]*>\s*([^<]{6,64})",
    re.IGNORECASE,
)
# RDF lists its entries a first time, by their addresses only.
_LIST, _LIST_END = b"<rdf:Seq", b"</rdf:Seq>"


@dataclass(frozen=True, slots=True)
class Part:
    """One entry in the bytes of its feed, and how many tags it has."""

    start: int
    end: int
    tags: int


def trimmed(body: bytes, url: str) -> bytes:
    """Return the feed with what can be read of it; SourceError when that is nothing."""
    plain = _as_utf8(body)
    parts = list(_parts(plain))
    if not parts and b"<html" in plain[:2_000].lower():
        return body[:MOST_PAGE]
    kept = _kept(plain, parts)
    if is_cut := len(kept) < len(parts):
        pieces = (plain[part.start : part.end] for part in kept)
        head = _without_list(plain[: parts[0].start])
        plain = b"".join((head, *pieces, plain[parts[-1].end :]))
    problem = _excess(plain) if kept or not parts else wording.TAGS_IN_ENTRIES
    if problem:
        raise SourceError(problem.format(url=url))
    # As it came, where that will do: its encoding is the parser's business.
    return plain if is_cut else body


def _as_utf8(body: bytes) -> bytes:
    """Return a feed in UTF-16 or UTF-32 as UTF-8, whose tags can be seen."""
    if b"\0" not in body[:8]:
        return body
    is_wide = b"\0\0" in body[:8]
    order = "be" if body.startswith((b"\0", b"\xfe\xff")) else "le"
    text = body.decode(f"utf-{32 if is_wide else 16}-{order}", errors="replace")
    # Its mark outweighs what the XML declaration says.
    return b"\xef\xbb\xbf" + text.lstrip("\ufeff").encode("utf-8", errors="replace")


def _parts(body: bytes) -> Iterator[Part]:
    """Yield the entries; one that is not closed ends where the next begins."""
    start, passed, hidden = -1, 0, 0
    for mark in _LANDMARK.finditer(body):
        place = mark.start()
        if place < passed:
            continue
        if end := _ENDS.get(mark[0].upper()):
            passed = _after(body, end, mark.end())
            hidden += body.count(b"<", place + 1, passed)
            continue
        passed = _after(body, b">", mark.end()) if mark[1] else place
        if start >= 0:
            yield Part(start, passed, body.count(b"<", start, passed) - hidden)
        start, hidden = (-1 if mark[1] else place), 0
    if start >= 0:
        yield Part(start, len(body), body.count(b"<", start) - hidden)


def _after(body: bytes, end: bytes, place: int) -> int:
    found = body.find(end, place)
    return len(body) if found < 0 else found + len(end)


def _kept(body: bytes, parts: Sequence[Part]) -> list[Part]:
    """Return the newest entries that can be read together, in the feed's order."""
    if len(parts) <= MOST_ENTRIES and sum(part.tags for part in parts) <= MOST_TAGS:
        return list(parts)
    chosen: list[Part] = []
    room = MOST_TAGS
    for part in _newest_first(body, parts):
        if len(chosen) < MOST_ENTRIES and part.tags <= room:
            chosen.append(part)
            room -= part.tags
    return sorted(chosen, key=lambda part: part.start)


def _newest_first(body: bytes, parts: Sequence[Part]) -> list[Part]:
    if len(parts) <= MOST_DATED:
        # Without dates the feed's order stands: the sort is stable.
        return sorted(parts, key=lambda part: -_moment(body, part))
    is_rising = _moment(body, parts[0]) < _moment(body, parts[-1])
    return list(reversed(parts)) if is_rising else list(parts)


def _moment(body: bytes, part: Part) -> float:
    """Return when the entry says it was published, in seconds; 0 when it does not."""
    found = _DATE.search(body, part.start, part.end)
    text = found[1].decode("ascii", errors="replace").strip() if found else ""
    try:
        if parts := parsedate_tz(text):
            return float(mktime_tz(parts))
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _without_list(head: bytes) -> bytes:
    start, end = head.find(_LIST), head.find(_LIST_END)
    return head[:start] + head[end + len(_LIST_END) :] if 0 <= start < end else head


def _excess(body: bytes) -> str:
    """Return what is too much in this XML, a text to be filled in; "" if nothing is."""
    deep = 0
    for number, (name, rest, is_end) in enumerate(_tags(body)):
        if number > MOST_TAGS * 2:
            return wording.TAGS
        if rest.count(b"=") > MOST_SIGNS:
            return wording.ATTRIBUTES
        if name.endswith((b"item", b"entry")):
            deep = 0  # what the entry before left open is forgotten
        elif is_end:
            deep -= 1
        elif not rest.endswith(b"/"):
            deep += 1
        if deep > MOST_DEEP:
            return wording.NESTED
    return ""


def _tags(body: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Yield name, attributes and whether it is an end tag, of every tag."""
    passed = 0
    for tag in _TAG.finditer(body):
        if tag.start() < passed:
            continue
        if end := _ENDS.get(tag[0].upper()):
            passed = _after(body, end, tag.end())
        else:
            yield tag[2].lower(), tag[3], bool(tag[1])
