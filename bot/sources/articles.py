"""Makes articles of what feeds list and pages hold."""

import hashlib
import re
from base64 import b32encode
from datetime import UTC, datetime
from urllib.parse import urldefrag

from bot.model import Article, Entry, Feed
from bot.sources.canonical import canonical, identity, is_forwarding, is_home
from bot.sources.outlets import domain, host, outlet
from bot.sources.pages import PageText
from bot.sources.paragraphs import one_line

__all__ = ["article_id", "entry_id", "host", "make_article", "title_from"]

# A date before the web means that the date is not known (1970 is a clock at zero).
_FIRST_DAY = datetime(1991, 8, 6, tzinfo=UTC)
_LONG_TITLE = 100
_ID_LENGTH = 10
_OWN_ID_LENGTH = 20
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_FEW_WORDS = 3


def article_id(url: str, text: str) -> str:
    """Return the article's id: by its address, or by its words when it has none."""
    return _digest(_key(url, text))[:_ID_LENGTH]


def entry_id(entry: Entry, feed: Feed) -> str:
    """Return the id that the article of this entry has, whatever its page holds.

    Only behind a link that forwards its page decides.
    """
    if entry.is_part and identity(entry.link):
        fragment = urldefrag(entry.link).fragment
        return _id(f"{identity(entry.link)}#{fragment}", feed)
    return _id(_key(entry.link, entry.text or entry.title), feed)


def _id(key: str, feed: Feed) -> str:
    """Return the id for this key.

    That of a chat's own feed is made with the feed's address and is longer: whoever
    knows only the article's address cannot work out that of its reading page.
    """
    if feed.is_own:
        return _digest(f"{feed.known_by} {key}")[:_OWN_ID_LENGTH]
    return _digest(key)[:_ID_LENGTH]


def _key(url: str, text: str) -> str:
    return identity(url) or " ".join(text.split())


def _digest(key: str) -> str:
    digest = hashlib.sha256(key.encode("utf-8", errors="replace")).digest()
    return b32encode(digest).decode().lower()


def make_article(
    entry: Entry, page: PageText | None, feed: Feed, now: datetime
) -> Article | None:
    """Return the article of an entry, or None when there is no text to keep.

    The page's text is used where it may be and says more. A date that is missing, in
    the future or before the web becomes `now`.
    """
    page = page if page and is_about(page, entry) else None
    text = page.text if page and says_more(page, entry) else entry.text
    if not text:
        return None
    published = entry.published or (page.date if page else None) or now
    url = address(entry, page)
    return Article(
        # A link that only forwards says nothing; what it led to may come by another.
        id=_id(_key(url, text), feed)
        if is_forwarding(entry.link)
        else entry_id(entry, feed),
        title=_title(entry) or (page.title if page else "") or title_from(text),
        text=text,
        source=outlet(entry, page, feed),
        url=url,
        published=published if _FIRST_DAY <= published <= now else now,
        topics=feed.topics or entry.topics[:3],
        feed=feed.url if feed.is_own else "",
        language=(page.language if page else "") or entry.language,
        is_paywalled=page is not None and page.is_paywalled,
    )


def says_more(page: PageText, entry: Entry) -> bool:
    """Return whether the page's text may be used, and is more than the entry's."""
    return page.is_quotable and len(page.text) > len(entry.text)


def is_about(page: PageText, entry: Entry) -> bool:
    """Return whether the page can be the one the entry announces.

    Servers answer with walls of consent, log-ins and "not found" as if that were the
    page. An article has some word of its own title, whatever its editor made of it.
    """
    said = f"{page.title} {page.text}".casefold()
    if said.isspace():
        return is_forwarding(entry.link)  # it still tells where the link led
    found = _WORD.findall(entry.title)
    words = {word[:_STEM].casefold() for word in found if _has_case(word)}
    return len(words) < _FEW_WORDS or any(word in said for word in words)


def _has_case(word: str) -> bool:
    """Return whether the word is of a script whose words stand apart."""
    return word.lower() != word.upper()


def address(entry: Entry, page: PageText | None) -> str:
    """Return where the article is: as its page says, if that is the same site's.

    A page that calls the front page its own address is wrong about itself. Of several
    entries on one page each has the address of its part.
    """
    if entry.is_part:
        plain = canonical(entry.link)
        return plain and f"{plain}#{urldefrag(entry.link).fragment}"
    for own in (page.address, page.url) if page else ():
        reached = page.url if page else ""
        is_same = domain(own) == domain(reached or entry.link)
        if canonical(own) and is_same and not is_home(own):
            return canonical(own)
    return canonical(entry.link)


def _title(entry: Entry) -> str:
    """Return the entry's title without the outlet's name that aggregators add."""
    return (
        entry.title.removesuffix(f" - {entry.source}") if entry.source else entry.title
    )


def title_from(text: str) -> str:
    """Return the first words of a text that came without a title."""
    line = one_line(text.strip().partition("\n")[0])
    if len(line) <= _LONG_TITLE:
        return line
    return line[:_LONG_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"
