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
_OWN_ID_LENGTH = 20


def article_id(url: str, text: str) -> str:
    """Return the article's id: by its address, or by its words when it has none."""
    return _digest(identity(url) or " ".join(text.split()))[:_ID_LENGTH]


def _digest(key: str) -> str:
    digest = hashlib.sha256(key.encode("utf-8", errors="replace")).digest()
    return b32encode(digest).decode().lower()


def entry_id(entry: Entry, feed: Feed) -> str:
    """Return the id that the article of this entry has, whatever its page holds.

    That of a chat's own feed is made with the feed's address and is longer: whoever
    knows only the article's address cannot work out that of its reading page.
    """
    text = entry.text or entry.title
    if not feed.is_own:
        return article_id(entry.link, text)
    key = f"{feed.url} {identity(entry.link) or ' '.join(text.split())}"
    return _digest(key)[:_OWN_ID_LENGTH]


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
        id=entry_id(entry, feed),
        title=entry.title or (page.title if page else "") or title_from(text),
        text=text,
        source=_source(entry, page, feed),
        url=canonical(entry.link),
        published=published if _FIRST_DAY <= published <= now else now,
        topics=feed.topics or entry.topics[:3],
        feed=feed.url if feed.is_own else "",
    )


def title_from(text: str) -> str:
    """Return the first words of a text that came without a title."""
    line = one_line(text.strip().partition("\n")[0])
    if len(line) <= _LONG_TITLE:
        return line
    return line[:_LONG_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"


def _source(entry: Entry, page: PageText | None, feed: Feed) -> str:
    """Return whose words these are: of two sites, the one the text was taken from."""
    if page and _domain(entry.link) != _domain(feed.url):
        return page.site or host(entry.link)
    return feed.title or host(feed.url)


def host(url: str) -> str:
    """Return the name of the site an address belongs to, without www."""
    return identity(url).partition("/")[0]


def _domain(url: str) -> str:
    """Return the name a publisher registered, such as bbc.co.uk, near enough."""
    labels = host(url).split(".")
    is_short = len(labels) > 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if is_short else -2 :])
