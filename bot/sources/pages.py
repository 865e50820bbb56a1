"""Finds the article on a web page.

trafilatura in its fast mode: F1 0.959 on 181 pages in 11.6 ms each, the best of the
extractors that are kept up. A page that gives little is read a second time with its
thorough mode. It is imported when the first page is read: that happens in the worker.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.sources.entries import MOST_TEXT, MOST_TITLE
from bot.sources.paragraphs import clean, one_line

LITTLE = 200  # characters: less is a teaser or a menu


@dataclass(frozen=True, slots=True)
class PageText:
    """The article a page holds; `date` is midnight UTC of the day the page gives."""

    text: str
    title: str = ""
    site: str = ""
    date: datetime | None = None
    language: str = ""


def read_page(markup: bytes | str, url: str, charset: str = "") -> PageText | None:
    """Return the article on the page, or None when there is hardly any text."""
    # Imported here because it takes half a second, and only the worker reads pages.
    from trafilatura import bare_extraction  # noqa: PLC0415  # slow

    source = _decoded(markup, charset)
    found = None
    for is_fast in (True, False):
        found = bare_extraction(
            source,
            url=url,
            fast=is_fast,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
        )
        if found is not None and not isinstance(found, dict):
            title = one_line(found.title or "")
            text = _paragraphs(found.text or "", title)
            if len(text) >= LITTLE or (text and not is_fast):
                return PageText(
                    text,
                    title[:MOST_TITLE],
                    one_line(found.sitename or "")[:MOST_TITLE],
                    _day(found.date or ""),
                    found.language or "",
                )
    return None


def _decoded(markup: bytes | str, charset: str) -> bytes | str:
    """Return the page as the server says it is written, or as it came."""
    if isinstance(markup, str) or not charset:
        return markup
    try:
        return markup.decode(charset)
    except (LookupError, ValueError):
        return markup


def _paragraphs(text: str, title: str) -> str:
    """Return the paragraphs, without the title where it stands at their head."""
    stripped = (line.strip() for line in clean(text).splitlines())
    lines = [line for line in stripped if line]
    if len(lines) > 1 and one_line(lines[0]) == title:
        del lines[0]
    return "\n\n".join(lines)[:MOST_TEXT]


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None
