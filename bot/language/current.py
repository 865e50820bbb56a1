"""In which manner the bot speaks at this moment: language, and whether plainly.

It is set once where something begins for one chat (an update, a briefing, an alert, a
page), and holds for all that is called from there, as a locale does. Each task of
asyncio has its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.model import Manner

_ENGLISH = Manner()
_current: ContextVar[Manner] = ContextVar("manner", default=_ENGLISH)


def manner() -> Manner:
    """Return the manner of this moment, English unless something else was set."""
    return _current.get()


@contextmanager
def speaking(manner: Manner) -> Iterator[None]:
    """Speak in this manner within the block, whatever it was before."""
    token = _current.set(manner)
    try:
        yield
    finally:
        _current.reset(token)
