"""How a setting is declared, and how its text, or a file of them, is read.

A reader takes the text of one setting and returns its value, or raises ValueError; what
to write instead stands beside it in the table of `bot.settings`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from bot.errors import SettingsError

Read = Callable[[str], object]
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def setting(  # noqa: PLR0913 - one row of the table of settings
    variable: str,
    about: str,
    read: Read,
    hint: str = "",
    *,
    default: Any = "",
    secret: bool = False,
) -> Any:
    """Return a dataclass field that knows its variable, meaning, reader and hint."""
    row = {"variable": variable, "about": about, "read": read, "hint": hint}
    return field(default=default, repr=not secret, metadata={**row, "secret": secret})


def pattern(form: str) -> Read:
    """Return a reader that takes what matches this whole pattern."""

    def read(text: str) -> str:
        if not re.fullmatch(form, text, re.ASCII):
            raise ValueError
        return text

    return read


def number(lowest: int, highest: int) -> Read:
    """Return a reader of whole numbers from `lowest` to `highest`."""

    def read(text: str) -> int:
        if not lowest <= int(text) <= highest:
            raise ValueError
        return int(text)

    return read


def address(text: str) -> str:
    """Return a web address without a slash at its end."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise ValueError
    return text.rstrip("/")


def truth(text: str) -> bool:
    """Return whether the text says yes."""
    if text.lower() not in YES + NO:
        raise ValueError
    return text.lower() in YES


def items(text: str) -> tuple[str, ...]:
    """Return the parts between commas or blanks."""
    return tuple(part for part in re.split(r"[,\s]+", text) if part)


def level(text: str) -> str:
    """Return the level of log lines, in capitals."""
    if text.upper() not in LEVELS:
        raise ValueError
    return text.upper()


def zone_name(text: str) -> str:
    """Return the name of a time zone this machine knows."""
    try:
        ZoneInfo(text)
    except (KeyError, OSError):
        raise ValueError from None
    return text


def passwords(url: str) -> Iterator[str]:
    """Yield the passwords in an address, as they are written and as they are meant."""
    parts = urlsplit(url)
    yield from parse_qs(parts.query).get("password", ())
    if parts.password:
        yield from (parts.password, unquote(parts.password))


def read_dotenv(path: Path) -> dict[str, str]:
    """Return the names and values in a file of settings."""
    from dotenv.parser import parse_stream  # noqa: PLC0415 - most starts have no .env

    values: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for binding in parse_stream(lines):
            if binding.error:
                line = f"{path.name}, line {binding.original.line}"
                problem = f"{line} cannot be read; write NAME=value"
                raise SettingsError(problem)
            if binding.key:
                values[binding.key] = binding.value or ""
    return values
