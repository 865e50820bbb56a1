"""What can go wrong on the way to Telegram, by script.

A fault strikes calls of some method and chat, from the n-th on, so many times; either
before the call is accepted, or after: then its effect stays, only the answer is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from bot.playground.answers import Refusal, bad, forbidden, moved, too_many

SENDING = "send[!C]*"
GATEWAY_PAGE = (
    "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
)


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong."""

    # "refuse", "page", "close", "stall" or "delay"
    kind: str
    method: str = SENDING
    chat_id: int | None = None
    # Which matching call is struck first, counted from one, and how many are.
    nth: int = 1
    times: int = 1
    after: bool = False
    seconds: float = 0.0
    refusal: Refusal | None = None
    seen: int = field(default=0, init=False)

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Count a call and tell whether this fault strikes it."""
        if not fnmatchcase(method, self.method):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        self.seen += 1
        return self.nth <= self.seen < self.nth + self.times


class Faults:
    """The script: faults in the order they were added; the first to strike counts."""

    def __init__(self) -> None:
        self.script: list[Fault] = []
        self.struck = 0

    def add(self, fault: Fault) -> Fault:
        """Return the fault, now on the script."""
        self.script.append(fault)
        return fault

    def refuse(self, refusal: Refusal, **where: object) -> Fault:
        """Answer with this refusal."""
        return self._add("refuse", where, refusal=refusal)

    def too_many(self, seconds: int, **where: object) -> Fault:
        """Answer 429 with retry_after."""
        return self.refuse(too_many(seconds), **where)

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

    def stall(self, **where: object) -> Fault:
        """Never answer; the connection stays open until the caller gives up."""
        return self._add("stall", where)

    def delay(self, seconds: float, **where: object) -> Fault:
        """Answer only after this many seconds of the playground's clock."""
        return self._add("delay", where, seconds=seconds)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.script.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that strikes this call, if one does."""
        for fault in self.script:
            if fault.strikes(method, chat_id):
                self.struck += 1
                return fault
        return None

    def _add(self, kind: str, where: dict[str, object], **more: object) -> Fault:
        make: Callable[..., Fault] = Fault
        return self.add(make(kind, **where, **more))
