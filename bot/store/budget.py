"""How fast we may send, shared by all processes that use one token.

Telegram allows about 30 messages a second to everybody, one a second to a chat with a
few at once, and 20 in any minute to a group or channel. Over the 30, up to 1,000 a
second may go for Telegram Stars, as many a day as the operator allows.

The lanes go one before the other: who must wait in one is seen by all processes, and
the lanes after it leave him the next slot. So an answer waits for one slot at most,
however many briefings do; and a lane that got nothing for a second gets one message,
so that none waits for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.store import keys
from bot.store.connection import Redis
from bot.store.scripts import Script, Word

LANES = ("reply", "alert", "briefing", "crowd")
"""In this order; a lane nobody knows comes last. `crowd` is what goes to many at once:
broadcasts, and briefings to groups and channels."""

# Telegram counts in any second, and what we send arrives a little early or late. With
# these two any second has 30.4 of our slots; that leaves 18 ms for the way before one
# second holds more than 31, and who asks 25 ms late still loses nothing. What a busy
# process sends later than that counts from when it went (`News.late`).
FREE_RATE = 29.7
SLACK = 0.025
# What a busy process sends late arrives together with what it sends in time: at 950
# 27 ms made one second too full; the halt cost 17 of 22 s. Python's collector holds
# a sender up for 100 ms now and then: at 900 that still made a halt (602 a second in
# the end), at 800 none (791).
PAID_RATE = 800.0
STARS = 0.1
"""Telegram Stars for one paid message."""

CHAT_GAP = 1.0
CHAT_BURST = 3
GROUP_MOST = 20
# A minute, and what the first message may have been late on its way.
GROUP_SECONDS = 60.5
# After a halt of all nine tenths of the rate, whole again after 30 s: a halt then costs
# 1.5 s of sending more than itself, so two of 30 s in six minutes cost under one
# percent. Halts in a row go down to a fifth.
SLOWER = 0.9
SLOWEST = 0.2


GOES = ("free", "paid")


@dataclass(frozen=True, slots=True)
class Ask:
    """One message about to be sent: to which chat, and in which lane.

    `is_group` is true for groups and channels, which have a limit of their own.
    """

    chat_id: int
    is_group: bool
    lane: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of an ask: it may go, and is counted, or has to wait.

    `limit` is "free" or "paid" when it may go, and `moment` names its slot; otherwise
    it is "all", "chat" or "group", and nothing was counted: ask again after `wait`
    seconds. `asked` is the asker's monotonic moment, if he wants to know it later.
    """

    limit: str
    wait: float = 0.0
    moment: str = ""
    asked: float = field(default=0.0, compare=False)

    @property
    def may_go(self) -> bool:
        """Whether the message may be sent now."""
        return self.limit in GOES

    @property
    def is_paid(self) -> bool:
        """Whether the message is over the free rate, and goes for Stars."""
        return self.limit == "paid"


@dataclass(frozen=True, slots=True)
class News:
    """What a process tells the others with what it asks.

    `taken` is the newest slot whose message it knows was taken; `late` are slots, and
    when their messages really went.
    """

    taken: str = ""
    late: tuple[tuple[str, str], ...] = ()

    def words(self) -> tuple[Word, Word]:
        """Return the two words that scripts are given for it."""
        return self.taken, " ".join(f"{slot}>{went}" for slot, went in self.late)


NO_NEWS = News()


@dataclass(frozen=True, slots=True)
class Row:
    """How many private chats in a row told us to wait, and whether all wait already."""

    length: int
    is_halted: bool


@dataclass(frozen=True, slots=True)
class Level:
    """How things stand: messages a second, seconds all must wait, Stars spent today."""

    rate: float
    halt: float
    stars: float


class Budget:
    """Says when messages may go; `clock` replaces the server's own time.

    `stars` are the most to spend a day on messages over the free rate.
    """

    def __init__(
        self, redis: Redis, clock: Clock | None = None, *, stars: int = 0
    ) -> None:
        self._redis, self._clock = redis, clock
        self._most_paid = round(stars / STARS)
        self._pace = Script(redis, "budget", "pace")
        self._halt = Script(redis, "budget", "halt")
        self._refused = Script(redis, "budget", "refused")
        self._level = Script(redis, "budget", "level")

    @property
    def rate(self) -> float:
        """Messages a second to reckon with: more than are free where we pay."""
        return PAID_RATE if self._most_paid else FREE_RATE

    def paying(self, stars: int) -> "Budget":
        """Return the same budget with so many Stars a day to spend."""
        return Budget(self._redis, self._clock, stars=stars)

    async def reserve(self, asks: Sequence[Ask], news: News = NO_NEWS) -> list[Turn]:
        """Return the turn of each of these messages, all of one lane, in this order."""
        lane = asks[0].lane
        number = LANES.index(lane) + 1 if lane in LANES else len(LANES)
        answers = await self._pace(
            [keys.budget(), keys.halt("all"), keys.pace("all"), *_scopes(asks)],
            [
                self._now(),
                number,
                *(FREE_RATE, PAID_RATE, self._most_paid, SLACK),
                *(CHAT_GAP, CHAT_BURST, GROUP_MOST, GROUP_SECONDS),
                *news.words(),
                *(int(ask.is_group) for ask in asks),
            ],
        )
        pairs = zip(answers[::2], answers[1::2], strict=True)
        return [_turn(limit.decode(), word.decode()) for limit, word in pairs]

    async def halt(self, chat_id: int | None, seconds: float, moment: str = "") -> None:
        """Send nothing to this chat, or with None to anybody, for so many seconds.

        With the `moment` of the turn that was refused, a halt of a chat gives its slot
        to the next message.
        """
        scope = "all" if chat_id is None else str(chat_id)
        await self._halt(
            [keys.halt(scope), keys.budget(), keys.pace("all")],
            [
                *(self._now(), seconds, int(chat_id is None)),
                *(SLOWER, SLOWEST, 1 / FREE_RATE, moment),
            ],
        )

    async def refused(self, chat_id: int, moment: str, news: News = NO_NEWS) -> Row:
        """Return the row of refusals that this one of a private chat belongs to.

        `moment` is the slot of its message.
        """
        length, halted = await self._refused(
            [keys.budget(), keys.refused(), keys.halt("all"), keys.pace("all")],
            [self._now(), chat_id, moment, *news.words()],
        )
        return Row(length, bool(halted))

    async def level(self) -> Level:
        """Return how fast we may send at present."""
        part, halt, paid = await self._level(
            [keys.budget(), keys.halt("all")], [self._now()]
        )
        return Level(FREE_RATE * float(part), float(halt), float(paid) * STARS)

    def _now(self) -> Word:
        return repr(self._clock.now().timestamp()) if self._clock else ""


def _turn(limit: str, word: str) -> Turn:
    """Return the turn these two words of the script mean."""
    if limit in GOES:
        return Turn(limit, moment=word)
    return Turn(limit, float(word))


def _scopes(asks: Sequence[Ask]) -> list[str]:
    """Return the keys of each message's own limits."""
    return [
        key
        for ask in asks
        for key in (
            keys.pace(str(ask.chat_id)),
            keys.pace(f"{ask.chat_id}:minute"),
            keys.halt(str(ask.chat_id)),
        )
    ]
