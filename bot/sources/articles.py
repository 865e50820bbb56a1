"""Makes articles of what feeds list and pages hold."""

import hashlib
from base64 import b32encode
from datetime import UTC, datetime

from bot.model import Article, Entry, Feed
from bot.sources.canonical import canonical, identity
from bot.sources.pages import PageText
from bot.sources.paragraphs import one_line

# A date before the web means that the date is not known (1970 is a clock at zero).
_FIRST_DAY = datetime(1991, 8, 6, tzinfo=UTC)
_LONG_TITLE = 100
_ID_LENGTH = 10


def article_id(url: str, text: str) -> str:
    """Return the article's id: by its address, or by its words when it has none."""
    key = identity(url) or " ".join(text.split())
    digest = hashlib.sha256(key.encode("utf-8", errors="replace")).digest()
    return b32encode(digest)[:_ID_LENGTH].decode().lower()


def entry_id(entry: Entry) -> str:
    """Return the id that the article of this entry has, whatever its page holds."""
    return article_id(entry.link, entry.text or entry.title)


def make_article(
    entry: Entry, page: PageText | None, feed: Feed, now: datetime
) -> Article | None:
    """Return the article of an entry, or None when there is no text to keep.

    The page's text is used where it was had. A date that is missing, in the future or
    before the web becomes `now`.
    """
    text = page.text if page else entry.text
    if not text:
        return None
    published = entry.published or (page.date if page else None) or now
    return Article(
        id=entry_id(entry),
        title=entry.title or (page.title if page else "") or title_from(text),
        text=text,
        source=feed.title or (page.site if page else "") or host(feed.url),
        url=canonical(entry.link),
        published=published if _FIRST_DAY <= published <= now else now,
        topics=feed.topics or entry.topics[:3],
    )


def title_from(text: str) -> str:
    """Return the first words of a text that came without a title."""
    line = one_line(text.strip().partition("\n")[0])
    if len(line) <= _LONG_TITLE:
        return line
    return line[:_LONG_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"


def host(url: str) -> str:
    """Return the name of the site an address belongs to, as readers know it."""
    place = identity(url)
    return place.partition("/")[0] or url
