"""What every reader of feeds gives back, and how it cleans what feeds carry."""

import html
from dataclasses import dataclass

from bot.model import Entry
from bot.sources.paragraphs import one_line, paragraphs, plain_paragraphs

MOST_ENTRIES = 500
MOST_TEXT = 200_000  # characters of one entry; what is longer is a book, not news
MOST_TITLE = 500
MOST_TOPICS = 12


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
    if "html" not in kind:
        return plain_paragraphs(value[:MOST_TEXT])
    # What is called HTML is often plain text, whose line breaks then mean something.
    if "<" not in value:
        return plain_paragraphs(html.unescape(value[:MOST_TEXT]))
    return paragraphs(value[: 2 * MOST_TEXT])[:MOST_TEXT]


def title_of(value: str, kind: str) -> str:
    """Return a title on one line, without markup."""
    text = paragraphs(value[:10_000]) if "html" in kind and "<" in value else value
    return one_line(text)[:MOST_TITLE]


def topics_of(names: list[str]) -> tuple[str, ...]:
    """Return topic names in lower case, each once."""
    lines = (one_line(name).lower() for name in names)
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_TOPICS]
