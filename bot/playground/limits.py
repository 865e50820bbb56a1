"""How fast a bot may send: Telegram's flood limits, with a record of who broke them.

Telegram says: about one message a second to a chat with short bursts, 20 a minute to a
group or channel, about 30 a second altogether (1,000 when each is paid for). It does
not say whether the paid ones count among the 30; here they do, which is the stricter.
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.playground.answers import Refusal, too_many

SENDS = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendLocation",
    "copyMessage",
    "forwardMessage",
}
EDITS = {"editMessageText", "editMessageCaption", "editMessageReplyMarkup"}
BURST = 4
PER_MINUTE = 20
# "30 messages per second or so": one more is not yet too many.
PER_SECOND = 31
FREE_PER_SECOND = 30
PAID_PER_SECOND = 1000
STARS = 0.1
"""What one message over the free 30 a second costs."""
EVERYWHERE = 0


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule the bot broke."""

    moment: float
    method: str
    chat_id: int
    rule: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A message that wants to be sent."""

    method: str
    chat_id: int
    crowd: bool
    paid: bool = False


class Limits:
    """Counts what is sent and refuses what is too much; lenient, it only records."""

    def __init__(self, clock: Clock, *, enforced: bool = True) -> None:
        self.enforced = enforced
        self.violations: list[Violation] = []
        self.paid = 0
        self.came: Callable[[], float] = clock.monotonic
        """Gives the earliest moment at which what is dealt with now can have come."""
        self._clock = clock
        self._halts: dict[int, float] = {}
        self._chats: dict[int, float] = defaultdict(float)
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()

    @property
    def stars(self) -> float:
        """What the bot owes, in Telegram Stars."""
        return self.paid * STARS

    def check(self, ask: Ask) -> None:
        """Count the message, or raise 429 with the seconds to wait."""
        now = self._clock.monotonic()
        refusal = self._during_halt(ask, now) or self._over(ask, now)
        if refusal and self.enforced:
            raise refusal
        self._count(ask, now)

    def record(self, method: str, chat_id: int, rule: str) -> None:
        """Keep that a rule was broken."""
        moment = self._clock.monotonic()
        self.violations.append(Violation(moment, method, chat_id, rule))

    def _during_halt(self, ask: Ask, now: float) -> Refusal | None:
        for scope in (EVERYWHERE, ask.chat_id):
            until = self._halts.get(scope, now)
            if until > now:
                self.record(ask.method, ask.chat_id, "sent before retry_after was over")
                # Who does not wait, waits longer.
                self._halts[scope] = until + 1
                return too_many(math.ceil(until + 1 - now))
        return None

    def _over(self, ask: Ask, now: float) -> Refusal | None:
        waits = (
            ("1 message per second in a chat", ask.chat_id, self._chat_wait(ask, now)),
            (
                "20 messages per minute in a group",
                ask.chat_id,
                self._group_wait(ask, now),
            ),
            ("30 messages per second", EVERYWHERE, self._all_wait(ask, now)),
        )
        for rule, scope, wait in waits:
            if wait > 0:
                self.record(ask.method, ask.chat_id, rule)
                seconds = math.ceil(wait)
                if self.enforced:
                    self._halts[scope] = now + seconds
                return too_many(seconds)
        return None

    def _chat_wait(self, ask: Ask, now: float) -> float:
        if ask.method in EDITS:
            return 0.0
        return max(self._chats[ask.chat_id], now) + 1 - now - BURST

    def _group_wait(self, ask: Ask, now: float) -> float:
        sent = self._groups[ask.chat_id]
        while sent and sent[0] <= now - 60:
            sent.popleft()
        return sent[0] + 60 - now if ask.crowd and len(sent) >= PER_MINUTE else 0.0

    def _all_wait(self, ask: Ask, now: float) -> float:
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        most = PAID_PER_SECOND if ask.paid else PER_SECOND
        return self._all[0] + 1 - now if len(self._all) >= most else 0.0

    def _count(self, ask: Ask, now: float) -> None:
        if ask.method in SENDS:
            self._chats[ask.chat_id] = max(self._chats[ask.chat_id], now) + 1
        if ask.crowd:
            self._groups[ask.chat_id].append(now)
        if ask.paid and len(self._all) >= FREE_PER_SECOND:
            self.paid += 1
        self._all.append(self.came())
