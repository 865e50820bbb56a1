from dataclasses import replace
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


def test_the_longer_text_is_taken_if_it_may_be() -> None:
    assert made(ENTRY, PageText("Short.")).text == ENTRY.text
    assert made(ENTRY, PageText("A text that says far more.")).text != ENTRY.text
    sealed = PageText("A text that is locked.", is_paywalled=True, is_quotable=False)
    article = made(ENTRY, sealed)
    assert (article.text, article.is_paywalled) == (ENTRY.text, True)
    assert article.origin.is_paywalled
    bare = replace(ENTRY, text="")
    assert make_article(bare, sealed, FEED, NOW) is None


WALL = PageText("We value your choices. " * 20, "Before you continue")


@pytest.mark.parametrize(
    ("title", "is_used"),
    [
        ("Seals return to northern island", False),
        ("Your choices at northern island", True),
        ("Seals return", True),
        ("Тюлени вернулись на северный остров", False),
        ("アザラシが島に戻る、住民は歓迎、観光客も増加", True),
    ],
)
def test_a_page_about_something_else_is_not_used(title: str, is_used: bool) -> None:
    wall = replace(WALL, url="https://consent.example/x", site="Consent")
    article = made(replace(ENTRY, title=title), wall)
    assert (article.text == WALL.text) is is_used
    assert (article.url == wall.url) is is_used


def test_a_page_without_a_text_tells_only_where_a_link_led() -> None:
    empty = PageText("", url="https://far.example/c")
    assert made(ENTRY, empty).url == "https://www.news.example/a"
    forwarded = replace(ENTRY, link="https://t.co/abc")
    assert made(forwarded, empty).url == "https://far.example/c"


@pytest.mark.parametrize(
    ("own", "reached", "expected"),
    [
        ("https://news.example/b", "", "https://news.example/b"),
        ("https://amp.news.example/b", "", "https://amp.news.example/b"),
        ("https://other.example/b", "", "https://www.news.example/a"),
        ("https://news.example/", "", "https://www.news.example/a"),
        ("", "https://news.example/c?utm_source=x", "https://news.example/c"),
        ("https://far.example/b", "https://far.example/c", "https://far.example/b"),
        ("", "https://news.example/", "https://www.news.example/a"),
        ("nonsense", "", "https://www.news.example/a"),
    ],
)
def test_an_address_is_what_the_page_calls_its_own(
    own: str, reached: str, expected: str
) -> None:
    assert made(ENTRY, replace(PAGE, address=own, url=reached)).url == expected


def test_entries_of_one_page_are_articles_of_their_own() -> None:
    one = replace(ENTRY, link="https://news.example/day#a1", is_part=True)
    two = replace(one, link="https://news.example/day#a2")
    assert entry_id(one, FEED) != entry_id(two, FEED)
    assert made(one).url == "https://news.example/day#a1"
    lost = replace(one, link="nonsense#a1")
    assert (made(lost).url, entry_id(lost, FEED)) == ("", article_id("", ENTRY.text))


def test_the_page_knows_its_language_best() -> None:
    spoken = replace(ENTRY, language="de")
    assert made(spoken).language == "de"
    assert made(spoken, replace(PAGE, language="fr")).language == "fr"
    assert made(ENTRY).language == ""


def test_an_outlet_at_the_end_of_a_title_goes() -> None:
    entry = replace(ENTRY, title="Seals - The Bee", source="The Bee")
    assert (made(entry).title, made(entry).source) == ("Seals", "The Bee")


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
