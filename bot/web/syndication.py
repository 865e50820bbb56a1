"""Public briefings as feeds: RSS 2.0 and JSON Feed 1.1, one item a day. Pure.

One item for each story would be one more stream to keep up with; a briefing is what a
reader of Newsbrief asks for, and its page is the item's. All addresses are whole, since
feed readers show an item far from where it came from.

https://www.rssboard.org/rss-specification, https://www.jsonfeed.org/version/1.1/
"""

import json
import re
from collections.abc import Sequence
from datetime import UTC
from email.utils import format_datetime
from html import escape

from bot import wording_pages as words
from bot.delivery.pieces.topicnames import topic_name
from bot.language.calendar import day_words
from bot.language.current import manner
from bot.model import GENERATOR
from bot.web.briefingpage import Issue, stories
from bot.web.topicpage import briefing_path, feed_path

RSS_TYPE = "application/rss+xml"
JSON_TYPE = "application/feed+json"
_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 does not allow, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(topic: str, issues: Sequence[Issue], address: str, front: str) -> str:
    """Return the briefings on a topic as RSS.

    `address` is the root of all pages, `front` the path of the front page.
    """
    own, home = f"{address}/{feed_path(topic)}.xml", _home(topic, address, front)
    built = max((issue.edition.made for issue in issues), default=None)
    channel = (
        _node("title", _title(topic)),
        _node("link", home),
        _node("description", _about(topic)),
        _node("language", manner().language),
        _node("generator", GENERATOR),
        _node("ttl", "60"),
        f'<atom:link rel="self" type="{RSS_TYPE}" href="{escape(own)}"/>',
        _node("lastBuildDate", format_datetime(built.astimezone(UTC))) if built else "",
        *(_item(issue, address) for issue in issues),
    )
    inside = "\n".join(filter(None, channel))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<rss version="2.0" xmlns:atom="{_ATOM}"><channel>\n{inside}\n'
        "</channel></rss>\n"
    )


def json_feed(topic: str, issues: Sequence[Issue], address: str, front: str) -> str:
    """Return the same as a JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(topic),
        "home_page_url": _home(topic, address, front),
        "feed_url": f"{address}/{feed_path(topic)}.json",
        "description": _about(topic),
        "language": manner().language,
        "_newsbrief": {"generator": GENERATOR},
        "items": [
            {
                "id": _link(issue, address),
                "url": _link(issue, address),
                "title": _named(issue),
                "content_html": stories(issue, f"{address}/"),
                "date_published": issue.edition.made.astimezone(UTC).isoformat(),
                **({"tags": [topic]} if topic else {}),
            }
            for issue in issues
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(issue: Issue, address: str) -> str:
    link = _link(issue, address)
    made = format_datetime(issue.edition.made.astimezone(UTC))
    return "\n".join(
        (
            "<item>",
            _node("title", _named(issue)),
            _node("link", link),
            _node("guid", link),
            _node("pubDate", made),
            _node("description", stories(issue, f"{address}/")),
            "</item>",
        )
    )


def _named(issue: Issue) -> str:
    """Return an item's title: its day and what comes first."""
    day = day_words(issue.edition.day)
    first = next((each.headline for each in issue.chapters), "")
    return f"{day}: {first}" if first else day


def _title(topic: str) -> str:
    return words.FEED_TITLE.format(topic=topic_name(topic) or words.ALL_TOPICS)


def _about(topic: str) -> str:
    return (
        words.FEED_ABOUT.format(topic=topic_name(topic))
        if topic
        else words.FEED_ABOUT_ALL
    )


def _home(topic: str, address: str, front: str) -> str:
    return f"{address}/{feed_path(topic) if topic else front}"


def _link(issue: Issue, address: str) -> str:
    return f"{address}/{briefing_path(issue)}"


def _node(tag: str, text: str) -> str:
    return f"<{tag}>{escape(_FORBIDDEN.sub('', text), quote=False)}</{tag}>"
