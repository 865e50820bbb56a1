"""Reads RSS, Atom, RDF, CDF and JSON Feed into entries.

feedparser reads what the wild has to offer; its sanitizer and its resolver of links in
texts are off (1,376 entries a second instead of 474), because all markup becomes plain
text anyway. It is imported when the first feed is read: that happens in the worker.
"""

import calendar
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from bot.errors import SourceError
from bot.model import Entry
from bot.sources.declarations import refuse_entities
from bot.sources.entries import MOST_ENTRIES, FeedText, text_of, title_of, topics_of
from bot.sources.excess import trimmed
from bot.sources.jsonfeed import looks_like_json, read_json
from bot.sources.references import mended

_BOM_AND_BLANKS = b"\xef\xbb\xbf \t\r\n"
_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200}

Raw = Mapping[str, Any]  # what feedparser gives has no types


def read_feed(body: bytes, *, url: str, content_type: str = "") -> FeedText:
    """Return what the feed says; raise SourceError when it is not a feed."""
    # Blanks before the XML declaration are wrong, and common.
    body = body.lstrip(_BOM_AND_BLANKS)
    if looks_like_json(body):
        return read_json(body, url)
    refuse_entities(body, url)
    body = trimmed(body, url)
    parsed = _parse(body, url, content_type)
    feed, entries = parsed["feed"], parsed["entries"]
    if not entries and not parsed.get("version"):
        raise SourceError(_not_a_feed(body, url))
    return FeedText(
        title=_title(feed),
        entries=tuple(_entry(raw) for raw in entries[:MOST_ENTRIES]),
        ttl=_ttl(feed),
    )


def _parse(body: bytes, url: str, content_type: str) -> Raw:
    # Imported here because it takes a while, and only the worker reads feeds.
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; slow

    headers = {"content-location": url}
    if content_type:
        headers["content-type"] = content_type
    parsed: Raw = feedparser.parse(
        BytesIO(mended(body)),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return parsed


def _not_a_feed(body: bytes, url: str) -> str:
    if b"<html" in body[:2_000].lower():
        return f"{url} is a web page, not a feed; give the address of its feed."
    return f"{url} is not a feed that can be read (RSS, Atom or JSON Feed)."


def _entry(raw: Raw) -> Entry:
    link = str(raw.get("feedburner_origlink") or raw.get("link") or "")
    title = _title(raw)
    return Entry(
        id=str(raw.get("id") or link or title),
        link=link,
        title=title,
        text=_text(raw),
        published=_published(raw),
        topics=topics_of([str(tag.get("term") or "") for tag in raw.get("tags", ())]),
    )


def _title(raw: Raw) -> str:
    kind = raw.get("title_detail", {}).get("type", "")
    return title_of(str(raw.get("title") or ""), kind)


def _text(raw: Raw) -> str:
    """Return the longest content, or the summary when there is none."""
    texts = (text_of(part["value"], part.get("type", "")) for part in _contents(raw))
    summary = raw.get("summary_detail", {})
    return max(texts, key=len, default="") or text_of(
        str(raw.get("summary") or ""), summary.get("type", "text/html")
    )


def _contents(raw: Raw) -> list[dict[str, str]]:
    return [part for part in raw.get("content", ()) if part.get("value")]


def _published(raw: Raw) -> datetime | None:
    # Asking for a key that is absent makes feedparser warn and guess.
    keys = ("published_parsed", "created_parsed", "updated_parsed")
    moments = (raw[key] for key in keys if key in raw)
    moment = next(filter(None, moments), None)
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _ttl(feed: Raw) -> int | None:
    """Return the minutes between two looks, by RSS's ttl or RDF's sy: elements."""
    ttl = str(feed.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit():
        return int(ttl[:6])
    period = _MINUTES.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    if period is None or not (often.isascii() and often.isdigit()):
        return None
    return period // max(int(often[:4]), 1)
