"""Holds calls against the published specification of the Bot API, where it is at hand.

The playground's own table of parameters is compared with it by a test. This looks into
what is inside them too: buttons, reply parameters, commands and their scopes.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bot.playground.calls import Call

SPEC = Path(__file__).resolve().parents[2].parent / "shared" / "spec" / "api.json"
ARRAY = "Array of "
PLAIN: dict[str, type | tuple[type, ...]] = {
    "String": str,
    "Integer": int,
    "Float": (int, float),
    "Boolean": bool,
}


@cache
def spec() -> dict[str, Any]:
    """The specification, empty where it is not at hand."""
    if not SPEC.exists():
        return {"methods": {}, "types": {}}
    known: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    return known


def objections(calls: Iterable[Call]) -> list[str]:
    """What the specification says against the calls that were accepted."""
    methods = spec()["methods"]
    return [
        f"{call.method}: {reason}"
        for call in calls
        if call.ok and call.method in methods
        for reason in _against(methods[call.method], call.params, _parameter)
    ]


def _against(what: Any, given: dict[str, Any], fits: Any) -> Iterator[str]:
    fields = {field["name"]: field for field in what.get("fields", [])}
    for name, value in given.items():
        if name not in fields:
            yield f"there is no {name}"
        elif not fits(value, fields[name]["types"]):
            yield f"{name} is no {' or '.join(fields[name]['types'])}: {value!r}"
    for name, field in fields.items():
        if field["required"] and name not in given:
            yield f"{name} is missing"


def _parameter(value: Any, kinds: list[str]) -> bool:
    """Whether a parameter fits; numbers and the like may come as words of a form."""
    if "InputFile" in kinds:
        return isinstance(value, str)
    if isinstance(value, str) and not {"String", *kinds} <= {"String"}:
        return any(_spelled(value, kind) for kind in kinds)
    return _value(value, kinds)


def _spelled(word: str, kind: str) -> bool:
    if kind == "String":
        return True
    try:
        return _value(json.loads(word), [kind])
    except ValueError:
        return False


def _value(value: Any, kinds: list[str]) -> bool:
    return any(_is(value, kind) for kind in kinds)


def _is(value: Any, kind: str) -> bool:
    if kind in PLAIN:
        wanted = PLAIN[kind]
        is_flag = isinstance(value, bool)
        return isinstance(value, wanted) and (kind == "Boolean" or not is_flag)
    if kind.startswith(ARRAY):
        inner = kind.removeprefix(ARRAY)
        return isinstance(value, list) and all(_is(each, inner) for each in value)
    what = spec()["types"][kind]
    if what.get("subtypes"):
        return any(_is(value, each) for each in what["subtypes"])
    return isinstance(value, dict) and not list(_against(what, value, _value))
