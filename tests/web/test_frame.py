"""What stands around every page."""

from bot.web.frame import Place, Site, frame, note_page
from tests.web.reader import Counter


def test_addresses_are_relative_so_that_a_proxy_may_add_a_path() -> None:
    page = note_page(Place(Site("https://n.example"), 2), "Gone", "Sorry.")
    assert 'href="../../a/style.css"' in page
    assert '<a href="../../" class="name">Newsbrief</a>' in page


def test_the_front_page_may_stand_elsewhere() -> None:
    assert '<a href="../pages" class="name">' in note_page(
        Place(Site(front="pages"), 1), "A", "B"
    )
    assert Place(Site()).front == "./"


def test_a_page_with_a_feed_says_where() -> None:
    page = frame(Place(Site(), 1, "t/sport"), "sport", is_found=True)
    assert (
        '<link rel="alternate" type="application/rss+xml" '
        'title="sport · Newsbrief (RSS)" href="../t/sport.xml">' in page
    )
    assert 'type="application/feed+json"' in page
    assert "noindex" not in page


def test_a_note_is_a_whole_page_that_nobody_lists() -> None:
    page = note_page(Place(Site()), "Gone & away", "Sorry.")
    assert "<h1>Gone &amp; away</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "source’s own" not in page
    assert Counter(page).stack == []
