"""Which hub a feed names, in its own words or in its server's headers."""

import json

import pytest

from bot.sources.entries import FeedText
from bot.sources.feeds import read_feed
from bot.sources.links import hub_and_topic

URL = "https://gull.example/feed"
HUB, SELF = "https://hub.example/", "https://gull.example/feed.xml"
LINKS = f"<link rel='hub' href='{HUB}'/><link rel='self' href='{SELF}'/>"
ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Gull</title>{LINKS}</feed>"
PREFIXED = LINKS.replace("<link", "<atom:link")
RSS = (
    "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
    f"<title>Gull</title><link>https://gull.example/</link>{PREFIXED}</channel></rss>"
)
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "feed_url": SELF,
    "hubs": [7, {"type": "rssCloud", "url": "https://x.example/"},
             {"type": "WebSub", "url": HUB}],
    "items": [],
}  # fmt: skip


@pytest.mark.parametrize("body", [ATOM, RSS, json.dumps(JSON)], ids=list("arj"))
def test_a_feed_names_its_hub_in_every_form(body: str) -> None:
    text = read_feed(body.encode(), url=URL)
    assert (text.hub, text.self_url) == (HUB, SELF)
    assert hub_and_topic(text, URL) == (HUB, SELF)


@pytest.mark.parametrize(
    "body", ["<rss version='2.0'><channel/></rss>", json.dumps({**JSON, "hubs": "x"})],
    ids=["rss", "json"],
)  # fmt: skip
def test_most_feeds_name_none(body: str) -> None:
    assert hub_and_topic(read_feed(body.encode(), url=URL), URL) == ("", "")


@pytest.mark.parametrize(
    ("headers", "hub", "topic"),
    [
        ("<https://h.example/>; rel=hub", "https://h.example/", SELF),
        ('<https://h.example/>; rel="hub"', "https://h.example/", SELF),
        ('</h?a=1,2>; title="x"; REL="next Hub", <>; rel=up',
         "https://gull.example/h?a=1,2", SELF),
        ('<https://h.example/>;rel="hub", <https://t.example/>; rel="self"',
         "https://h.example/", "https://t.example/"),
        ("<https://one.example/>; rel=hub, <https://two.example/>; rel=hub",
         "https://one.example/", SELF),
        ("<javascript:alert(1)>; rel=hub", "", ""),
        ("<https://[::1>; rel=hub", "", ""),
        ("<https://h.example/>, nonsense; rel=", HUB, SELF),
    ],
)  # fmt: skip
def test_what_the_server_says_goes_first(headers: str, hub: str, topic: str) -> None:
    text = FeedText("Gull", (), hub=HUB, self_url=SELF)
    assert hub_and_topic(text, URL, headers) == (hub, topic)


def test_a_feed_that_does_not_name_itself_is_known_by_where_it_was_read() -> None:
    text = FeedText("Gull", (), hub="/hub", self_url="ftp://gull.example/")
    assert hub_and_topic(text, URL) == ("https://gull.example/hub", URL)
