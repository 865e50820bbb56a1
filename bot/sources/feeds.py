"""Reads RSS, Atom, RDF, CDF, JSON Feed and Telegram's previews into entries.

feedparser reads what the wild has to offer; its sanitizer and its resolver of links in
texts are off (1,376 entries a second instead of 474), because all markup becomes plain
text anyway. It is imported when the first feed is read: that happens in the worker.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from bot import wording_feeds, wording_problems
from bot.errors import SourceError
from bot.model import GENERATOR, Entry
from bot.sources.canonical import identity
from bot.sources.declarations import refuse_entities
from bot.sources.encodings import decoded, without_declaration
from bot.sources.entries import (
    MOST_ENTRIES,
    MOST_TITLE,
    FeedText,
    distinct,
    text_of,
    title_of,
    topics_of,
)
from bot.sources.excess import trimmed
from bot.sources.hints import skip_days, skip_hours
from bot.sources.jsonfeed import looks_like_json, read_json
from bot.sources.moments import moment
from bot.sources.outlets import host
from bot.sources.paragraphs import one_line
from bot.sources.preview import looks_like_preview, read_preview
from bot.sources.references import mended

_BLANKS = b" \t\r\n"
_UTF8 = "application/xml; charset=utf-8"
_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200}

Raw = Mapping[str, Any]  # what feedparser gives has no types


def read_feed(body: bytes, *, url: str, content_type: str = "") -> FeedText:
    """Return what the feed says; raise SourceError when it is not a feed."""
    # Blanks before the XML declaration are wrong, and common.
    text = decoded(body.lstrip(_BLANKS), content_type).lstrip()
    if looks_like_json(text):
        return read_json(text, url)
    if looks_like_preview(body):
        return read_preview(body)
    refuse_entities(body, url)
    plain = without_declaration(text).encode("utf-8", "replace")
    # An encoding may hide what the bytes do not show.
    refuse_entities(plain, url)
    plain = trimmed(plain, url)
    parsed = _parse(plain, url)
    feed, entries = parsed["feed"], parsed["entries"]
    if not entries and not parsed.get("version"):
        raise SourceError(_not_a_feed(body, url))
    if str(feed.get("generator") or "").strip() == GENERATOR:
        raise SourceError(wording_feeds.OWN_BRIEFINGS.format(host=host(url)))
    language = str(feed.get("language") or "")
    base = str(feed.get("title_detail", {}).get("base") or url)
    return FeedText(
        title=_title(feed),
        entries=distinct(
            tuple(_entry(raw, base, language) for raw in entries[:MOST_ENTRIES])
        ),
        ttl=_ttl(feed),
        hub=_linked(feed, "hub"),
        self_url=_linked(feed, "self"),
        skip_hours=skip_hours(plain),
        skip_days=skip_days(plain),
    )


def _parse(plain: bytes, url: str) -> Raw:
    # Imported here because it takes a while, and only the worker reads feeds.
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; slow

    parsed: Raw = feedparser.parse(
        BytesIO(mended(plain)),
        response_headers={"content-location": url, "content-type": _UTF8},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return parsed


def _not_a_feed(body: bytes, url: str) -> str:
    if b"<html" in body[:2_000].lower():
        return wording_problems.WEB_PAGE.format(url=url)
    return wording_problems.NO_FEED.format(url=url)


def _entry(raw: Raw, base: str, language: str) -> Entry:
    link = _link(raw, base)
    title = _title(raw)
    return Entry(
        id=str(raw.get("id") or link or title),
        link=link,
        title=title,
        text=_text(raw),
        published=_published(raw),
        topics=topics_of([str(tag.get("term") or "") for tag in raw.get("tags", ())]),
        language=str(raw.get("title_detail", {}).get("language") or language),
        source=one_line(str(raw.get("source", {}).get("title") or ""))[:MOST_TITLE],
    )


def _link(raw: Raw, base: str) -> str:
    """Return where the entry leads, "" when that is nowhere but to the feed's base."""
    link = str(raw.get("feedburner_origlink") or raw.get("link") or "")
    # An empty address means "here": entries without a page of their own would be one.
    return "" if identity(link) == identity(base) else link


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
    keys = ("published", "created", "updated")
    moments = (moment(str(raw[key])) for key in keys if key in raw)
    return next(filter(None, moments), None)


def _linked(feed: Raw, relation: str) -> str:
    """Return where the feed's first link of this relation leads."""
    links = (link for link in feed.get("links", ()) if link.get("rel") == relation)
    return next((str(link.get("href") or "") for link in links), "")


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
