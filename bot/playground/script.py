"""Faults by JSON, so that another process can script them; and the server's records.

    POST /api/faults
    {"clear": true, "seed": 7, "faults": [
        {"fault": "too_many", "seconds": 1, "most": 3, "chance": 0.05},
        {"fault": "halt", "lasting": 30, "begins": 60},
        {"fault": "close", "after": true, "chance": 0.01},
        {"fault": "block", "nth": 100}]}

Each fault is a method of `Faults` with its arguments, or one of the mishaps; `repeat`
delivers so many updates once more. A script is taken whole or refused.
"""

from collections.abc import Callable, Mapping
from functools import partial

from bot.playground.answers import Json, bad
from bot.playground.faults import Faults
from bot.playground.mishaps import Mishaps
from bot.playground.play import Playground

NUMBER = (int, float)
Kinds = Mapping[str, type | tuple[type, ...]]
WHERE: Kinds = {
    "method": str,
    "chat_id": int,
    "nth": int,
    "times": NUMBER,
    "after": bool,
    "chance": NUMBER,
    "begins": NUMBER,
    "lasting": NUMBER,
}
# The arguments of each fault beside where and when; with ! those it cannot do without.
OWN: Mapping[str, Kinds] = {
    "too_many": {"seconds!": int, "most": int, "form": str},
    "storm": {"lasting!": NUMBER, "most": int, "form": str},
    "halt": {"lasting!": NUMBER},
    "forbidden": {"reason!": str},
    "bad": {"reason!": str},
    "moved": {"to!": int},
    "delay": {"seconds!": NUMBER},
    "slow": {"seconds!": NUMBER},
    "broken": {},
    "gateway": {},
    "close": {},
    "reset": {},
    "stall": {},
    "cut": {},
    "tear": {},
    "restart": {},
}
FORMS = ("json", "bare", "html")
PARTS = ("clear", "faults", "repeat", "seed")


def run(play: Playground, script: Json) -> int:
    """Return how many faults were put on the script, or refuse it as a whole."""
    for name in script:
        if name not in PARTS:
            reason = f"a script has no {name!r}, only {', '.join(PARTS)}"
            raise bad(reason)
    wanted = script.get("faults", [])
    if not isinstance(wanted, list):
        raise bad("faults is a list")
    mishaps = Mishaps(play)
    adding = [_adding(play.faults, mishaps, each) for each in wanted]
    counts = {name: _whole(script, name) for name in ("seed", "repeat")}
    if script.get("clear"):
        play.faults.clear()
    if counts["seed"] is not None:
        play.faults.seed(counts["seed"])
    if counts["repeat"]:
        play.updates.repeat(counts["repeat"])
    for add in adding:
        add()
    return len(adding)


def records(play: Playground, since: int = 0) -> Json:
    """Return the server's account; the messages from the given number on."""
    ledger = play.ledger
    return {
        "now": play.clock.monotonic(),
        "accepted": len(ledger.entries),
        "messages": [entry.wire() for entry in ledger.entries[since:]],
        "counts": dict(ledger.counts()),
        "copies": ledger.copies(),
        "violations": [
            {
                "moment": each.moment,
                "method": each.method,
                "chat_id": each.chat_id,
                "rule": each.rule,
            }
            for each in play.limits.violations
        ],
        "struck": play.faults.struck,
        "calls": len(play.calls),
    }


def _adding(faults: Faults, mishaps: Mishaps, wanted: object) -> Callable[[], object]:
    if not isinstance(wanted, dict):
        raise bad("a fault is an object")
    name = str(wanted.get("fault"))
    given = {key: value for key, value in wanted.items() if key != "fault"}
    if name in mishaps.acts:
        _check(name, given, {})
        return partial(faults.act, mishaps.acts[name], **given)
    if name not in OWN:
        reason = f"there is no fault {name!r}"
        raise bad(reason)
    _check(name, given, OWN[name])
    positional = [given.pop(key.rstrip("!")) for key in OWN[name] if key[-1] == "!"]
    return partial(getattr(faults, name), *positional, **given)


def _check(name: str, given: Json, own: Mapping[str, type | tuple[type, ...]]) -> None:
    """Raise unless these are arguments this fault takes."""
    known = {**WHERE, **{key.rstrip("!"): kind for key, kind in own.items()}}
    for key, value in given.items():
        if key not in known or not isinstance(value, known[key]):
            reason = f"{name} cannot take {key!r} as {value!r}"
            raise bad(reason)
    for key in own:
        if key[-1] == "!" and key[:-1] not in given:
            reason = f"{name} needs {key[:-1]!r}"
            raise bad(reason)
    if given.get("form", "json") not in FORMS:
        reason = f"{name}: form is one of {', '.join(FORMS)}"
        raise bad(reason)


def _whole(script: Json, name: str) -> int | None:
    value = script.get(name)
    if value is not None and not isinstance(value, int):
        reason = f"{name} is a whole number"
        raise bad(reason)
    return value
