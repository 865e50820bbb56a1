"""How much one person may ask for, so that who floods the bot slows only himself.

Each person has an allowance that refills (GCRA): some requests at once, then one every
so many seconds. What is over it is passed over, and a chat is told so once a minute.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

from bot.clock import Clock

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Allowance:
    """Requests that may come at once, and the seconds until one more may."""

    burst: int
    seconds: float


WORDS = Allowance(8, 2.0)
"""Commands and questions: an answer takes longer than two seconds to read."""

PRESSES = Allowance(20, 0.5)
"""Buttons: setting up all topics and times takes a dozen quick presses."""

KEYSTROKES = Allowance(20, 0.5)
"""Words typed behind the bot's name: an app asks at every pause of the fingers."""

TOLD_AGAIN = 60.0
"""Seconds until a chat is told the same again."""
MANY = 10_000
"""People or chats remembered before those that no longer matter are forgotten."""


class Floods:
    """Who has asked for how much lately."""

    def __init__(
        self, clock: Clock, words: Allowance = WORDS, presses: Allowance = PRESSES
    ) -> None:
        self._clock = clock
        self._allowances = {False: words, True: presses}
        # The moment at which each allowance is whole again.
        self._whole: dict[tuple[int, bool], float] = {}

    def __len__(self) -> int:
        """Return how many allowances are remembered."""
        return len(self._whole)

    def admits(self, user_id: int, *, is_press: bool) -> bool:
        """Return whether one more request may pass, and count it."""
        now = self._clock.monotonic()
        key, allowance = (user_id, is_press), self._allowances[is_press]
        whole = max(self._whole.get(key, now), now)
        if whole - now > allowance.seconds * (allowance.burst - 1):
            return False
        if len(self._whole) >= MANY:
            self._whole = _later(self._whole, now)
        self._whole[key] = whole + allowance.seconds
        return True


class Notices:
    """Which chats were told something that is told once a minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        # Until when each chat is not told again.
        self._until: dict[int, float] = {}

    def __len__(self) -> int:
        """Return how many chats are remembered."""
        return len(self._until)

    def is_due(self, chat_id: int) -> bool:
        """Return whether a chat is to be told now; then it is not for a minute."""
        now = self._clock.monotonic()
        if self._until.get(chat_id, now) > now:
            return False
        if len(self._until) >= MANY:
            self._until = _later(self._until, now)
        self._until[chat_id] = now + TOLD_AGAIN
        return True


def _later(moments: dict[K, float], now: float) -> dict[K, float]:
    """Return the moments still to come."""
    return {key: moment for key, moment in moments.items() if moment > now}
