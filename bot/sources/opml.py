"""Reads and writes lists of feeds in OPML 2.0, as feed readers exchange them."""

import re
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # no types

from bot import wording_feeds as wording
from bot.errors import SourceError
from bot.language.quantities import number
from bot.model import Feed
from bot.sources.canonical import canonical, identity
from bot.sources.entries import MOST_TITLE, topics_of
from bot.sources.paragraphs import clean, one_line

MOST = 2_000
"""Feeds of one list: as many as one machine reads with ease."""

_BARE_AND = re.compile(r"&(?!#?\w+;)")
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_FEED_SCHEME = re.compile(r"^feed:(?://)?(?=https?:)", re.IGNORECASE)


def looks_like_opml(body: bytes) -> bool:
    """Return whether this is a list of feeds rather than a feed or a page."""
    return b"<opml" in body[:2_000].lower()


def read_opml(body: bytes) -> tuple[Feed, ...]:
    """Return the feeds of the list, each address once.

    A feed's topics are its categories; without any, the folders it lies in.
    """
    root = _parsed(body)
    if root.tag.lower() != "opml":
        raise SourceError(wording.OPML_OTHER)
    feeds: dict[str, Feed] = {}
    for outline, folders in _outlines(root):
        url = _url(outline)
        if canonical(url):
            feed = Feed(url, _name(outline), _topics(outline) or folders)
            feeds.setdefault(identity(url), feed)
    if not feeds:
        raise SourceError(wording.OPML_EMPTY)
    if len(feeds) > MOST:
        message = wording.OPML_TOO_LONG.format(count=len(feeds), most=number(MOST))
        raise SourceError(message)
    return tuple(feeds.values())


def _parsed(body: bytes) -> Element:
    try:
        try:
            return _strict(body)
        except ParseError:
            return _strict(_mended(body))
    except ParseError as error:
        raise SourceError(_fault(body, error)) from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise SourceError(wording.OPML_OTHER) from error


def _fault(body: bytes, error: ParseError) -> str:
    """Return what to say of a file that is no XML: a broken list, or something else."""
    if not looks_like_opml(body):
        return wording.OPML_OTHER
    return wording.OPML_BROKEN.format(line=error.position[0])


def _strict(body: bytes | str) -> Element:
    root: Element = fromstring(body, forbid_dtd=True)
    return root


def _mended(body: bytes) -> str:
    """Return the list as text without its usual faults.

    Many programs write a bare "&" in addresses, or letters of Windows under the name of
    UTF-8.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", errors="replace")
    return _BARE_AND.sub("&amp;", _DECLARATION.sub("", clean(text).lstrip()))


def write_opml(feeds: tuple[Feed, ...]) -> str:
    """Return the list as an OPML 2.0 file, its title in the language of the moment."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = wording.OPML_TITLE
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
            if not _url(node):
                folders = topics_of([*folders, _name(node)])
        waiting.extend((child, folders) for child in reversed(node))
    return found


def _url(outline: Element) -> str:
    """Return the address of the feed; programs differ in how they write its name."""
    names = {name.lower(): value for name, value in outline.attrib.items()}
    return _FEED_SCHEME.sub("", names.get("xmlurl", "").strip())


def _name(outline: Element) -> str:
    return one_line(outline.get("title") or outline.get("text") or "")[:MOST_TITLE]


def _topics(outline: Element) -> tuple[str, ...]:
    # A category may be a path, "/news/world": its last step is the topic.
    names = outline.get("category", "").split(",")
    return topics_of([name.rstrip("/").rpartition("/")[2] for name in names])
