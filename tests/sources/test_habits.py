from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Entry, Feed
from bot.sources.entries import FeedText
from bot.sources.habits import learned, usual_gap

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FEED = Feed("https://news.example/rss")


def listing(*dates: datetime | None) -> FeedText:
    entries = (Entry(str(n), "", "", "", date) for n, date in enumerate(dates))
    return FeedText("News", tuple(entries))


@pytest.mark.parametrize(
    ("ago", "seconds"),
    [
        ((), 0),
        ((3,), 0),
        ((5, 3), 7_200),
        ((9, 8, 2, 0), 10_800),
        ((3, 3, 3), 0),
        ((24 * 900, 5, 3), 7_200),
        ((24 * 900, 24 * 800, 3), 24 * 450 * 3_600 - 5_400),
    ],
)
def test_the_usual_gap_is_that_of_the_last_month(
    ago: tuple[int, ...], seconds: float
) -> None:
    assert usual_gap([NOW - hours * HOUR for hours in ago], NOW) == seconds


def test_the_first_reading_tells_how_often_a_feed_speaks() -> None:
    feed = learned(FEED, listing(NOW - HOUR, NOW - 3 * HOUR, NOW - 5 * HOUR), 3, NOW)
    assert (feed.gap, feed.spoke) == (7_200, NOW - HOUR)


def test_a_gap_is_a_running_mean() -> None:
    before = Feed(FEED.url, gap=3_600.0, spoke=NOW - 9 * HOUR)
    feed = learned(before, listing(NOW - HOUR, NOW - 3 * HOUR), 2, NOW)
    assert (feed.gap, feed.spoke) == (5_400, NOW - HOUR)
    assert learned(before, listing(), 0, NOW) == before


def test_dates_that_cannot_be_true_teach_nothing() -> None:
    zero = datetime(1970, 1, 1, tzinfo=UTC)
    feed = learned(FEED, listing(NOW + DAY, zero), 0, NOW)
    assert (feed.gap, feed.spoke) == (0, None)


def test_without_dates_it_is_learned_from_what_is_new() -> None:
    first = learned(FEED, listing(None, None), 2, NOW)
    assert (first.gap, first.spoke) == (0, NOW)
    assert learned(first, listing(None, None), 0, NOW + DAY) == first
    again = learned(first, listing(None, None), 4, NOW + 2 * HOUR)
    assert (again.gap, again.spoke) == (1_800, NOW + 2 * HOUR)


def test_what_a_feed_asks_for_is_remembered() -> None:
    text = FeedText("News", (), ttl=45, skip_hours=(0, 1), skip_days=(6,))
    feed = learned(FEED, text, 0, NOW)
    assert (feed.wish, feed.skip_hours, feed.skip_days) == (2_700, (0, 1), (6,))
    assert learned(feed, FeedText("News", ()), 0, NOW) == FEED
