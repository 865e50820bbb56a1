"""Values of the analysis as JSON: the field names of summarizers.types, in full."""

from dataclasses import fields, is_dataclass
from datetime import date as Date

from summarizers.types import Span

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def form(value: object) -> Json:
    """Return the value as JSON writes it; a span is [start, end], a date ISO text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [form(item) for item in value]
    if is_dataclass(value):
        return {item.name: form(getattr(value, item.name)) for item in fields(value)}
    problem = f"no JSON form for {type(value).__name__}"
    raise TypeError(problem)
