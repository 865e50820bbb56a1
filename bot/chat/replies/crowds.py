"""How much the bot says in one group when it is asked there.

A few questions are answered at once and then one every few seconds. Who asks more is
told so once a minute, and then there is silence: a group must stay its people's own.
"""

from enum import Enum, auto

from bot import wording_groups
from bot.chat.incoming.flood import MANY, Allowance, Floods, Notices
from bot.chat.values import Reply, Request, say
from bot.clock import Clock

ANSWERS = Allowance(6, 10.0)
"""Six a minute for one group, whoever asks."""

_MARKS = "?？؟"


class Part(Enum):
    """What a question in a group gets."""

    ANSWER = auto()
    NOTICE = auto()
    SILENCE = auto()


def quietly(request: Request, reply: Reply) -> Reply:
    """Return the reply as a group gets it, who did not ask to read along.

    Where there is no answer that is said in a word, and not at all to who only wrote
    "thank you" under a message of ours. Who wrote our name alone is told what to add.
    """
    if reply.has_answer:
        return reply
    if not request.words:
        return say(wording_groups.ASK)
    is_question = request.is_named or any(mark in request.words for mark in _MARKS)
    return say(wording_groups.NOTHING) if is_question else Reply()


class Crowds:
    """How much each group was answered lately, by this process."""

    def __init__(self, clock: Clock) -> None:
        self._floods = Floods(clock, words=ANSWERS)
        self._notices = Notices(clock)
        # What each group got last, and for which update.
        self._last: dict[int, tuple[int, Part]] = {}

    def part(self, chat_id: int, update: int) -> Part:
        """Return what this question in a group gets, and count it.

        One that is handled again, as the store was busy, counts once.
        """
        last, part = self._last.get(chat_id, (-1, Part.SILENCE))
        if last != update:
            part = self._next(chat_id)
        if len(self._last) >= MANY:
            self._last.clear()
        self._last[chat_id] = update, part
        return part

    def _next(self, chat_id: int) -> Part:
        if self._floods.admits(chat_id, is_press=False):
            return Part.ANSWER
        return Part.NOTICE if self._notices.is_due(chat_id) else Part.SILENCE
