"""Reads what a page says of itself for machines: JSON-LD, meta elements, links.

Publishers write schema.org's words for search engines, often with faults: control
characters in texts, truth as "False", lists where one thing is meant, a graph around.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

Thing = Mapping[str, object]
_MOST_THINGS = 500
_MOST_PARTS = 20
_ARTICLES = ("Article", "Posting", "Report", "WebPage", "CreativeWork", "Review")
_DATES = (
    *(
        "article:published_time",
        "article:published",
        "date",
        "dc.date",
        "dc.date.issued",
    ),
    *("dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate"),
)
_LIVE = "LiveBlogPosting"


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself.

    `is_free` is None where it says nothing of that; `locked` are the CSS selectors of
    the parts that are not; `body` is the article's text, in some form.
    """

    title: str = ""
    published: str = ""
    body: str = ""
    is_free: bool | None = None
    locked: tuple[str, ...] = ()
    is_live: bool = False
    tier: str = ""
    address: str = ""
    language: str = ""
    description: str = ""
    site: str = ""


def about(root: etree._Element) -> About:
    """Return what the page of this root says of itself."""
    things = [thing for thing in _things(root) if _is_article(thing)]
    metas = _metas(root)
    locked = [part for thing in things for part in _parts(thing)]
    return About(
        title=metas.get("og:title") or _first(things, "headline") or _heading(root),
        published=_first(things, "datePublished")
        or next((metas[name] for name in _DATES if metas.get(name)), ""),
        body=max(
            (_word(thing, "articleBody") for thing in things), key=len, default=""
        ),
        is_free=_truth(thing.get("isAccessibleForFree") for thing in things),
        locked=tuple(dict.fromkeys(filter(None, locked)))[:_MOST_PARTS],
        is_live=any(_LIVE in _kinds(thing) for thing in things),
        tier=metas.get("article:content_tier", "").lower(),
        address=_canonical(root) or metas.get("og:url", ""),
        language=_language(root, metas),
        description=metas.get("og:description") or metas.get("description", ""),
        site=metas.get("og:site_name") or _publisher(things),
    )


def _first(things: list[Thing], key: str) -> str:
    return next(filter(None, (_word(thing, key) for thing in things)), "")


def _publisher(things: list[Thing]) -> str:
    found = (thing.get("publisher") for thing in things)
    return next((_word(each, "name") for each in found if isinstance(each, dict)), "")


def _heading(root: etree._Element) -> str:
    """Return the page's one heading, or what its window is called."""
    for name in ("h1", "title"):
        texts = ["".join(node.itertext()).strip() for node in root.iter(name)]
        if len(texts) == 1 and texts[0]:
            return texts[0]
    return ""


def _things(root: etree._Element) -> Iterator[Thing]:
    """Yield every thing described in the page's JSON-LD, outer things first."""
    waiting: list[object] = [
        _parsed(node.text or "")
        for node in root.iter("script")
        if "ld+json" in (node.get("type") or "").lower()
    ]
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            yield thing
            waiting += [thing.get("@graph"), thing.get("mainEntity")]


def _parsed(text: str) -> object:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _kinds(thing: Thing) -> list[str]:
    return _words(thing.get("@type"))


def _is_article(thing: Thing) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _kinds(thing))


def _parts(thing: Thing) -> Iterator[str]:
    """Yield the selectors of the thing's parts that are not free."""
    parts = thing.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if (
            isinstance(part, dict)
            and _truth([part.get("isAccessibleForFree")]) is False
        ):
            yield from _words(part.get("cssSelector"))


def _truth(values: Iterator[object] | list[object]) -> bool | None:
    """Return False when one says so, True when one says that, None for neither."""
    said = {str(value).strip().rpartition("/")[2].lower() for value in values}
    return False if said & {"false", "no", "0"} else True if "true" in said else None


def _word(thing: Thing, key: str) -> str:
    return next(iter(_words(thing.get(key))), "")


def _words(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _metas(root: etree._Element) -> dict[str, str]:
    """Return what the page's meta elements say, the first of each name."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or "").lower()
        found.setdefault(name, (node.get("content") or "").strip())
    return found


def _canonical(root: etree._Element) -> str:
    links = (
        (node.get("href") or "").strip()
        for node in root.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    )
    return next(filter(None, links), "")


def _language(root: etree._Element, metas: Mapping[str, str]) -> str:
    tag = (
        root.get("lang") or metas.get("og:locale") or metas.get("content-language", "")
    )
    return str(tag).strip().replace("_", "-").partition("-")[0].lower()
