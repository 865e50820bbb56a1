"""A feed as we read it and as plain feedparser does, and how a case is judged."""

from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
from lxml import html

from bot.errors import SourceError
from bot.sources.entries import FeedText
from bot.sources.feeds import read_feed

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "feeds"
URL = "http://127.0.0.1:8097/feeds/feed.xml"  # feedparser's cases are written for it
Judge = tuple[int, int, int, list[str]]  # ours right, feedparser's right, all, wrong


def read(body: bytes, headers: dict[str, str]) -> FeedText | None:
    """Return a feed as we read it; None when we refuse it."""
    url = headers.get("content-location") or URL
    try:
        kind = headers.get("content-type", "")
        return read_feed(body, url=url if "://" in url else URL, content_type=kind)
    except SourceError:
        return None


def parse(body: bytes, headers: dict[str, str]) -> Any:
    """Return what plain feedparser makes of it."""
    # Without any type feedparser would take all for Latin-1.
    kind = {} if headers else {"content-type": "application/xml"}
    headers = {"content-location": URL, **kind, **headers}
    return feedparser.parse(BytesIO(body), response_headers=headers)


def visible(markup: str) -> str:
    """Return the letters of a markup that a reader sees, without white space."""
    if not markup.strip():
        return ""
    root = html.fromstring(f"<div>{markup}</div>")
    for node in root.xpath("//script|//style|//video|//audio"):
        node.drop_tree()
    return "".join(root.text_content().split())
