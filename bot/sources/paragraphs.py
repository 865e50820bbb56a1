"""Turns HTML, as feeds and pages carry it, into paragraphs of plain text.

Words stay letter for letter as a browser would show them; only white space that HTML
ignores is folded. Paragraphs are kept apart by an empty line.
"""

import html
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.letters import visible

_DROPPED = {
    *("script", "style", "noscript", "template", "head", "title", "iframe"),
    *("svg", "math", "form", "button", "select", "textarea", "audio", "video"),
}
_BLOCKS = {
    *("p", "div", "section", "article", "blockquote", "pre", "ul", "ol", "li", "dl"),
    *("dt", "dd", "table", "tr", "figure", "figcaption", "header", "footer", "aside"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "main", "nav", "address", "details"),
}
_BREAK = "\x00"  # stands for the end of a paragraph; it was cleaned from the input
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNCLOSED = re.compile(r"<!--[^>]*>?")
_NO_DECLARATION = re.compile(r"<!(?!--|\[|doctype)", re.IGNORECASE)
_FOLDED = re.compile(r"[ \t\r\n\f]+")  # no-break blanks stay: numbers are set with them


def clean(text: str) -> str:
    """Return the text without controls, and without what nobody can see.

    Else a word with something unseen in it is found, compared and counted as another.
    """
    return visible(_CONTROL.sub("", text))


def one_line(text: str) -> str:
    """Return a clean text on one line, as titles and names need it."""
    return " ".join(clean(html.unescape(text)).split())


def paragraphs(markup: str) -> str:
    """Return the text of HTML, paragraphs kept apart by an empty line."""
    root = etree.fromstring(
        f"<div>{_mended(clean(markup))}</div>".encode(),
        etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True),
    )
    flow = "".join(_pieces(root))
    # Cleaned again, because references have become characters.
    parts = map(clean, flow.split(_BREAK))
    return "\n\n".join(paragraph for part in parts if (paragraph := _tidy(part)))


def _mended(markup: str) -> str:
    """Return HTML whose words no broken comment or declaration swallows."""
    closed, end, rest = markup.rpartition("-->")
    whole = f"{closed}{end}{_UNCLOSED.sub('', rest)}"
    return _NO_DECLARATION.sub("&lt;!", whole)


def plain_paragraphs(text: str) -> str:
    """Return a plain text with its paragraphs kept apart by one empty line."""
    parts = re.split(r"\n[ \t\r]*\n", clean(text))
    return "\n\n".join(paragraph for part in parts if (paragraph := _tidy(part)))


def _tidy(part: str) -> str:
    lines = (_FOLDED.sub(" ", line).strip() for line in part.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            yield from _after(node)
        elif node.tag in _DROPPED:
            walk.skip_subtree()
        else:
            yield from _before(node)


def _before(node: etree._Element) -> Iterator[str]:
    if node.tag in _BLOCKS:
        yield _BREAK
    elif node.tag == "br":
        yield "\n"
    elif node.tag in ("td", "th"):
        yield " "
    yield _FOLDED.sub(" ", node.text or "")


def _after(node: etree._Element) -> Iterator[str]:
    if node.tag in _BLOCKS:
        yield _BREAK
    yield _FOLDED.sub(" ", node.tail or "")
