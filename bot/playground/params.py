"""The parameters of one call: known by name, of the right type, or clearly refused.

Telegram ignores parameters it does not know; this server refuses them, so that a typing
error in the bot is found here.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot.playground.answers import Json, Refusal, bad

WHOLE = re.compile(r"-?[0-9]{1,18}")
TRUE, FALSE = ("true", "1", "yes"), ("false", "0", "no")
# Where Telegram has a text of its own for a parameter that is missing.
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "user_id": "invalid user_id specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    name: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter a method knows."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Params:
    """The checked parameters of one call."""

    method: str
    values: Json
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text, empty when it was not given."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return a whole number."""
        return int(self.values.get(name, default))

    def real(self, name: str) -> float:
        """Return a number."""
        return float(self.values.get(name, 0.0))

    def flag(self, name: str) -> bool:
        """Return a yes or no, no when it was not given."""
        return bool(self.values.get(name, False))

    def get(self, name: str) -> Any:
        """Return the value as it is, None when it was not given."""
        return self.values.get(name)

    def upload(self, name: str) -> Upload | None:
        """Return the file sent for this parameter, directly or by attach://."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return self.files.get(name)


@cache
def fields(schema: str) -> tuple[Field, ...]:
    """Return the parameters a schema line names: `chat_id:id! text:str`."""
    parts = (
        [*word.rstrip("!").split(":"), word.endswith("!")] for word in schema.split()
    )
    return tuple(Field(str(name), str(kind), bool(must)) for name, kind, must in parts)


def read_params(
    method: str, schema: str, raw: Json, files: Mapping[str, Upload]
) -> Params:
    """Return the parameters in their own types, or refuse the call."""
    known = {each.name: each for each in fields(schema)}
    attached = {text[9:] for text in raw.values() if _is_attached(text)}
    for name in (*raw, *(files.keys() - attached)):
        if name not in known:
            msg = f"playground: {method} does not know the parameter {name!r}"
            raise bad(msg)
    values = {
        name: _typed(method, known[name], value)
        for name, value in raw.items()
        if value is not None
    }
    for each in known.values():
        if each.required and each.name not in {**values, **files}:
            raise bad(MISSING.get(each.name, f"parameter {each.name!r} is required"))
    return Params(method, values, files)


def _is_attached(value: object) -> bool:
    return isinstance(value, str) and value.startswith("attach://")


def _typed(method: str, wanted: Field, value: object) -> object:
    if isinstance(value, str) and not _encodable(value):
        raise bad("strings must be encoded in UTF-8")
    try:
        return READERS[wanted.kind](value)
    except (ValueError, TypeError) as error:
        reason = f"{method}: parameter {wanted.name!r} must be {error}"
        raise _mistyped(wanted, reason) from error


def _mistyped(wanted: Field, reason: str) -> Refusal:
    if wanted.name == "reply_markup":
        return bad("object expected as reply markup")
    return bad(f"playground: {reason}")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    raise ValueError("a whole number")


def _name(value: object) -> int | str:
    if isinstance(value, str) and value.startswith("@"):
        return value
    if value == "":
        raise bad("chat_id is empty")
    try:
        return _whole(value)
    except ValueError as error:
        raise ValueError("a whole number or an @name") from error


def _real(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        return float(str(value))
    except ValueError as error:
        raise ValueError("a number") from error


def _flag(value: object) -> bool:
    word = str(value).lower()
    if word not in (*TRUE, *FALSE):
        raise ValueError("true or false")
    return word in TRUE


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text")
    return value


def _json(value: object) -> object:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as error:
            raise ValueError("JSON") from error
    if not isinstance(value, dict | list):
        raise TypeError("a JSON object or list")
    return value


READERS: Mapping[str, Callable[[object], object]] = {
    "int": _whole,
    "id": _name,
    "float": _real,
    "bool": _flag,
    "str": _text,
    "json": _json,
    "file": _text,
}
