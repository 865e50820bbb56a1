"""The server's own account of what it accepted from the bot, message by message.

Nothing takes anything out of it: not a deletion, not an edit, not the length of the
record of calls. So "each has exactly so many copies" is the server's word.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from bot.clock import Clock
from bot.playground.answers import Json
from bot.playground.messages import said

# What is kept of a text; its digest tells it from others.
OPENING = 80
DIGITS = 16


@dataclass(frozen=True, slots=True)
class Accepted:
    """One message: when, where, its number there, and what it says."""

    moment: float
    chat_id: int
    thread_id: int
    message_id: int
    digest: str
    opening: str

    def wire(self) -> Json:
        """Return the entry as JSON."""
        return asdict(self)


class Ledger:
    """What was accepted, in order."""

    def __init__(self, clock: Clock) -> None:
        self.entries: list[Accepted] = []
        self._clock = clock

    def add(self, message: Json) -> None:
        """Write down a message that was accepted."""
        text = said(message)
        entry = Accepted(
            moment=self._clock.monotonic(),
            chat_id=message["chat"]["id"],
            thread_id=message.get("message_thread_id", 0),
            message_id=message["message_id"],
            digest=sha256(text.encode()).hexdigest()[:DIGITS],
            opening=text[:OPENING],
        )
        self.entries.append(entry)

    def counts(self) -> Counter[int]:
        """Return how many messages each chat got."""
        return Counter(entry.chat_id for entry in self.entries)

    def copies(self) -> dict[int, int]:
        """Return for each chat how often it got the message it got most often."""
        same = Counter((entry.chat_id, entry.digest) for entry in self.entries)
        most: dict[int, int] = {}
        for (chat_id, _), count in same.items():
            most[chat_id] = max(most.get(chat_id, 0), count)
        return most

    def moments(self) -> list[float]:
        """Return when each message was accepted."""
        return [entry.moment for entry in self.entries]


def most_within(moments: Sequence[float], seconds: float) -> int:
    """Return how many of these ascending moments fall into the fullest such span."""
    return max(
        (
            place + 1 - bisect_right(moments, moment - seconds)
            for place, moment in enumerate(moments)
        ),
        default=0,
    )
