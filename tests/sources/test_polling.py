from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Feed
from bot.sources.fetch import Page
from bot.sources.polling import (
    answered,
    complaint,
    failed,
    interrupted,
    interval,
    joined,
    stopped,
    unchanged,
    validators,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
GONE = "news.example says that it is gone for good (410)."
DAY = timedelta(days=1)
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


def test_the_whole_is_asked_for_once_in_eight_days() -> None:
    feed = replace(FEED, whole=NOW)
    assert validators(FEED, NOW) == ("old", "then")
    assert validators(feed, NOW + 8 * DAY) == ("old", "then")
    assert validators(feed, NOW + 8.1 * DAY) == ("", "")


def test_when_the_whole_was_had_is_remembered() -> None:
    whole = answered(FEED, NEW, NOW, body_hash="2")
    assert whole.whole == NOW
    assert answered(whole, Page(304, URL), NOW + DAY).whole == NOW
    assert answered(FEED, Page(304, URL), NOW).whole == NOW


@pytest.mark.parametrize(
    ("wish", "gap", "silent", "fresh", "minutes"),
    [
        (0, 0, 0, 0, 60),  # nothing is known
        (0, 3_600, 0, 0, 30),  # twice as often as it speaks
        (0, 60, 0, 0, 15),
        (0, 86_400, 0, 0, 360),
        (0, 3_600, 60, 0, 30),  # a quiet hour
        (0, 3_600, 1_440, 0, 72),  # a quiet day
        (0, 3_600, 14_400, 0, 360),
        (3_600, 60, 0, 0, 60),  # its own words
        (1_200, 86_400, 0, 0, 20),
        (60, 0, 0, 0, 15),
        (5_999_940, 0, 0, 0, 360),
        (3_600, 60, 2_880, 0, 144),  # its own words, two days ago
        (0, 3_600, 0, 600, 30),  # it is fresh for less than that
        (0, 3_600, 0, 2_700, 45),
        (900, 0, 0, 1e9 - 1, 360),
    ],
)
def test_a_feed_is_asked_as_often_as_it_makes_sense(
    wish: int, gap: float, silent: int, fresh: float, minutes: float
) -> None:
    spoke = NOW - timedelta(minutes=silent)
    feed = replace(FEED, wish=wish, gap=float(gap), spoke=spoke)
    assert interval(feed, fresh, NOW) == timedelta(minutes=minutes)


@given(
    st.integers(0, 10**8),
    st.floats(0, 1e9),
    st.floats(0, 1e9),
    st.integers(1, 10**7),
)
def test_an_interval_is_within_bounds_and_chance_within_a_tenth(
    wish: int, gap: float, fresh: float, later: int
) -> None:
    now = NOW + timedelta(seconds=later)
    feed = replace(FEED, wish=wish, gap=gap, spoke=now - DAY)
    told = answered(feed, replace(NEW, fresh=fresh), now)
    assert 900 <= told.interval <= 21_600
    assert told.due is not None
    waited = (told.due - now).total_seconds()
    assert 0.9 * told.interval <= waited <= 1.1 * (told.interval + 1)
    assert waited >= min(max(fresh, 900), 21_600)


def test_chance_differs_by_feed_and_by_time() -> None:
    urls = [f"https://news.example/{number}" for number in range(50)]
    dues = {answered(replace(FEED, url=url), NEW, NOW).due for url in urls}
    assert len(dues) == 50
    waits = {wait(answered(FEED, NEW, NOW + n * DAY)) - n * DAY for n in range(50)}
    assert len(waits) == 50
    assert max(waits) - min(waits) > timedelta(minutes=9)


@pytest.mark.parametrize(
    ("hours", "days", "least", "most"),
    [
        ((12, 13, 14), (), 180, 240),
        ((), (0,), 720, 780),
        ((), (0, 1), 1_494, 1_506),
        ((3,), (5, 6), 54, 66),
    ],
)
def test_hours_and_days_a_feed_skips_are_left_out_up_to_a_day(
    hours: tuple[int, ...], days: tuple[int, ...], least: int, most: int
) -> None:
    feed = answered(replace(FEED, skip_hours=hours, skip_days=days), NEW, NOW)
    assert timedelta(minutes=least) <= wait(feed) <= timedelta(minutes=most)


@pytest.mark.parametrize(
    ("failures", "least"), [(0, 15), (1, 30), (3, 120), (5, 360), (5_000, 360)]
)
def test_each_failure_doubles_the_wait(failures: int, least: int) -> None:
    feed = failed(replace(FEED, failures=failures), "It is down.", NOW)
    assert (
        0.9 * timedelta(minutes=least) <= wait(feed) <= 1.1 * timedelta(minutes=least)
    )
    assert (feed.failures, feed.problem) == (failures + 1, "It is down.")
    assert feed.etag == "old"


def test_since_when_a_feed_fails_is_remembered() -> None:
    first = failed(FEED, "It is down.", NOW)
    assert failed(first, "It is down.", NOW + DAY).failing == NOW
    assert answered(first, NEW, NOW + DAY).failing is None
    assert interrupted(first, NOW + DAY).failing is None


@pytest.mark.parametrize(("asked", "hours"), [(7_200.0, 2), (1e9, 24)])
def test_retry_after_is_honoured_up_to_a_day(asked: float, hours: int) -> None:
    pause = wait(failed(FEED, "", NOW, retry_after=asked))
    assert timedelta(hours=hours) <= pause <= timedelta(hours=hours * 1.1)


def test_an_interrupted_feed_is_soon_read_again_from_the_start() -> None:
    feed = interrupted(FEED, NOW)
    assert wait(feed) == timedelta(minutes=1)
    assert (feed.body_hash, feed.etag, feed.failures) == ("", "", 0)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "does not let me read that (403)"),
        (404, "has nothing at that address (404)"),
        (503, "has a fault of its own just now (503)"),
        (418, "answered 418"),
    ],
)
def test_what_a_server_answered_is_said_for_people(status: int, words: str) -> None:
    assert complaint(Page(status, URL)) == f"news.example {words}."


def test_an_answer_without_news_is_kept_for_what_it_is() -> None:
    for page in (Page(304, URL), Page(200, URL)):
        assert unchanged(FEED, page, NOW) == answered(FEED, page, NOW)
    gone = unchanged(FEED, Page(410, URL), NOW)
    assert (gone.is_stopped, gone.problem) == (True, GONE)
    halted = unchanged(FEED, Page(429, URL, retry_after=7_200.0), NOW)
    assert wait(halted) >= timedelta(hours=2)
    assert halted.problem == "news.example asks me to come less often (429)."


def test_what_was_never_had_cannot_be_unchanged() -> None:
    feed = unchanged(Feed(URL), Page(304, URL), NOW)
    assert feed.problem == "news.example answered 304."


@pytest.mark.parametrize(
    ("status", "days", "failures", "is_stopped"),
    [
        (404, 14, 30, True),
        (404, 13, 30, False),
        (404, 14, 8, False),
        (403, 99, 99, False),
        (503, 99, 99, False),
    ],
)
def test_a_feed_not_found_for_two_weeks_is_stopped(
    status: int, days: int, failures: int, is_stopped: bool
) -> None:
    feed = replace(FEED, failing=NOW - days * DAY, failures=failures)
    told = unchanged(feed, Page(status, URL), NOW)
    assert told.is_stopped == is_stopped
    assert ("nothing at that address for 2 weeks" in told.problem) == is_stopped
    assert not unchanged(FEED, Page(404, URL), NOW).is_stopped


def test_of_two_feeds_at_one_address_one_is_kept_for_all_their_readers() -> None:
    there = Feed(URL, "Here", ("world", "sea"), etag="1", is_own=True)
    moved = Feed(URL, "Moved", ("sea", "sport"), etag="2")
    one = replace(there, topics=("world", "sea", "sport"), is_own=False)
    assert joined(there, moved) == one
    assert joined(there, replace(moved, is_own=True)).is_own


def test_a_feed_that_moved_to_where_one_was_over_is_read_there() -> None:
    over = Feed(URL, "Here", ("sea",), is_stopped=True, problem="It is gone.")
    moved = Feed(URL, "Moved", ("sport",), etag="2", due=NOW)
    assert joined(over, moved) == replace(moved, topics=("sea", "sport"))


def test_an_unheard_of_status_is_told_by_its_number() -> None:
    assert complaint(Page(799, URL)) == "news.example answered 799."


def test_a_stopped_feed_is_never_due() -> None:
    feed = stopped(FEED, "It is gone.", NOW)
    assert (feed.is_stopped, feed.due, feed.problem) == (True, None, "It is gone.")
