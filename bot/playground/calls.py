"""What the bot asked of the server, call by call: for tests and the page's panel."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.answers import Json

KEPT = 100_000
# What the panel shows of a long value.
SHOWN = 5000


@dataclass(frozen=True, slots=True)
class Call:
    """One call and how it ended; `code` is 0 when the answer was lost."""

    number: int
    at: str
    moment: float
    method: str
    chat_id: int | None
    params: Json
    code: int
    description: str
    result: object
    milliseconds: float

    @property
    def ok(self) -> bool:
        """Tell whether it was answered with success."""
        return self.code == 200

    def wire(self) -> Json:
        """Return the call as the panel shows it."""
        return {
            "number": self.number,
            "at": self.at,
            "method": self.method,
            "chat_id": self.chat_id,
            "params": {name: _short(value) for name, value in self.params.items()},
            "ok": self.ok,
            "code": self.code,
            "description": self.description,
            "result": self.result,
            "milliseconds": round(self.milliseconds, 1),
        }

    def is_idle(self) -> bool:
        """Tell whether this is a poll that brought nothing."""
        return self.method == "getUpdates" and self.result in ([], None)


class Calls:
    """The calls so far, oldest first."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=KEPT)
        self._count = 0

    def next_number(self) -> int:
        """Return the number of the next call, counted from one."""
        self._count += 1
        return self._count

    def add(self, call: Call) -> None:
        """Keep the call."""
        self._calls.append(call)

    def of(self, method: str) -> tuple[Call, ...]:
        """Return the calls of this method."""
        return tuple(call for call in self._calls if call.method == method)

    def latest(self, count: int) -> tuple[Call, ...]:
        """Return the last calls worth showing, newest first."""
        shown = [call for call in reversed(self._calls) if not call.is_idle()]
        return tuple(shown[:count])

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __len__(self) -> int:
        return len(self._calls)


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > SHOWN:
        return f"{value[:SHOWN]}… ({len(value)} characters)"
    return value
