"""Real feeds, counted a second time by lxml or json alone."""

import json
import unicodedata
from typing import Any

from lxml import etree

from benchmarks.feeds_read import DATA, Judge, parse, read, visible
from bot.sources.entries import FeedText

NAMES = {"item", "entry", "Item"}


def real() -> Judge:
    """Return for how many real feeds the counts are the same."""
    kinds = {".rss", ".atom", ".rdf", ".xml", ".json"}
    paths = [p for p in sorted((DATA / "real").iterdir()) if p.suffix in kinds]
    ours = theirs = 0
    wrong = []
    for path in paths:
        body = path.read_bytes()
        counted = (_in_json if path.suffix == ".json" else _in_xml)(body)
        found, plain = _in_feed(read(body, {})), _in_raw(parse(body, {}))
        ours += found == counted
        theirs += plain == counted
        wrong += [] if found == counted else [f"{path.name}: {found} not {counted}"]
    return ours, theirs, len(paths), wrong


def _letters(text: str) -> int:
    """Return how many letters can be seen; ours leaves out what cannot, on purpose."""
    seen = unicodedata.normalize("NFC", "".join(text.split()))
    # Selectors only choose between two drawings of the letter before them.
    return sum(
        unicodedata.category(letter) not in {"Cf", "Cc"}
        and not "\ufe00" <= letter <= "\ufe0f"
        for letter in seen
    )


def _in_feed(feed: FeedText | None) -> tuple[int, ...]:
    entries = feed.entries if feed else ()
    return (
        len(entries),
        sum(bool(entry.title) for entry in entries),
        sum(bool(entry.link) for entry in entries),
        sum(bool(entry.published) for entry in entries),
        sum(_letters(entry.text) for entry in entries),
    )


def _in_raw(raw: Any) -> tuple[int, ...]:
    rows = [
        (
            entry.get("title"),
            entry.get("link"),
            entry.get("published") or entry.get("updated"),
            max(
                [visible(part.value) for part in entry.get("content", ())]
                + [visible(entry.get("summary", ""))],
                key=len,
            ),
        )
        for entry in raw["entries"]
    ]
    filled = [sum(map(bool, column)) for column in list(zip(*rows, strict=True))[:3]]
    return (len(rows), *filled, sum(_letters(row[3]) for row in rows))


def _in_json(body: bytes) -> tuple[int, ...]:
    items = json.loads(body)["items"]
    texts = [
        visible(item.get("content_html") or "") or item.get("content_text", "")
        for item in items
    ]
    return (
        len(items),
        sum(bool(item.get("title")) for item in items),
        sum(bool(item.get("url") or item.get("external_url")) for item in items),
        sum(bool(item.get("date_published")) for item in items),
        sum(map(_letters, texts)),
    )


def _in_xml(body: bytes) -> tuple[int, ...]:
    root = etree.fromstring(body.lstrip(), etree.XMLParser(recover=True))
    items = [node for node in root.iter() if local(node) in NAMES]
    return (
        len(items),
        sum(bool(_child(item, "title")) for item in items),
        sum(_has_link(item) for item in items),
        sum(bool(_child(item, "pubDate", "date", "published", "updated"))
            for item in items),
        sum(
            max(_letters(visible(_child(item, name)))
                for name in ("encoded", "content", "description", "summary"))
            for item in items
        ),
    )  # fmt: skip


def local(node: Any) -> str:
    """Return an element's name without its name space."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _child(item: Any, *names: str) -> str:
    for node in item:
        if local(node) in names and "media" not in (node.tag or ""):
            whole = "".join(node.itertext()).strip()
            inner = b"".join(map(etree.tostring, node)).decode()
            if whole:
                return inner if len(node) else whole
    return ""


def _has_link(item: Any) -> bool:
    guids = [n for n in item if local(n) == "guid" and n.get("isPermaLink") != "false"]
    links = [n for n in item if local(n) == "link"]
    return bool(guids) or any(n.get("href") or (n.text or "").strip() for n in links)
