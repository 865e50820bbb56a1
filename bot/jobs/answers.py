"""What comes back from the process that reads strangers' texts, and is not trusted.

A text that finds a fault in a parser written in C may take that process over. Reading
a pickle can run anything, so what it sends may only be made of plain values: numbers,
words, dates and our own data classes; and it may not be endless.
"""

import io
import pickle
from dataclasses import dataclass, is_dataclass
from enum import Enum
from multiprocessing.connection import Connection

MOST = 64_000_000  # bytes; 500 entries of 200,000 characters are the most that is asked
_PLAIN = {
    "builtins": {"bytearray", "complex", "frozenset", "set"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
}
_OURS = ("bot", "summarizers")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child sends back: a value, or the sentence that says why not."""

    value: object = None
    problem: str = ""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> type:
        """Return a class of plain values; raise UnpicklingError for anything else."""
        if name in _PLAIN.get(module, ()):
            return _class(super().find_class(module, name))
        if module.partition(".")[0] in _OURS and "." not in name:
            found = _class(super().find_class(module, name))
            if is_dataclass(found) or issubclass(found, Enum):
                return found
        message = f"{module}.{name} has no place in an answer"
        raise pickle.UnpicklingError(message)


def _class(found: object) -> type:
    if isinstance(found, type):
        return found
    message = f"{found!r} has no place in an answer"
    raise pickle.UnpicklingError(message)


def receive(pipe: Connection) -> Answer:
    """Return the answer that comes next; OSError when it is endless or a fraud."""
    sent = pipe.recv_bytes(MOST)
    try:
        answer = _Reader(io.BytesIO(sent)).load()
    except Exception as error:  # the boundary: a pickle can raise anything
        message = f"an answer that cannot be read: {error}"
        raise OSError(message) from error
    if not isinstance(answer, Answer):
        message = "an answer of another kind"
        raise OSError(message)
    return answer
