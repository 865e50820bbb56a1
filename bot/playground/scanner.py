"""Reads the tags, attributes and references of Telegram's HTML from UTF-8 bytes.

As TDLib does, whose error texts name offsets in bytes; see `bot.playground.html`.
"""

import re
from dataclasses import dataclass, field

from bot.playground.answers import Refusal, bad

NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
SPACE = b" \t\r\n\x00\x0b"
REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*));?")
TOKEN = re.compile(rb"[a-zA-Z0-9.-]*")
BLANKS = re.compile(rb"[ \t\r\n\x00\x0b]*")
# What a quoted value holds up to the next reference or its end.
QUOTED = {b"'": re.compile(rb"&?[^&']*"), b'"': re.compile(rb'&?[^&"]*')}
LAST_LITERAL = 0x10FFFF


def wrong(reason: str) -> Refusal:
    """Return the refusal of markup that cannot be read."""
    return bad(f"can't parse entities: {reason}")


@dataclass(slots=True)
class Tag:
    """An open tag, where it began in the markup and in the text."""

    name: str
    start: int
    offset: int = 0
    text_start: int = 0
    values: dict[str, str] = field(default_factory=dict)


class Scanner:
    """Reads tags, attributes and character references from UTF-8 bytes."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0

    def peek(self) -> bytes:
        """Return the next byte, or nothing at the end."""
        return self.source[self.at : self.at + 1]

    def is_space(self) -> bool:
        """Tell whether a blank comes next."""
        return bool(self.peek()) and self.peek() in SPACE

    def skip_spaces(self) -> None:
        """Go on to the next byte that is not blank."""
        self.take(BLANKS)

    def take(self, pattern: re.Pattern[bytes]) -> str:
        """Return what the pattern matches here, and go on behind it."""
        match = pattern.match(self.source, self.at)
        found = match[0] if match else b""
        self.at += len(found)
        return found.decode()

    def reference(self) -> str:
        """Return the character a reference stands for, or "" if it is none."""
        match = REFERENCE.match(self.source, self.at)
        char = "" if match is None else _referred(match)
        if match is not None and char:
            self.at = match.end()
        return char

    def value(self, tag: Tag) -> str:
        """Return an attribute's value, quoted or not."""
        quote = self.peek()
        if quote not in (b"'", b'"'):
            return self._token(tag)
        self.at += 1
        parts = []
        while self.peek() not in (quote, b""):
            parts.append(self.reference() or self.take(QUOTED[quote]))
        self.at += 1
        if not self.peek():
            raise unclosed(tag, named=False)
        return "".join(parts)

    def _token(self, tag: Tag) -> str:
        begin = self.at
        token = self.take(TOKEN).lower()
        if self.peek() and not self.is_space() and self.peek() != b">":
            msg = f"Unexpected end of name token at byte offset {begin}"
            raise wrong(msg)
        if not self.peek():
            raise unclosed(tag, named=False)
        return token


def _referred(match: re.Match[bytes]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return NAMED.get(name, "")
    digits = hexadecimal if hexadecimal is not None else decimal
    size = len(digits) + (3 if hexadecimal is not None else 2)
    number = int(digits or b"0", 16 if hexadecimal is not None else 10)
    # TDLib reads at most nine bytes of a reference and never the last code point.
    return chr(number) if 0 < number < LAST_LITERAL and size < 10 else ""


def unclosed(tag: Tag, *, named: bool) -> Refusal:
    """Return the refusal of a start tag without its end."""
    name = f' "{tag.name}"' if named else ""
    return wrong(f"Unclosed start tag{name} at byte offset {tag.start}")
