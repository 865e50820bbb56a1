from dataclasses import replace

import pytest

from bot.model import Entry, Feed
from bot.sources.outlets import cleaned, domain, host, is_aggregator, outlet
from bot.sources.pages import PageText

ENTRY = Entry("1", "https://www.post.example/a", "Title", "Text.", None)
OWN = Feed("https://feeds.post.example/rss", "Harbour Post")
OTHER = Feed("https://links.example/rss", "Fine links")
GOOGLE = Feed("https://news.google.com/rss/search?q=x", '"x" - Google News')
PAGE = PageText("Text.", site="The Site | Home", url=ENTRY.link)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BBC News - World", "BBC News - World"),
        ("The Daily Atom", "The Daily Atom"),
        ("Harbour Post | Homepage", "Harbour Post"),
        ("Home - Harbour Post", "Harbour Post"),
        ("Harbour Post » Feed", "Harbour Post"),
        ("Harbour Post RSS Feed", "Harbour Post"),
        ("Harbour Post (RSS)", "Harbour Post"),
        ("Latest Headlines | Harbour Post", "Harbour Post"),
        ("Latest news from Harbour Post", "Harbour Post"),
        ("RSS feed of Harbour Post", "Harbour Post"),
        ("Harbour Post – Sport – Latest", "Harbour Post – Sport"),
        ("World News", "World News"),
        ("@harbourpost", "harbourpost"),
        *((name, "") for name in ("RSS Feed", "rss", "News", "Latest news", "Home")),
        ("x" * 200, "x" * 100),
    ],
)
def test_a_name_loses_what_only_says_it_is_a_feed(name: str, expected: str) -> None:
    assert cleaned(name) == expected


def test_a_feed_with_a_name_gives_it_to_its_articles() -> None:
    assert outlet(ENTRY, None, OWN) == "Harbour Post"
    assert outlet(ENTRY, PAGE, OWN) == "Harbour Post"
    assert outlet(ENTRY, None, replace(OWN, title="RSS")) == "feeds.post.example"


def test_words_of_another_site_are_that_sites() -> None:
    assert outlet(ENTRY, PAGE, OTHER) == "The Site"
    assert outlet(ENTRY, replace(PAGE, site=""), OTHER) == "post.example"
    assert outlet(ENTRY, None, OTHER) == "Fine links"


def test_a_forwarded_link_is_judged_by_where_it_led() -> None:
    entry = replace(ENTRY, link="https://t.co/abc")
    assert outlet(entry, PAGE, OWN) == "Harbour Post"


def test_an_entry_may_name_whose_words_it_passes_on() -> None:
    named = replace(ENTRY, source="Island Gazette - RSS Feed")
    assert outlet(named, PAGE, OTHER) == "Island Gazette"
    assert outlet(replace(ENTRY, source="RSS"), None, OTHER) == "post.example"


def test_an_aggregator_is_never_the_author() -> None:
    assert outlet(ENTRY, None, GOOGLE) == "post.example"
    assert outlet(ENTRY, PAGE, GOOGLE) == "The Site"
    assert outlet(replace(ENTRY, link=""), None, GOOGLE) == '"x" - Google News'


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.google.com/rss", True),
        ("https://www.reddit.com/r/sea/.rss", True),
        ("https://hnrss.org/frontpage", True),
        ("https://planet.sea.example/atom.xml", True),
        ("https://planetsea.org/rss", True),
        ("https://www.post.example/rss", False),
        ("https://blog.google/rss", False),
    ],
)
def test_aggregators_are_known_by_their_hosts(url: str, expected: bool) -> None:
    assert is_aggregator(url) is expected


def test_hosts_and_domains_are_named_without_their_paths() -> None:
    assert host("https://www.post.example/?p=3") == "post.example"
    assert domain("https://feeds.news.bbc.co.uk/x") == "bbc.co.uk"
    assert domain("https://m.post.example") == "post.example"
