"""Decides how long a host is left alone after a request to it.

Half a second lies between two requests, more where the host asks for it: a browser
asks for six things at once, and a new article must not wait long for its page. A host
that does not answer, or says that it cannot now, is left alone longer each time; what
is wrong with one address only (403, 404, 500) is no reason to spare the others of its
host.
"""

from bot.model import Rest

PAUSE = 0.5  # seconds after each request
LONGEST_HALT = 86_400.0  # seconds, whatever Retry-After says
_TROUBLE = {429, 502, 503, 504}

FAILED = Rest(PAUSE, is_failure=True)
"""After a request that had no answer."""


def rest_after(status: int, retry_after: float | None, pause: float = PAUSE) -> Rest:
    """Return the rest after an answer of this status; `retry_after` is in seconds."""
    asked = retry_after or 0.0 if status >= 400 else 0.0
    return Rest(min(max(pause, asked), LONGEST_HALT), status in _TROUBLE)
