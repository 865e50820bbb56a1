import pytest

from bot.sources.offers import MOST, find_feeds, usual_places

URL = "https://news.example/world/"
VIDEOS = "https://www.youtube.com/feeds/videos.xml?channel_id="
CHANNEL = "UC0123456789abcdefghij-_"
HEAD = b"""<html><head><base href="/feeds/">
<link rel="alternate" type="application/rss+xml" href="world.xml">
<link rel="ALTERNATE home" type="application/atom+xml" href="https://other.example/a">
<link rel="alternate" type="application/rss+xml" href="world.xml">
<link rel="alternate" type="application/rss+xml" href="http://[broken">
<link rel="alternate" type="text/html" href="/de">
<link rel="stylesheet" type="application/rss+xml" href="/no.css">
</head><body><a href="/other/rss">RSS</a></body></html>"""


def body(*hrefs: str) -> bytes:
    return "".join(f'<a href="{href}">Go</a>' for href in hrefs).encode()


def test_the_feeds_a_page_names_are_found_once_each() -> None:
    found = ("https://news.example/feeds/world.xml", "https://other.example/a")
    assert find_feeds(HEAD, URL) == found


def test_where_none_is_named_links_that_look_like_feeds_are_found() -> None:
    page = body(
        "/rss", "feed/", "/feeds/world.xml?x=1", "https://blog.news.example/atom.xml",
        "b.rdf", "/blog/rss2.php", "/news-rss-feeds/", "https://feeds.far.example/feed",
        "/feedback", "/atoms", "/news.html", "http://[broken", "",
        "https://share.example/dialog/feed?link=x",
    )  # fmt: skip
    assert find_feeds(page, URL) == (
        "https://news.example/rss",
        "https://news.example/world/feed/",
        "https://news.example/feeds/world.xml?x=1",
        "https://blog.news.example/atom.xml",
        "https://news.example/world/b.rdf",
        "https://news.example/blog/rss2.php",
        "https://news.example/news-rss-feeds/",
        "https://feeds.far.example/feed",
    )


def test_a_page_that_offers_many_feeds_gives_some_of_them() -> None:
    page = body(*(f"/{number}/rss" for number in range(40)))
    assert len(find_feeds(page, URL)) == MOST


@pytest.mark.parametrize(
    "markup",
    [
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'<script>x = {{"externalId": "{CHANNEL}"}}</script>',
    ],
)
def test_the_page_of_a_video_channel_tells_its_number(markup: str) -> None:
    found = find_feeds(markup.encode(), "https://www.youtube.com/@harbour")
    assert found == (VIDEOS + CHANNEL,)


def test_what_another_site_calls_a_channel_is_none() -> None:
    markup = f'<script>x = {{"externalId": "{CHANNEL}"}}</script>'
    assert find_feeds(markup.encode(), URL) == ()


def test_a_page_that_is_its_own_address_leads_nowhere() -> None:
    own = b'<link rel="icon" href="/i"><link rel="canonical" href="/@ada">'
    found = find_feeds(own, "https://mast.example/@ada")
    assert found == ("https://mast.example/@ada.rss",)
    assert find_feeds(b'<link rel="canonical" href="http://[x">', URL) == ()


@pytest.mark.parametrize("markup", [b"", b"  ", b"<!-- -->", b"\x00", b"words"])
def test_a_page_without_feeds_names_none(markup: bytes) -> None:
    assert find_feeds(markup, URL) == ()


def test_usual_places_are_few_and_at_the_root_of_the_site() -> None:
    places = usual_places("https://news.example/world/today?x=1")
    assert places[:2] == ("https://news.example/feed", "https://news.example/rss")
    assert len(places) == 7
