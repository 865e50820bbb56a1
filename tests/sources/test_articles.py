from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Article, Entry, Feed
from bot.sources.articles import article_id, entry_id, host, make_article, title_from
from bot.sources.pages import PageText

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = datetime(2026, 11, 22, tzinfo=UTC)
FEED = Feed("https://feeds.news.example/rss", "Example News", ("world",))
ENTRY = Entry(
    id="1",
    link="https://www.news.example/a?utm_source=rss",
    title="A title",
    text="The feed's own text.",
    published=NOW - timedelta(hours=1),
    topics=("sea", "ships", "ports", "more"),
)
PAGE = PageText("The page's text.", "Its title", "The Site", DAY, "en")
BARE = Entry("", "", "", "Some text.\nMore.", None)


def made(entry: Entry, page: PageText | None = None, feed: Feed = FEED) -> Article:
    article = make_article(entry, page, feed, NOW)
    assert article is not None
    return article


def test_an_article_is_made_of_an_entry() -> None:
    article = made(ENTRY)
    assert (
        article.id == entry_id(ENTRY, FEED) == article_id("https://news.example/a/", "")
    )
    assert (article.title, article.text) == ("A title", "The feed's own text.")
    assert (article.source, article.topics) == ("Example News", ("world",))
    assert article.url == "https://www.news.example/a"
    assert article.published == NOW - timedelta(hours=1)


def test_the_page_has_the_better_text_and_fills_what_is_missing() -> None:
    article = made(Entry("1", ENTRY.link, "", "", None), PAGE)
    assert (article.title, article.text) == ("Its title", "The page's text.")
    assert (article.published, article.source) == (DAY, "Example News")


def test_words_of_another_site_are_that_sites() -> None:
    other = Feed("https://links.example/rss", "Fine links")
    assert made(ENTRY, PAGE, other).source == "The Site"
    assert made(ENTRY, PageText("Text."), other).source == "news.example"
    assert made(ENTRY, None, other).source == "Fine links"


def test_sites_under_a_countrys_shared_name_are_told_apart() -> None:
    entry = Entry("1", "https://www.bbc.co.uk/a", "T", "", None)
    feed = Feed("https://feeds.other.co.uk/rss", "Other")
    assert made(entry, PAGE, feed).source == "The Site"


def test_an_entry_that_says_little_still_makes_an_article() -> None:
    article = made(BARE, None, Feed("https://www.news.example/rss"))
    assert (article.title, article.url) == ("Some text.", "")
    assert (article.source, article.topics) == ("news.example", ())
    assert made(ENTRY, None, Feed("https://x.example")).topics == ENTRY.topics[:3]


def test_an_entry_without_any_text_makes_none() -> None:
    assert make_article(Entry("1", ENTRY.link, "T", "", NOW), None, FEED, NOW) is None


@pytest.mark.parametrize(
    "published",
    [None, NOW + timedelta(hours=1), datetime(1970, 1, 1, tzinfo=UTC)],
)
def test_a_date_that_cannot_be_becomes_now(published: datetime | None) -> None:
    entry = Entry("1", ENTRY.link, "T", "Text.", published)
    assert made(entry).published == NOW


def test_an_id_is_the_same_however_the_address_is_written() -> None:
    one = article_id("http://www.news.example/a/?utm_source=x#top", "one text")
    assert one == article_id("https://news.example/a", "other text")
    assert len(one) == 10
    assert one != article_id("https://news.example/b", "one text")


def test_without_an_address_the_words_make_the_id() -> None:
    assert article_id("", "one  text\n") == article_id("nonsense", "one text")
    assert article_id("", "one text") != article_id("", "other text \ud800")


def test_a_title_is_cut_between_words() -> None:
    assert title_from("Short one.\nMore.") == "Short one."
    assert title_from("word, " * 30) == "word, " * 15 + "word…"


def test_a_host_is_shown_without_www() -> None:
    assert host("https://www.news.example/a") == "news.example"
    assert host("nonsense") == ""


def test_an_article_of_an_own_feed_has_an_id_only_its_readers_can_work_out() -> None:
    mine = Feed("https://feeds.news.example/key", "Letters", is_own=True)
    article = made(ENTRY, None, mine)
    bare = made(BARE, None, mine)
    assert article.feed == "https://feeds.news.example/key"
    assert article.id == entry_id(ENTRY, mine)
    assert article.id != entry_id(ENTRY, Feed("https://other.example/", is_own=True))
    assert not article.id.startswith(entry_id(ENTRY, FEED))
    assert len({article.id, bare.id}) == 2
    assert (len(article.id), made(ENTRY).feed) == (20, "")
