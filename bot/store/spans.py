"""Lengths of time as the store's server takes them."""

from datetime import timedelta


def seconds(span: timedelta) -> int:
    """Return the length of a span in whole seconds."""
    return int(span.total_seconds())


def milliseconds(span: timedelta) -> int:
    """Return the length of a span in whole milliseconds."""
    return int(span / timedelta(milliseconds=1))
