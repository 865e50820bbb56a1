"""Reads the public web preview of a Telegram channel, t.me/s/NAME, as a feed.

Telegram gives no feeds, but shows the last posts of public channels on such a page.
What is not a post of the channel is left out: notices of the service ("pinned a
message"), the words a post answers, and posts without words. Of a poll only the
question is taken: its answers are no claims. Whose words a forwarded post has is said
in its title.

Under every post stands "Please open Telegram to view this post", hidden; it means
nothing, so the words are looked for where only words of the post stand.
"""

from datetime import UTC, datetime

from lxml import etree  # type: ignore[import-untyped]  # the package has no types

from bot.model import Entry
from bot.sources.entries import MOST_ENTRIES, MOST_TEXT, FeedText
from bot.sources.paragraphs import one_line, paragraphs

_SIGN = b"tgme_channel_info"
_LONG_TITLE = 120
_FORWARDED = "{title} (forwarded from {name})"


def looks_like_preview(body: bytes) -> bool:
    """Return whether this is the preview of a channel."""
    return _SIGN in body and b"<html" in body[:2_000].lower()


def read_preview(body: bytes) -> FeedText:
    """Return the channel's title and its posts, newest first."""
    root = etree.fromstring(body, etree.HTMLParser(encoding="utf-8", no_network=True))
    posts = (_entry(post) for post in reversed(_all(root, "tgme_widget_message")))
    entries = tuple(entry for entry in posts if entry)
    title = _line(root, "tgme_channel_info_header_title")
    return FeedText(title, entries[:MOST_ENTRIES])


def _entry(post: etree._Element) -> Entry | None:
    place = post.get("data-post") or ""
    words = _words(post) or _line(post, "tgme_widget_message_poll_question")
    if not place or not words or "service_message" in _classes(post):
        return None
    link = f"https://t.me/{place}"
    return Entry(
        id=link,
        link=link,
        title=_title(words, _line(post, "tgme_widget_message_forwarded_from_name")),
        text=words,
        published=_moment(post),
        is_whole=True,
    )


def _words(post: etree._Element) -> str:
    """Return the post's own paragraphs; what it answers has a class of its own."""
    found = _all(post, "js-message_text")
    markup = (
        etree.tostring(found[0], encoding="unicode", with_tail=False) if found else ""
    )
    # Telegram writes an empty line as two breaks; that is where a paragraph ends.
    return paragraphs(_split(markup))[:MOST_TEXT]


def _split(markup: str) -> str:
    return markup.replace("<br/><br/>", "<p></p>")


def _title(words: str, origin: str) -> str:
    line = one_line(words.partition("\n")[0])
    if len(line) > _LONG_TITLE:
        line = line[:_LONG_TITLE].rpartition(" ")[0].rstrip(",;:") + "…"
    return _FORWARDED.format(title=line, name=origin) if origin else line


def _moment(post: etree._Element) -> datetime | None:
    """Return when it was posted; a video's length is a `time` too, without a moment."""
    for node in post.iter("time"):
        try:
            return datetime.fromisoformat(node.get("datetime") or "").astimezone(UTC)
        except ValueError:
            continue
    return None


def _line(root: etree._Element, name: str) -> str:
    """Return the text of the first element of this class, on one line."""
    found = _all(root, name)
    return one_line("".join(found[0].itertext())) if found else ""


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in root.iter("*") if name in _classes(node)]


def _classes(node: etree._Element) -> list[str]:
    return (node.get("class") or "").split()
