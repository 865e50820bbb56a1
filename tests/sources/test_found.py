from datetime import UTC, datetime

from bot.model import Entry
from bot.sources.entries import FeedText
from bot.sources.found import FoundFeed, distinct, found, spellings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SITE = "https://news.example"


def text(*names: str, title: str = "News") -> FeedText:
    entries = (Entry(name, f"{SITE}/{name}", name.title(), "", NOON) for name in names)
    return FeedText(title, tuple(entries))


def test_a_feed_is_offered_with_its_size_newest_moment_and_headlines() -> None:
    undated = Entry("x", "", "", "Words", None)
    whole = FeedText("News", (*text("flood", "storm", "fire", "calm").entries, undated))
    offered = found(f"{SITE}/rss", whole)
    assert offered == FoundFeed(
        f"{SITE}/rss", "News", 5, NOON, ("Flood", "Storm", "Fire")
    )
    assert offered.name == "News"


def test_a_feed_without_title_and_entries_is_named_for_its_site() -> None:
    offered = found(f"{SITE}/rss", FeedText("", ()))
    assert (offered.name, offered.count, offered.newest) == ("news.example", 0, None)


def test_of_two_formats_of_one_feed_the_first_is_offered() -> None:
    pairs = (
        (f"{SITE}/rss", text("flood", "storm")),
        (f"{SITE}/atom", text("flood", "storm")),
        (f"{SITE}/world", text("storm")),
        (f"{SITE}/empty", text()),
        (f"{SITE}/idle", text()),
    )
    urls = [feed.url for feed in distinct(pairs)]
    assert urls == [f"{SITE}/rss", f"{SITE}/world"]


def test_feeds_without_entries_are_offered_only_where_there_is_nothing_else() -> None:
    pairs = ((f"{SITE}/empty", text()), (f"{SITE}/idle", text()))
    urls = [feed.url for feed in distinct(pairs)]
    assert urls == [f"{SITE}/empty", f"{SITE}/idle"]


def test_comments_are_offered_only_where_there_is_nothing_else() -> None:
    comments = (f"{SITE}/comments/feed", text("re-flood"))
    of_one = (f"{SITE}/flood/feed", text("flood#comment-1", "flood#comment-2"))
    news = (f"{SITE}/feed", text("flood"))
    assert [feed.url for feed in distinct((comments, news, of_one))] == [news[0]]
    assert [feed.url for feed in distinct((comments,))] == [comments[0]]


def test_one_address_is_written_in_a_few_ways_itself_first() -> None:
    written = spellings("http://WWW.News.example/rss/?a=1#top")
    assert written[0] == "http://WWW.News.example/rss/?a=1#top"
    assert set(written[1:]) == {
        f"{scheme}://{www}news.example/rss{slash}?a=1"
        for scheme in ("http", "https")
        for www in ("", "www.")
        for slash in ("", "/")
    }
    assert spellings("https://[broken/") == ("https://[broken/",)


def test_a_feed_is_called_what_its_articles_will_be() -> None:
    offered = found(f"{SITE}/rss", text("flood", title="RSS Feed | Gull Gazette"))
    assert offered.title == "Gull Gazette"
