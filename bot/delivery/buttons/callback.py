"""What a button carries back: a version, an action and its arguments in 64 bytes.

Clients may send any bytes as callback data, and old messages keep their buttons for
ever; so reading is strict, and everything not written by this version is None.
"""

import re

VERSION = "1"
LIMIT = 64
_ACTION = re.compile(r"[a-z]+")


def pack(action: str, *args: str | int) -> str:
    """Return callback data of at most 64 bytes; ValueError when it cannot be."""
    parts = [VERSION, action, *map(str, args)]
    data = "|".join(parts)
    if not _ACTION.fullmatch(action) or data.count("|") != len(parts) - 1:
        message = f"an action is small letters, and no part holds a bar: {data!r}"
        raise ValueError(message)
    if len(data.encode()) > LIMIT:
        message = f"callback data holds {LIMIT} bytes, not {len(data.encode())}"
        raise ValueError(message)
    return data


def fits(action: str, *args: str | int) -> bool:
    """Return whether a button can carry this."""
    try:
        pack(action, *args)
    except ValueError:
        return False
    return True


def parse(data: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the action and its arguments, or None for what we did not write."""
    version, *parts = data.split("|")
    if version != VERSION or not parts or not _ACTION.fullmatch(parts[0]):
        return None
    return parts[0], tuple(parts[1:])
