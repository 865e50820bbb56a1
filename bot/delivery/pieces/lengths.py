"""Lengths of time in words."""

from datetime import timedelta

from bot import wording


def span(length: timedelta) -> str:
    """Return a length of time in the unit one would say it in: "3 seconds"."""
    seconds = int(length.total_seconds())
    for size, text in (
        (86400, wording.DAYS), (3600, wording.HOURS), (60, wording.MINUTES)
    ):  # fmt: skip
        if seconds >= 2 * size:
            return text.format(count=seconds // size)
    return wording.SECONDS.format(count=seconds)
