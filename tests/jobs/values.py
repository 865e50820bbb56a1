"""Moments the tests of the jobs share; eight o'clock is Vienna's."""

from datetime import UTC, datetime, timedelta

EIGHT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
