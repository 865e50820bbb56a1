"""Reads and writes lists of feeds in OPML 2.0, as feed readers exchange them."""

from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # no types

from bot.errors import SourceError
from bot.model import Feed
from bot.sources.canonical import canonical
from bot.sources.entries import topics_of
from bot.sources.paragraphs import one_line


def read_opml(body: bytes) -> tuple[Feed, ...]:
    """Return the feeds of the list, each address once.

    A feed's topics are its categories; without any, the folders it lies in.
    """
    try:
        root: Element = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        message = f"This is not an OPML file that can be read: {error}."
        raise SourceError(message) from error
    if root.tag != "opml":
        message = f"This is not an OPML file; it begins with <{root.tag[:40]}>."
        raise SourceError(message)
    feeds: dict[str, Feed] = {}
    for outline, folders in _outlines(root):
        url = outline.get("xmlUrl", "").strip()
        if canonical(url) and url not in feeds:
            feeds[url] = Feed(url, _name(outline), _topics(outline) or folders)
    return tuple(feeds.values())


def write_opml(feeds: tuple[Feed, ...]) -> str:
    """Return the list as an OPML 2.0 file."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Newsbrief feeds"
    body = SubElement(root, "body")
    for feed in feeds:
        outline = {"type": "rss", "text": feed.title or feed.url, "xmlUrl": feed.url}
        if feed.topics:
            outline["category"] = ",".join(feed.topics)
        SubElement(body, "outline", outline)
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(root, encoding="unicode") + "\n"


def _outlines(root: Element) -> list[tuple[Element, tuple[str, ...]]]:
    """Return every outline with the names of the folders around it."""
    found: list[tuple[Element, tuple[str, ...]]] = []
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        node, folders = waiting.pop()
        if node.tag == "outline":
            found.append((node, folders))
            if not node.get("xmlUrl"):
                folders = topics_of([*folders, _name(node)])
        waiting.extend((child, folders) for child in reversed(node))
    return found


def _name(outline: Element) -> str:
    return one_line(outline.get("title") or outline.get("text") or "")


def _topics(outline: Element) -> tuple[str, ...]:
    # A category may be a path, "/news/world": its last step is the topic.
    names = outline.get("category", "").split(",")
    return topics_of([name.rstrip("/").rpartition("/")[2] for name in names])
