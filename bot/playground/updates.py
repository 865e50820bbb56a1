"""What the bot has yet to hear: the queue of updates and its two ways out.

An update leaves the queue once a later one is asked for, or once the webhook took it;
what nobody fetched for 24 hours is dropped. Told to, it delivers some once more, as
Telegram does after a restart that forgot what was confirmed.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace

from bot.clock import Clock
from bot.playground.answers import Json, Refusal, conflict
from bot.playground.bell import Bell

KEPT_SECONDS = 86_400
LONGEST_POLL = 50
MOST = 100
# How many of those taken can be delivered once more.
REMEMBERED = 1000
FIRST_ID = 100_000_001
# Sent only to bots that name them.
ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")
BOT_STARTED = (
    "terminated by other getUpdates request;"
    " make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
WEBHOOK_SET = "terminated by setWebhook request"


@dataclass(slots=True)
class Webhook:
    """Where updates are posted, and how the last attempts went."""

    url: str
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_date: int = 0


@dataclass(slots=True)
class Pending:
    """An update on its way, with the chat whose order it must keep."""

    update: Json
    moment: float
    chat_id: int = 0
    # Delivered once more, whatever was confirmed.
    again: bool = False

    def is_after(self, offset: int) -> bool:
        """Tell whether it is still to be delivered to who asks for this id."""
        return self.again or self.update["update_id"] >= offset


@dataclass(slots=True)
class Updates:
    """The queue of one bot."""

    clock: Clock
    bell: Bell
    allowed: tuple[str, ...] = ()
    pending: list[Pending] = field(default_factory=list)
    next_id: int = FIRST_ID
    webhook: Webhook | None = None
    closed: bool = False
    turn: int = 0
    taken: deque[Pending] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def put(self, kind: str, payload: Json, chat_id: int = 0) -> None:
        """Queue an update, unless the bot did not ask for this kind."""
        if self.allowed and kind not in self.allowed:
            return
        if not self.allowed and kind in ON_REQUEST:
            return
        update = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        self.pending.append(Pending(update, self.clock.now().timestamp(), chat_id))
        self.bell.ring()

    def expire(self) -> None:
        """Forget what has waited for more than a day."""
        oldest = self.clock.now().timestamp() - KEPT_SECONDS
        self.pending = [each for each in self.pending if each.moment >= oldest]

    def confirm(self, offset: int) -> None:
        """Forget the updates before this id; a negative one keeps the last so many."""
        if offset < 0:
            self._leave(self.pending[offset:])
        elif offset:
            self._leave([each for each in self.pending if each.is_after(offset)])

    def take(self, each: Pending) -> None:
        """Forget an update the webhook took."""
        self._leave([other for other in self.pending if other is not each])

    def repeat(self, count: int) -> None:
        """Deliver the last so many of the updates taken once more."""
        latest = list(self.taken)[-count:]
        self.pending = [replace(each, again=True) for each in latest] + self.pending
        self.bell.ring()

    def first(self, limit: int) -> list[Json]:
        """Return the next updates, still unconfirmed."""
        following = self.pending[:limit]
        for each in following:
            each.again = False
        return [each.update for each in following]

    def _leave(self, pending: list[Pending]) -> None:
        kept = {id(each) for each in pending}
        self.taken.extend(each for each in self.pending if id(each) not in kept)
        self.pending = pending

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Return the next updates as soon as there are any, or none in time."""
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        turn = self._take_turn()
        self.expire()
        self.confirm(offset)
        wait = min(seconds, LONGEST_POLL)
        await self.bell.until(
            lambda: self.pending or self.turn != turn or self.closed, wait
        )
        if self.turn != turn:
            raise self._interrupted()
        return self.first(min(max(limit, 1), MOST))

    def set_webhook(self, webhook: Webhook | None) -> None:
        """Post updates there from now on, or stop posting; pollers are sent away."""
        self.webhook = webhook
        self._take_turn()

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Restrict the kinds of updates; None changes nothing, empty is all usual."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    def close(self) -> None:
        """Let everyone who waits go."""
        self.closed = True
        self.bell.ring()

    def dump(self) -> Json:
        """Return what must outlive a restart."""
        return {
            "pending": [asdict(each) for each in self.pending],
            "next_id": self.next_id,
            "allowed": list(self.allowed),
        }

    def load(self, kept: Json) -> None:
        """Take back what `dump` gave."""
        self.pending = [Pending(**each) for each in kept["pending"]]
        self.next_id = kept["next_id"]
        self.allowed = tuple(kept["allowed"])

    def _take_turn(self) -> int:
        self.turn += 1
        self.bell.ring()
        return self.turn

    def _interrupted(self) -> Refusal:
        return conflict(WEBHOOK_SET if self.webhook else BOT_STARTED)
