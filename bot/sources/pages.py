"""Finds the article on a web page.

trafilatura in its fast mode: F1 0.959 on 181 pages in 11.6 ms each, the best of the
extractors that are kept up. A page that gives little is read a second time with its
thorough mode. What the page says of itself is read by `linked`: trafilatura's own
search for title, author, licence and tags takes as long as finding the text. It is
imported when the first page is read: that happens in the worker.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.sources.entries import MOST_TEXT, MOST_TITLE, text_of
from bot.sources.linked import About, about
from bot.sources.locks import is_paywalled, unlock_nothing
from bot.sources.moments import moment
from bot.sources.overlong import shortened
from bot.sources.paragraphs import clean, one_line
from bot.sources.trimming import trimmed

MOST_MARKUP = 4_000_000  # characters; reading JSON in a page takes 100 times its size
MOST_DATED = 1_000_000  # characters; the words of a longer one are searched for no date
LITTLE = 200  # characters: less is a teaser or a menu


@dataclass(frozen=True, slots=True)
class PageText:
    """The article a page holds; a `date` without a time is midnight UTC.

    `url` is where it was found and `address` what it calls its own; `is_quotable` is
    whether its text may be used: not where it is locked as a whole, or told live in
    bits without their times.
    """

    text: str
    title: str = ""
    site: str = ""
    date: datetime | None = None
    language: str = ""
    url: str = ""
    address: str = ""
    is_paywalled: bool = False
    is_quotable: bool = True


def read_page(markup: bytes | str, url: str, charset: str = "") -> PageText | None:
    """Return the article on the page, or None when there is none, nor one locked."""
    # Imported here because it takes half a second, and only the worker reads pages.
    from trafilatura.utils import load_html  # noqa: PLC0415  # slow

    page = shortened(_decoded(markup[:MOST_MARKUP], charset))
    root = load_html(page)
    if root is None:
        return None
    said = about(root)
    is_open = unlock_nothing(root, said)
    text = _article(root, url, said)
    if not text and not is_paywalled(said):
        return None
    return PageText(
        text,
        one_line(said.title)[:MOST_TITLE],
        one_line(said.site)[:MOST_TITLE],
        moment(said.published) or _date_in(root, url, len(page)),
        said.language,
        url,
        _join(url, said.address),
        is_paywalled(said),
        is_open and not said.is_live,
    )


def _article(root: etree._Element, url: str, said: About) -> str:
    """Return the article's text as trafilatura finds it, thoroughly if need be."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # slow

    text, titles = "", (said.title, *_headings(root))
    for is_fast in (True, False):
        found = bare_extraction(
            root, url=url, fast=is_fast, include_comments=False, include_tables=False
        )
        if found is not None and not isinstance(found, dict):
            text = _longer(_paragraphs(found.text or "", titles), said)
        if len(text) >= LITTLE:
            break
    return text


def _date_in(root: etree._Element, url: str, size: int) -> datetime | None:
    """Return the midnight of the day that the page's text gives for its own."""
    if size > MOST_DATED:
        return None
    from htmldate import find_date  # noqa: PLC0415  # slow

    return moment(find_date(root, url=url, original_date=True) or "")


def _longer(text: str, said: About) -> str:
    """Return the text, or the one the page gives for machines if that is far longer."""
    if is_paywalled(said) or len(said.body) < 2 * max(len(text), LITTLE):
        return text
    return text_of(said.body, "text/html")


def _headings(root: etree._Element) -> list[str]:
    return [one_line("".join(node.itertext())) for node in root.iter("title", "h1")]


def _decoded(markup: bytes | str, charset: str) -> bytes | str:
    """Return the page as the server says it is written, or as it came."""
    if isinstance(markup, str) or not charset:
        return markup
    try:
        return markup.decode(charset)
    except (LookupError, ValueError):
        return markup


def _paragraphs(text: str, titles: Iterable[str]) -> str:
    """Return the article's paragraphs, without what stands around them."""
    stripped = (line.strip() for line in clean(text).splitlines())
    lines = trimmed([line for line in stripped if line], titles)
    return "\n\n".join(lines)[:MOST_TEXT]


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""
