"""Which feeds are silent, and which only rest."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Entry, Feed
from bot.sources.entries import FeedText
from bot.sources.silence import Trouble, paused, trouble
from tests.fakes.clock import NOON

HOUR, DAY, YEAR = 3_600.0, 86_400.0, 365 * 86_400.0
WIRE = Feed("https://wire.example/rss", spoke=NOON, gap=HOUR, known=10, pause=8 * HOUR)
PAPER = replace(WIRE, gap=DAY, pause=3 * DAY)
COLUMN = replace(WIRE, gap=7 * DAY, pause=14 * DAY)
YEARLY = replace(WIRE, gap=YEAR, pause=0.0)


@pytest.mark.parametrize(
    ("feed", "days", "found"),
    [
        (WIRE, 2.9, None),
        (WIRE, 3.1, Trouble.SILENT),
        (PAPER, 9.0, None),
        (PAPER, 11.0, Trouble.SILENT),
        (COLUMN, 60.0, None),
        (COLUMN, 71.0, Trouble.SILENT),
        (YEARLY, 3_000.0, None),
        (replace(WIRE, pause=4 * DAY), 7.0, None),
        (replace(WIRE, known=9), 99.0, None),
        (replace(WIRE, gap=0.0), 99.0, None),
        (replace(WIRE, spoke=None), 99.0, None),
        (replace(WIRE, failing=NOON), 0.9, None),
        (replace(WIRE, failing=NOON), 1.1, Trouble.FAILING),
        (replace(WIRE, failing=NOON + timedelta(days=4)), 4.5, Trouble.SILENT),
        (replace(WIRE, is_stopped=True), 0.0, Trouble.STOPPED),
        (replace(WIRE, gap=1e15), 99.0, None),
    ],
)
def test_what_is_wrong_with_a_feed(
    feed: Feed, days: float, found: Trouble | None
) -> None:
    assert trouble(feed, NOON + timedelta(days=days)) is found


def listing(*moments: datetime | None) -> FeedText:
    return FeedText("Wire", tuple(Entry("i", "", "", "", each) for each in moments))


def test_a_feed_is_known_by_its_dates_or_by_what_was_found() -> None:
    hours = [NOON - timedelta(hours=n) for n in range(12)]
    fresh = Feed("https://wire.example/rss")
    assert paused(fresh, fresh, listing(*hours), 12, NOON).known == 10
    assert paused(fresh, fresh, listing(None, None), 2, NOON).known == 2


def test_the_longest_pause_reaches_back_to_what_was_heard_before() -> None:
    before = replace(WIRE, spoke=NOON - timedelta(hours=62), pause=HOUR)
    learned = replace(before, spoke=NOON)
    text = listing(NOON, NOON - timedelta(hours=2), NOON - timedelta(days=900), None)
    after = paused(before, learned, text, 2, NOON + timedelta(hours=1))
    assert after.pause == 60 * HOUR
    # What is dated ahead says nothing, and a pause once known stays known.
    ahead = listing(NOON + timedelta(days=9))
    assert paused(after, after, ahead, 0, NOON).pause == 60 * HOUR
