"""Our own HTML taken apart into runs of text and put together again.

Only HTML that we wrote is read here: its four character references, small tag names,
proper nesting. A source's words never come in unescaped. What an operator typed in a
broadcast may be wrong HTML: it is read as well as may be, and never fails.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\s[^>]*)?)>")


@dataclass(frozen=True, slots=True)
class Run:
    """Text as Telegram shows it, and the start tags it stands in, outermost first."""

    text: str
    tags: tuple[str, ...] = ()


def utf16(text: str) -> int:
    """Return the length of the text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(html: str) -> str:
    """Return the text as Telegram shows it."""
    return decode(_TAG.sub("", html))


def read(html: str) -> tuple[Run, ...]:
    """Return the HTML as runs of text, each with the tags it stands in."""
    runs: list[Run] = []
    tags: list[str] = []
    end = 0
    for tag in _TAG.finditer(html):
        _add(runs, html[end : tag.start()], tags)
        end = tag.end()
        if not tag[1]:
            tags.append(tag[0][1:-1])
        elif tags:
            tags.pop()
    _add(runs, html[end:], tags)
    return tuple(runs)


def write(runs: Sequence[Run]) -> str:
    """Return HTML for these runs; a tag that goes on from run to run stays open."""
    parts: list[str] = []
    tags: tuple[str, ...] = ()
    for run in (*runs, Run("")):
        same = _shared(tags, run.tags)
        parts.extend(f"</{tag.split()[0]}>" for tag in reversed(tags[same:]))
        parts.extend(f"<{tag}>" for tag in run.tags[same:])
        parts.append(encode(run.text))
        tags = run.tags
    return "".join(parts)


def encode(text: str) -> str:
    """Return the text as HTML, for between tags and for the value of an attribute."""
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def decode(html: str) -> str:
    """Return the text that was encoded."""
    return (
        html.replace("&quot;", '"')
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replace("&amp;", "&")
    )


def _add(runs: list[Run], html: str, tags: list[str]) -> None:
    if html:
        runs.append(Run(decode(html), tuple(tags)))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many outer tags are the same."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same
