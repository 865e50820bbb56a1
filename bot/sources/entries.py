"""What every reader of feeds gives back, and how it cleans what feeds carry."""

import html
import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import quote, urldefrag

from bot.model import Entry
from bot.sources.canonical import identity
from bot.sources.paragraphs import one_line, paragraphs, plain_paragraphs

MOST_ENTRIES = 500
MOST_TEXT = 200_000  # characters of one entry; what is longer is a book, not news
MOST_TITLE = 500
MOST_TOPICS = 12
MOST_TOPIC = 100  # characters; what is longer is a sentence
# A text is HTML where it has a tag that HTML has or had. "Nice <gorilla>" is no tag.
_TAGS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo
bgsound big blink blockquote body br button canvas caption center cite code col
colgroup command data datalist dd del details dfn dialog dir div dl dt em embed
fieldset figcaption figure font footer form frame frameset h[1-6] head header
hgroup hr html i iframe img input ins kbd keygen label legend li link main map
mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript
object ol optgroup option output p param picture plaintext pre progress q rb rp rt
ruby s samp script section select small source spacer span strike strong style sub
summary sup svg table tbody td template textarea tfoot th thead time title tr
track tt u ul var video wbr xmp
"""
_TAG = re.compile(
    rf"<!--|<!\[CDATA|</?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FeedText:
    """What a feed says: its title and its entries, in the feed's order.

    `ttl` is how many minutes it asks us to wait before the next look, if it says so; in
    its `skip_hours` (UTC) and on its `skip_days` (Monday 0) it wants none.
    `hub` and `self_url` are the addresses it names for WebSub.
    """

    title: str
    entries: tuple[Entry, ...]
    ttl: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    hub: str = ""
    self_url: str = ""


def text_of(value: str, kind: str) -> str:
    """Return the paragraphs of an entry's text; `kind` is its media type."""
    if kind == "text/plain":
        return plain_paragraphs(value[:MOST_TEXT])
    # What is called HTML is often plain text, whose line breaks then mean something.
    if not _TAG.search(value):
        return plain_paragraphs(html.unescape(value[:MOST_TEXT]))
    return paragraphs(value[: 2 * MOST_TEXT])[:MOST_TEXT]


def title_of(value: str, kind: str) -> str:
    """Return a title on one line, without markup."""
    value = value[:10_000]
    is_markup = kind != "text/plain" and _TAG.search(value)
    return one_line(paragraphs(value) if is_markup else value)[:MOST_TITLE]


def topics_of(names: list[str]) -> tuple[str, ...]:
    """Return topic names in lower case, each once."""
    lines = (one_line(name[:MOST_TOPIC]).lower() for name in names)
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_TOPICS]


def distinct(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries, those that share a page marked as parts of it.

    A blog's entries may all link to the page of their day, a status feed's to the home
    page. Taken for addresses of articles, such links would make all of them one.
    """
    links = Counter(link for link, _ in {(e.link, e.title or e.text) for e in entries})
    own = {(identity(e.link), e.title or e.text) for e in entries}
    pages = Counter(page for page, _ in own)
    return tuple(
        _part(entry, is_marked=links[entry.link] == 1)
        if entry.link and pages[identity(entry.link)] > 1
        else entry
        for entry in entries
    )


def _part(entry: Entry, *, is_marked: bool) -> Entry:
    """Return the entry with a link that says which part of its page it is.

    Its own mark will do where no other entry has the same.
    """
    page, mark = urldefrag(entry.link)
    words = f"{entry.id} {entry.title or entry.text}".encode("utf-8", "replace")
    made = sha256(words).hexdigest()[:8]
    mark = quote(mark) if mark and is_marked else made
    return replace(entry, link=f"{page}#{mark}", is_part=True)
