"""Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1)."""

import json
from collections.abc import Mapping
from urllib.parse import urljoin

from bot import wording_feeds, wording_problems
from bot.errors import SourceError
from bot.model import GENERATOR, Entry
from bot.sources.entries import (
    MOST_ENTRIES,
    FeedText,
    distinct,
    text_of,
    title_of,
    topics_of,
)
from bot.sources.moments import moment
from bot.sources.outlets import host

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")

Raw = Mapping[str, object]


def looks_like_json(text: str) -> bool:
    """Return whether this is JSON rather than XML."""
    return text.startswith("{")


def read_json(text: str, url: str) -> FeedText:
    """Return what the feed says; raise SourceError when it is not a JSON Feed."""
    try:
        raw: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        message = wording_problems.JSON_BROKEN.format(url=url)
        raise SourceError(message) from None
    if not isinstance(raw, dict) or not _word(raw, "version").startswith(_VERSIONS):
        raise SourceError(wording_problems.JSON_OTHER.format(url=url))
    made = raw.get("_newsbrief")
    if isinstance(made, dict) and made.get("generator") == GENERATOR:
        raise SourceError(wording_feeds.OWN_BRIEFINGS.format(host=host(url)))
    items = raw.get("items")
    listed = items if isinstance(items, list) else []
    newest = _newest([item for item in listed if _is_entry(item)])
    language = _word(raw, "language")
    return FeedText(
        title=title_of(_word(raw, "title"), "text/plain"),
        entries=distinct(tuple(_entry(item, url, language) for item in newest)),
        hub=_hub(raw),
        self_url=_word(raw, "feed_url"),
    )


def _is_entry(item: object) -> bool:
    return isinstance(item, dict) and item.get("expired") is not True


def _newest(items: list[Raw]) -> list[Raw]:
    """Return the newest entries, as many as we look at; a feed's order may be any."""
    if len(items) <= MOST_ENTRIES:
        return items
    return sorted(items, key=lambda item: _word(item, "date_published"), reverse=True)[
        :MOST_ENTRIES
    ]


def _hub(raw: Raw) -> str:
    """Return the address of the first hub that speaks WebSub."""
    hubs = raw.get("hubs")
    listed = hubs if isinstance(hubs, list) else []
    named = (each for each in listed if isinstance(each, dict))
    fitting = (each for each in named if _word(each, "type").lower() == "websub")
    return next((_word(each, "url") for each in fitting), "")


def _entry(item: Raw, url: str, language: str) -> Entry:
    link = _word(item, "url") or _word(item, "external_url")
    if not link and _word(item, "id").startswith(("http://", "https://")):
        link = _word(item, "id")
    title = title_of(_word(item, "title"), "text/plain")
    return Entry(
        id=_word(item, "id") or link or title,
        link=_join(url, link),
        title=title,
        text=_text(item),
        published=moment(_word(item, "date_published"))
        or moment(_word(item, "date_modified")),
        topics=topics_of(_words(item, "tags")),
        language=_word(item, "language") or language,
    )


def _text(item: Raw) -> str:
    return (
        text_of(_word(item, "content_html"), "text/html")
        or text_of(_word(item, "content_text"), "text/plain")
        or text_of(_word(item, "summary"), "text/plain")
    )


def _join(url: str, link: str) -> str:
    try:
        return urljoin(url, link) if link else ""
    except ValueError:
        return ""


def _word(raw: Raw, key: str) -> str:
    value = raw.get(key)
    # Numbers as ids are wrong by the standard, which asks readers to take them.
    is_plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    # JSON can carry half a character, which nothing else can.
    return str(value).encode(errors="replace").decode() if is_plain else ""


def _words(raw: Raw, key: str) -> list[str]:
    values = raw.get(key)
    return [v for v in values if isinstance(v, str)] if isinstance(values, list) else []
