"""The form for scripts: one JSON object per line in, one per line out, as they come."""

import json
from dataclasses import dataclass
from datetime import date as Date

from bot.errors import InputError


@dataclass(frozen=True, slots=True)
class Question:
    """A text to analyse, and the id under which its answer is expected."""

    id: str | int
    text: str
    title: str = ""
    date: Date | None = None


def read_line(line: bytes) -> Question:
    """Return the question on this line, or say what is wrong with it."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        problem = f"it is not JSON in UTF-8 ({error})"
        raise InputError(problem) from None
    except RecursionError:
        raise InputError("it is nested too deep") from None
    if not isinstance(row, dict):
        raise InputError('write an object such as {"id": "a", "text": "…"}')
    return Question(_id(row), _text(row, "text"), _text(row, "title", ""), _date(row))


def _id(row: dict[str, object]) -> str | int:
    value = row.get("id")
    if not isinstance(value, str | int):
        raise InputError('"id" must be a text or a whole number')
    return value


def _text(row: dict[str, object], name: str, default: str | None = None) -> str:
    value = row.get(name)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        problem = f'"{name}" must be a text'
        raise InputError(problem)
    return value


def _date(row: dict[str, object]) -> Date | None:
    value = row.get("date")
    if value is None or value == "":
        return None
    try:
        return Date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputError('"date" must be like "2023-11-30"') from None
