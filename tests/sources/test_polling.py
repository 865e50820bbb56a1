from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Feed
from bot.sources.fetch import Page
from bot.sources.polling import (
    answered,
    complaint,
    failed,
    interrupted,
    stopped,
    unchanged,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://news.example/rss"
FEED = Feed(URL, etag="old", modified="then", body_hash="1", failures=2, problem="x")
NEW = Page(200, URL, b"", etag="new")


def wait(feed: Feed) -> timedelta:
    assert feed.due is not None
    return feed.due - NOW


def test_a_good_answer_clears_the_past_and_keeps_its_validators() -> None:
    feed = answered(FEED, NEW, NOW, body_hash="2")
    assert (feed.etag, feed.modified, feed.body_hash) == ("new", "", "2")
    assert (feed.failures, feed.problem, feed.checked) == (0, "", NOW)


def test_nothing_new_leaves_the_validators_as_they_are() -> None:
    feed = answered(FEED, Page(304, URL), NOW)
    assert (feed.etag, feed.modified, feed.body_hash) == ("old", "then", "1")


@pytest.mark.parametrize(
    ("ttl", "least", "most"),
    [(None, 30, 33), (0, 30, 33), (1, 15, 16.5), (60, 60, 66), (99_999, 360, 396)],
)
def test_a_feed_is_asked_as_often_as_it_wishes_within_reason(
    ttl: int | None, least: float, most: float
) -> None:
    pause = wait(answered(FEED, NEW, NOW, ttl=ttl))
    assert timedelta(minutes=least) <= pause <= timedelta(minutes=most)


@pytest.mark.parametrize(
    ("failures", "least"), [(0, 15), (1, 30), (3, 120), (5, 360), (5_000, 360)]
)
def test_each_failure_doubles_the_wait(failures: int, least: int) -> None:
    feed = failed(replace(FEED, failures=failures), "It is down.", NOW)
    assert timedelta(minutes=least) <= wait(feed) <= timedelta(minutes=least * 1.1)
    assert (feed.failures, feed.problem) == (failures + 1, "It is down.")
    assert feed.etag == "old"


def test_retry_after_is_honoured_up_to_a_day() -> None:
    assert wait(failed(FEED, "", NOW, retry_after=7_200.0)) == timedelta(hours=2)
    assert wait(failed(FEED, "", NOW, retry_after=1e9)) == timedelta(days=1)


def test_an_interrupted_feed_is_soon_read_again_from_the_start() -> None:
    feed = interrupted(FEED, NOW)
    assert wait(feed) == timedelta(minutes=1)
    assert (feed.body_hash, feed.etag, feed.failures) == ("", "", 0)


def test_an_answer_without_news_is_kept_for_what_it_is() -> None:
    assert unchanged(FEED, Page(304, URL), NOW) == answered(FEED, Page(304, URL), NOW)
    gone = unchanged(FEED, Page(410, URL), NOW)
    assert (gone.is_stopped, gone.problem) == (True, "news.example answered 410 Gone.")
    halted = unchanged(FEED, Page(429, URL, retry_after=7_200.0), NOW)
    assert wait(halted) == timedelta(hours=2)
    assert halted.problem == "news.example answered 429 Too Many Requests."


def test_an_unheard_of_status_is_told_by_its_number() -> None:
    assert complaint(Page(799, URL)) == "news.example answered 799."


def test_a_stopped_feed_is_never_due() -> None:
    feed = stopped(FEED, "It is gone.", NOW)
    assert (feed.is_stopped, feed.due, feed.problem) == (True, None, "It is gone.")
