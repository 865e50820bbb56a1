"""Puts HTML together from values; what is not marked as HTML is escaped.

A page is made of pieces, and a source's words are in most of them. With one type for
what is HTML already, nobody can forget to escape: a plain string always is.
"""

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"meta", "link", "br", "hr"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


Piece = str | None
"""A plain string, which is escaped, an `Html`, which is not, or nothing."""


def el(tag: str, *pieces: Piece, **attributes: str | None) -> Html:
    """Return an element; `class_` is its class, and "_" in other names a hyphen.

    An attribute that is None is left out.
    """
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{told}>")
    return Html(f"<{tag}{told}>{join(pieces)}</{tag}>")


def join(pieces: Iterable[Piece], between: str = "") -> Html:
    """Return the pieces side by side, empty ones left out."""
    return Html(_safe(between).join(_safe(piece) for piece in pieces if piece))


def _safe(piece: str) -> Html:
    return piece if isinstance(piece, Html) else Html(escape(piece))


def section(title: str, *pieces: Piece, **attributes: str | None) -> Html:
    """Return a section under a heading, or nothing where there is nothing in it."""
    inside = join(pieces)
    return el("section", el("h2", title), inside, **attributes) if inside else Html()


def listed(tag: str, items: Iterable[Html], **attributes: str | None) -> Html:
    """Return a list of these items, or nothing without any."""
    rows = [el("li", item) for item in items]
    return el(tag, *rows, **attributes) if rows else Html()


def table(head: Iterable[str], rows: Iterable[Iterable[Piece]]) -> Html:
    """Return a table; the first cell of each row is its heading."""
    body = [
        el("tr", *(_cell(at, piece) for at, piece in enumerate(row))) for row in rows
    ]
    if not body:
        return Html()
    columns = (el("th", name, scope="col") for name in head)
    inside = (el("thead", el("tr", *columns)), el("tbody", *body))
    # Wide tables scroll by themselves on a phone; by keyboard, too.
    return el("div", el("table", *inside), class_="wide", tabindex="0", role="group")


def _cell(place: int, piece: Piece) -> Html:
    return el("td", piece) if place else el("th", piece, scope="row")
