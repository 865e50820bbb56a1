"""Lengths of time in words."""

from datetime import timedelta

from bot import wording


def span(length: timedelta) -> str:
    """Return a length of time in the unit one would say it in: "3 seconds"."""
    seconds = int(length.total_seconds())
    for size, one, many in (
        (86400, "day", "days"), (3600, "hour", "hours"), (60, "minute", "minutes")
    ):  # fmt: skip
        if seconds >= 2 * size:
            return wording.counted(seconds // size, one, many)
    return wording.counted(seconds, "second", "seconds")
