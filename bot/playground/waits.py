"""The waits the bot was told to keep, and a record of the messages that broke one.

A 429 concerns the chat it was answered in; a halt concerns everybody. But Telegram does
not say whom a 429 concerns, so a halt can be told from the limit of a chat only by its
length, or when several private chats in a row are refused: before that only the chats
that were told themselves must keep it. An answer needs a moment to arrive, so what was
under way by then is no violation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from bot.clock import Clock

EVERYBODY = 0
# Seconds an answer may be on its way; generous, for busy machines.
TRAVEL = 0.25
# Moments are compared across clocks that round differently.
ROUNDING = 0.01
LONG = 10.0
"""Seconds that are asked of nobody but everybody."""
ROW = 4
"""So many private chats refused one after the other look like everybody's wait."""
RULE = "sent before retry_after was over"


@dataclass(slots=True)
class _Wait:
    """A wait: since when one must know of it, until when, and which chats were told."""

    since: float = inf
    until: float = -inf
    told: set[int] = field(default_factory=set)


class Waits:
    """For each chat, and for everybody, since when a wait is known and until when."""

    def __init__(self, clock: Clock, record: Callable[[str, int, str], None]) -> None:
        self.came: Callable[[], float] = clock.monotonic
        """Gives the earliest moment at which what is dealt with now can have come."""
        self._clock = clock
        self._record = record
        self._waits: dict[int, _Wait] = {}

    def tell(self, chat_id: int, seconds: float, *, is_halt: bool = False) -> None:
        """Keep that a chat was told to wait so long from now; in a halt, all must."""
        self._tell(chat_id, chat_id, seconds)
        if is_halt:
            self._tell(EVERYBODY, chat_id, seconds)

    def judge(self, method: str, chat_id: int) -> None:
        """Record a violation when this message comes inside a wait it must know of."""
        came = self.came()
        for scope in (EVERYBODY, chat_id):
            wait = self._waits.get(scope, _Wait())
            if wait.since + TRAVEL < came < wait.until - ROUNDING:
                self._record(method, chat_id, RULE)
                return

    def _tell(self, scope: int, chat_id: int, seconds: float) -> None:
        now = self._clock.monotonic()
        wait = self._waits.get(scope, _Wait())
        if wait.until <= now:
            wait = self._waits[scope] = _Wait()
        if chat_id > 0:
            wait.told.add(chat_id)
        if scope == chat_id or seconds >= LONG or len(wait.told) >= ROW:
            wait.since = min(wait.since, now)
        wait.until = max(wait.until, now + seconds)
