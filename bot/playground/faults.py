"""What can go wrong on the way to Telegram, by script.

A fault strikes calls of some method and chat: from the n-th on, so many times; by
chance; in a window of time. It strikes before the call is accepted, or after: then its
effect stays, only the answer is lost.

Chance is drawn from the seed, the chat and the number of the call in that chat, so a
script strikes the same calls in whatever order the chats are served.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from math import ceil, inf
from random import Random

from bot.clock import Clock, SystemClock
from bot.playground.answers import Refusal, bad, forbidden, moved

SENDING = "send[!C]*"
LONGEST_WAIT = 3600
Act = Callable[[int], object]
"""What befalls a chat, named by its id, just when it is called."""


@dataclass(frozen=True, slots=True)
class Flood:
    """A 429: for how many seconds, from least to most, and in which form it is told.

    `form` is "json", "bare" (without the field retry_after) or "html". A halt concerns
    everybody and names the seconds left of it.
    """

    least: int = 1
    most: int = 1
    form: str = "json"
    is_halt: bool = False


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong."""

    # "refuse", "flood", "page", "close", "reset", "stall", "delay", "slow", "cut",
    # "tear", "restart" or "act"
    kind: str
    method: str = SENDING
    chat_id: int | None = None
    # Which matching call is struck first, counted from one, and how many are at most.
    nth: int = 1
    times: float = 1
    after: bool = False
    seconds: float = 0.0
    refusal: Refusal | None = None
    flood: Flood | None = None
    act: Act | None = None
    # How likely a matching call is struck.
    chance: float = 1.0
    # In seconds of the playground's clock: from when, counted from now, and how long.
    begins: float = 0.0
    lasting: float = inf
    seen: int = field(default=0, init=False)
    struck: int = field(default=0, init=False)
    opens: float = field(default=0.0, init=False)
    seed: str = field(default="", init=False)
    calls: Counter[int | None] = field(default_factory=Counter, init=False)

    def strikes(self, method: str, chat_id: int | None, now: float) -> bool:
        """Count a call and tell whether this fault strikes it."""
        if not self._concerns(method, chat_id, now):
            return False
        self.seen += 1
        self.calls[chat_id] += 1
        if self.seen < self.nth or self.struck >= self.times:
            return False
        if self.chance < 1 and self.dice(chat_id).random() >= self.chance:
            return False
        self.struck += 1
        return True

    def dice(self, chat_id: int | None) -> Random:
        """Return the chance of the present call of this chat: the same every time."""
        return Random(f"{self.seed}/{chat_id}/{self.calls[chat_id]}")  # noqa: S311 - no secret

    def left(self, now: float) -> int:
        """Return the seconds until this fault's window closes, at least one."""
        return max(ceil(self.opens + self.lasting - now), 1)

    def _concerns(self, method: str, chat_id: int | None, now: float) -> bool:
        return (
            fnmatchcase(method, self.method)
            and self.chat_id in (None, chat_id)
            and self.opens <= now < self.opens + self.lasting
        )


class Faults:
    """The script: faults in the order they were added; the first to strike counts."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.script: list[Fault] = []
        self.struck = 0
        self._clock = clock or SystemClock()
        self._seed = 0
        self._added = 0

    def seed(self, number: int) -> None:
        """Let what is added from now on draw its chances from this number."""
        self._seed = number
        self._added = 0

    def add(self, fault: Fault) -> Fault:
        """Return the fault, now on the script; its window counts from now."""
        self._added += 1
        fault.seed = f"{self._seed}/{self._added}"
        fault.opens = self._clock.monotonic() + fault.begins
        self.script.append(fault)
        return fault

    def refuse(self, refusal: Refusal, **where: object) -> Fault:
        """Answer with this refusal."""
        return self._add("refuse", where, refusal=refusal)

    def too_many(
        self, seconds: int, most: int = 0, *, form: str = "json", **where: object
    ) -> Fault:
        """Answer 429 with a retry_after of so many seconds, or up to `most`."""
        flood = Flood(seconds, max(seconds, most), form)
        return self._add("flood", where, flood=flood)

    def storm(self, lasting: float, most: int = LONGEST_WAIT, **where: object) -> Fault:
        """Answer every call 429 for so long, each with a wait of 1 to `most` s."""
        return self._add(
            "flood", {"lasting": lasting, **where}, flood=Flood(1, max(most, 1))
        )

    def halt(self, lasting: float, **where: object) -> Fault:
        """Answer every call 429 for so long, with the seconds left; all must wait."""
        return self._add(
            "flood", {"lasting": lasting, **where}, flood=Flood(is_halt=True)
        )

    def forbidden(self, reason: str, **where: object) -> Fault:
        """Answer 403 with this reason."""
        return self.refuse(forbidden(reason), **where)

    def bad(self, reason: str, **where: object) -> Fault:
        """Answer 400 with this reason."""
        return self.refuse(bad(reason), **where)

    def moved(self, chat_id: int, **where: object) -> Fault:
        """Answer that the group is now this supergroup."""
        return self.refuse(moved(chat_id), **where)

    def broken(self, **where: object) -> Fault:
        """Answer 500 as the Bot API does while it restarts."""
        return self.refuse(Refusal(500, "Internal Server Error: restart"), **where)

    def gateway(self, **where: object) -> Fault:
        """Answer 502 with a page of HTML."""
        return self._add("page", where)

    def close(self, **where: object) -> Fault:
        """Close the connection without an answer."""
        return self._add("close", where)

    def reset(self, **where: object) -> Fault:
        """Reset the connection, so that the caller's side reports an error."""
        return self._add("reset", where)

    def stall(self, **where: object) -> Fault:
        """Never answer; the connection stays open until the caller gives up."""
        return self._add("stall", where)

    def delay(self, seconds: float, **where: object) -> Fault:
        """Answer only after this many seconds of the playground's clock."""
        return self._add("delay", where, seconds=seconds)

    def slow(self, seconds: float, **where: object) -> Fault:
        """Let the answer trickle, so that it takes this many seconds."""
        return self._add("slow", where, seconds=seconds)

    def cut(self, **where: object) -> Fault:
        """Answer with JSON that ends in the middle."""
        return self._add("cut", where)

    def tear(self, **where: object) -> Fault:
        """Close the connection in the middle of the answer."""
        return self._add("tear", where)

    def restart(self, **where: object) -> Fault:
        """Drop all connections, whatever is asked; what was kept stays."""
        return self._add("restart", {"method": "*", **where})

    def act(self, act: Act, **where: object) -> Fault:
        """Let something befall the chat that is called; then the call goes on."""
        return self._add("act", where, act=act)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.script.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that strikes this call, if one does."""
        now = self._clock.monotonic()
        for fault in self.script:
            if fault.strikes(method, chat_id, now):
                self.struck += 1
                return fault
        return None

    def wait(self, fault: Fault, flood: Flood, chat_id: int | None) -> int:
        """Return the retry_after of a 429 in this chat, in seconds."""
        if flood.is_halt:
            return fault.left(self._clock.monotonic())
        return fault.dice(chat_id).randint(flood.least, flood.most)

    def _add(self, kind: str, where: dict[str, object], **more: object) -> Fault:
        """Add a fault; one by chance or in a window strikes any number of times."""
        make: Callable[..., Fault] = Fault
        if where.keys() & {"chance", "lasting"}:
            more["times"] = inf
        return self.add(make(kind, **{**more, **where}))
