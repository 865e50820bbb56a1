"""What stands around every page: head, name of the site, foot. Pure.

All addresses of a page are relative to it, so that a proxy may add a path in front.
"""

from dataclasses import dataclass

from bot import wording_pages as wording
from bot.language.current import manner
from bot.language.known import is_right_to_left
from bot.web.html import Html, el, join

DOCTYPE = Html("<!doctype html>\n")
FEED_TYPES = (
    ("RSS", "application/rss+xml", "xml"),
    ("JSON Feed", "application/feed+json", "json"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a service share: its address, its bot, where its front page is.

    `address` has no slash at its end; `front` is the path of the front page without a
    slash at its beginning.
    """

    address: str = ""
    bot: str = ""
    front: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the way from it to the root, and its feed, if it has one.

    `feed` is the address of its feed from the root, without its ending.
    """

    site: Site
    depth: int = 0
    feed: str = ""

    @property
    def root(self) -> str:
        """What leads from the page to the root of all pages."""
        return "../" * self.depth

    @property
    def front(self) -> str:
        """What leads from the page to the front page."""
        return f"{self.root}{self.site.front}" or "./"


def frame(
    place: Place,
    title: str,
    *body: Html,
    is_found: bool = False,
    is_quoting: bool = True,
) -> str:
    """Return a whole page; search engines are asked to list only what `is_found`.

    One that `is_quoting` says of its sentences that they are a source's own.
    """
    foot = el("footer", el("p", wording.FOOT), class_="foot") if is_quoting else None
    skip = el("a", wording.SKIP, href="#text", class_="skip")
    inside = (skip, _name(place), el("main", *body, id="text"), foot)
    language = manner().language
    page = el(
        "html",
        _head(place, title, is_found),
        el("body", *inside),
        lang=language,
        dir="rtl" if is_right_to_left(language) else None,
    )
    return DOCTYPE + page + "\n"


def note_page(place: Place, title: str, text: str) -> str:
    """Return a page that only says something."""
    return frame(place, title, el("h1", title), el("p", text), is_quoting=False)


def _head(place: Place, title: str, is_found: bool) -> Html:  # noqa: FBT001 - ours
    shown = title if title == wording.SITE else f"{title} · {wording.SITE}"
    feeds = (
        el(
            "link",
            rel="alternate",
            type=kind,
            title=f"{shown} ({name})",
            href=f"{place.root}{place.feed}.{end}",
        )
        for name, kind, end in FEED_TYPES
        if place.feed
    )
    robots = None if is_found else el("meta", name="robots", content="noindex")
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        robots,
        el("title", shown),
        el("link", rel="stylesheet", href=f"{place.root}a/style.css"),
        el("link", rel="icon", href=f"{place.root}a/icon.svg", type="image/svg+xml"),
        join(feeds),
    )


def _name(place: Place) -> Html:
    name = el("a", wording.SITE, href=place.front, class_="name")
    return el("header", el("nav", name, aria_label=wording.FRONT), class_="top")
