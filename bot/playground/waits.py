"""The waits the bot was told to keep, and a record of the messages that broke one.

A 429 concerns the chat it was answered in; a halt concerns everybody. An answer needs a
moment to arrive, so what was under way when the first one told of the wait is no
violation.
"""

from collections.abc import Callable

from bot.clock import Clock

EVERYBODY = 0
# Seconds an answer may be on its way; generous, for busy machines.
TRAVEL = 0.25
# Moments are compared across clocks that round differently.
ROUNDING = 0.01
RULE = "sent before retry_after was over"


class Waits:
    """For each chat, and for everybody, since when a wait is known and until when."""

    def __init__(self, clock: Clock, record: Callable[[str, int, str], None]) -> None:
        self._clock = clock
        self._record = record
        self._waits: dict[int, tuple[float, float]] = {}

    def tell(self, scope: int, seconds: float) -> None:
        """Keep that a chat, or EVERYBODY, was told to wait so long from now."""
        now = self._clock.monotonic()
        since, until = self._waits.get(scope, (now, now))
        if until <= now:
            since = now
        self._waits[scope] = (since, max(until, now + seconds))

    def judge(self, method: str, chat_id: int) -> None:
        """Record a violation when this message comes inside a wait it must know of."""
        now = self._clock.monotonic()
        for scope in (EVERYBODY, chat_id):
            since, until = self._waits.get(scope, (now, now))
            if since + TRAVEL < now < until - ROUNDING:
                self._record(method, chat_id, RULE)
                return
