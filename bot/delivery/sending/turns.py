"""Where the messages of one process wait until Telegram's limits let them go.

Each lane is a queue, and only who stands at its front asks the budget, for as many of
those behind him as went together the last time: so hundreds may wait, and the store is
asked thirty times a second, or two hundred where a thousand messages may go. Who has
to wait for a limit of his own chat, or for a halt, steps out of the queue meanwhile.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from math import inf

from bot.clock import Clock
from bot.delivery.sending import pace
from bot.metrics import Metrics
from bot.model import Ending, Outcome
from bot.store.budget import Ask, Budget, News, Row, Turn

# At a thousand messages a second five open up meanwhile; at thirty it changes nothing.
SHORTEST_SLEEP = 0.005
MOST_AT_ONCE = 64
# Seconds a message may go after its turn was asked for without anybody being told; the
# budget leaves 18 ms for this and for the way.
LATE = 0.01
# A slot can be given back for a second or so; nobody has so many messages on their way.
REMEMBERED = 2_000


@dataclass(slots=True, eq=False)
class _Place:
    """Somebody in a queue, and his answer."""

    ask: Ask
    turn: Turn | None = None


@dataclass(slots=True)
class _Lane:
    """A queue; who holds `front` asks, for the first `together` of its places.

    Before `opens` nobody has to ask: the last answer said that all must wait.
    """

    places: list[_Place] = field(default_factory=list)
    front: asyncio.Lock = field(default_factory=asyncio.Lock)
    together: int = 1
    opens: float = -inf


class Turns:
    """Lets the messages of this process go, each lane in its order."""

    def __init__(
        self, budget: Budget, clock: Clock, metrics: Metrics | None = None
    ) -> None:
        self._budget = budget
        self._clock = clock
        self._metrics = metrics or Metrics()
        self._lanes: defaultdict[str, _Lane] = defaultdict(_Lane)
        self._opens = -inf
        # The newest slot whose message was taken; slots are numbers of one length.
        self._taken = ""
        # The turns of messages on their way, by chat.
        self._gone: dict[int, Turn] = {}
        # What nobody was told yet: slots, and when their messages really went.
        self._late: list[tuple[str, str]] = []

    async def take(
        self, ask: Ask, patience: float = inf, stop: asyncio.Event | None = None
    ) -> Turn:
        """Return the turn of this message, having waited for it.

        It may not go when it would have to wait longer than `patience` seconds at once,
        or when told to stop.
        """
        started = self._clock.monotonic()
        while True:
            turn = await self._queue(_Place(ask), stop)
            if turn.may_go or turn.wait > patience or _is_set(stop):
                self._metrics.observe("turn_seconds", self._clock.monotonic() - started)
                if turn.may_go:
                    self._note(ask.chat_id, turn)
                return turn
            await self._clock.sleep(turn.wait)

    def closed(self) -> float:
        """Return for how many seconds, as far as we were told, nothing may go."""
        return max(self._opens - self._clock.monotonic(), 0.0)

    def went(self, chat_id: int, turn: Turn) -> None:
        """Take note that the message of this turn goes now; call it just before.

        Where it goes late it counts from now: else too many would go in the second that
        follows. Paid ones are few beside what may be paid for.
        """
        late = self._clock.monotonic() - turn.asked
        if late > LATE and not turn.is_paid and self._gone.get(chat_id) is turn:
            moment = f"{float(turn.moment) + late:.6f}"
            self._late.append((turn.moment, moment))
            self._gone[chat_id] = replace(turn, moment=moment)

    async def heed(self, chat_id: int, outcome: Outcome | None) -> None:
        """Take note of how a message ended, None when well; hold back whom it says."""
        moment = self._gone.pop(chat_id, _UNKNOWN).moment
        if outcome is None or outcome.ending is Ending.SENT:
            self._taken = max(self._taken, moment)
        elif outcome.is_flood:
            scope = pace.halts(chat_id, outcome.after, await self._row(chat_id, moment))
            whom = "all" if scope is None else "chat"
            self._metrics.count("floods_total", scope=whom)
            await self._budget.halt(scope, outcome.after + pace.MARGIN, moment)

    async def _row(self, chat_id: int, moment: str) -> Row:
        """Return the row of refusals that this one belongs to."""
        # A row of full groups says nothing of everybody.
        if chat_id < 0:
            return Row(0, is_halted=False)
        news = self._news()
        row = await self._budget.refused(chat_id, moment, news)
        self._told(news)
        return row

    def _news(self) -> News:
        """Return what the other processes may not know yet."""
        return News(self._taken, tuple(self._late))

    def _told(self, news: News) -> None:
        """Take note that they know it now."""
        self._late = [each for each in self._late if each not in news.late]

    def _note(self, chat_id: int, turn: Turn) -> None:
        """Remember a turn, and forget the oldest: not every message tells its end."""
        self._gone.pop(chat_id, None)
        self._gone[chat_id] = turn
        if len(self._gone) > REMEMBERED:
            del self._gone[next(iter(self._gone))]

    async def _queue(self, place: _Place, stop: asyncio.Event | None) -> Turn:
        """Stand in the lane until there is an answer to act on."""
        lane = self._lanes[place.ask.lane]
        lane.places.append(place)
        try:
            async with lane.front:
                while not (place.turn or _is_set(stop)):
                    await self._rest(lane)
                    await self._ask(lane)
        finally:
            if place in lane.places:
                lane.places.remove(place)
        return place.turn or Turn("all")

    async def _rest(self, lane: _Lane) -> None:
        """Wait for the next slot; a halt nobody waits for inside the queue."""
        wait = lane.opens - self._clock.monotonic()
        if 0 < wait <= pace.PATIENCE:
            await self._clock.sleep(max(wait, SHORTEST_SLEEP))

    async def _ask(self, lane: _Lane) -> None:
        """Ask for the first in the lane and give them their answers."""
        first = lane.places[: lane.together]
        asked = self._clock.monotonic()
        news = self._news()
        turns = await self._budget.reserve([place.ask for place in first], news)
        self._told(news)
        for place, turn in zip(first, turns, strict=True):
            if turn.limit != "all" or turn.wait > pace.PATIENCE:
                place.turn = replace(turn, asked=asked)
        lane.places = [place for place in lane.places if not place.turn]
        if went := sum(turn.may_go for turn in turns):
            lane.together = min(2 * went, MOST_AT_ONCE)
        waits = [turn.wait for turn in turns if turn.limit == "all"]
        lane.opens = self._clock.monotonic() + max(waits, default=0.0)
        self._opens = lane.opens


# The turn of a message that had none, or whose turn is forgotten.
_UNKNOWN = Turn("free")


def _is_set(stop: asyncio.Event | None) -> bool:
    return stop is not None and stop.is_set()
