"""Decides what of a page may be read without paying, and never opens the rest.

What a publisher marks as locked is taken out before the text is looked for, even where
the page's markup holds it. Where a page says that it is not free and does not say which
part, nothing of it is used but what the feed gives; no other way to the text is tried.
The marks are those search engines ask for (schema.org's isAccessibleForFree with
hasPart, developers.google.com/search/docs/appearance/structured-data/paywalled-content)
and the content tiers Facebook introduced (article:content_tier).
"""

import re

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.sources.linked import About

_TIERS = {"locked", "metered"}
# ".paywall", "#rest", "div.locked.body": all that was seen in the wild.
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<marks>(?:[.#][\w-]+)*)", re.ASCII)
_MOST_PARTS = 20
_LONGEST = 100
_MARK = re.compile(r"([.#])([\w-]+)")


def is_paywalled(about: About) -> bool:
    """Return whether the publisher wants to be paid for this page."""
    return about.is_free is False or about.tier in _TIERS


def unlock_nothing(root: etree._Element, about: About) -> bool:
    """Take the locked parts out of the page; return whether the rest is free to read.

    It is when the page is free, or said which of its parts are not.
    """
    paths = [path for selector in about.locked for path in _paths(selector)]
    for path in filter(None, paths):
        for node in root.xpath(path):
            _drop(node)
    says_where = bool(paths) and all(paths)
    return says_where or about.is_free is not False


def _paths(selector: str) -> list[str]:
    """Return the XPath of each part of a CSS selector, "" for one not understood."""
    parts = selector.split(",", _MOST_PARTS)
    return [_path(part.strip()) for part in parts if part.strip()]


def _path(part: str) -> str:
    found = _SELECTOR.fullmatch(part)
    if not found or len(part) > _LONGEST:
        return ""
    tests = [
        f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        if kind == "."
        else f"[@id='{name}']"
        for kind, name in _MARK.findall(found["marks"])
    ]
    return f"//{found['tag'] or '*'}{''.join(tests)}"


def _drop(node: etree._Element) -> None:
    """Take a node and what it holds out of its tree, and leave what follows it."""
    parent, tail = node.getparent(), node.tail or ""
    if parent is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)
