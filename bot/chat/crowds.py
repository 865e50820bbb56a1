"""How much the bot says in one group when it is asked there.

A few questions are answered at once and then one every few seconds. Who asks more is
told so once a minute, and then there is silence: a group must stay its people's own.
"""

from enum import Enum, auto

from bot.chat.flood import Allowance, Floods, Notices
from bot.clock import Clock

ANSWERS = Allowance(6, 10.0)
"""Six a minute for one group, whoever asks."""


class Part(Enum):
    """What a question in a group gets."""

    ANSWER = auto()
    NOTICE = auto()
    SILENCE = auto()


class Crowds:
    """How much each group was answered lately, by this process."""

    def __init__(self, clock: Clock) -> None:
        self._floods = Floods(clock, words=ANSWERS)
        self._notices = Notices(clock)

    def part(self, chat_id: int) -> Part:
        """Return what one more question in this group gets, and count it."""
        if self._floods.admits(chat_id, is_press=False):
            return Part.ANSWER
        return Part.NOTICE if self._notices.is_due(chat_id) else Part.SILENCE
