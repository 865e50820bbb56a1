"""Words of another direction within a line, kept in their place.

In Arabic, Hebrew and Persian a name in Latin letters beside a number or a comma would
change places with it. Unicode's isolates (U+2066, U+2068, U+2069) keep what is put
into a line together, and a mark (U+200F) says that a line that begins with such words
is read from the right all the same. None of them is seen.
"""

import re

from bot.language.current import manner
from bot.language.known import is_right_to_left

ISOLATE, LEFT, END = "\u2068", "\u2066", "\u2069"
RIGHT = "\u200f"

# With the stroke of a command before it, which would change sides.
_FIELD = re.compile(r"(?:(?<![\w<])/)?\{\w+[^{}]*\}")
# A command and what is written behind it.
_COMMAND = re.compile(r"(?<![\w/<}])/[a-z]+(?: [+-]?[\w:.-]*\w)*", re.ASCII)


def isolated(words: str) -> str:
    """Return words put into a line of the moment's language, isolated if need be."""
    return f"{ISOLATE}{words}{END}" if words and _is_right_to_left() else words


def from_the_right(line: str) -> str:
    """Return a line that begins with words of another direction, marked if need be."""
    return f"{RIGHT}{line}" if _is_right_to_left() else line


def with_isolated_fields(text: str) -> str:
    """Return a text in which commands, and whatever is filled in, stay together."""
    led = _COMMAND.sub(rf"{LEFT}\g<0>{END}", text)
    return _FIELD.sub(rf"{ISOLATE}\g<0>{END}", led)


def _is_right_to_left() -> bool:
    return is_right_to_left(manner().language)
