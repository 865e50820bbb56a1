"""Telegram's files and limits."""


def picture(digest: str) -> str:
    """Telegram's file_id of the picture of the drawing with this digest."""
    return f"nb:{{pictures}}:{digest}"


def budget() -> str:
    """How fast we may send to everybody, and who waits for it."""
    return "nb:{pace}:budget"


def pace(scope: str) -> str:
    """Until when one chat has had its share, or when its last messages went."""
    return f"nb:{{pace}}:sent:{scope}"


def refused() -> str:
    """Which private chats refused a message since one was taken, by when it went."""
    return "nb:{pace}:refused"


def halt(scope: str) -> str:
    """Until when Telegram has told us to wait: for everybody, or for one chat."""
    return f"nb:{{pace}}:halt:{scope}"
