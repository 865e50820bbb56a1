"""What the server's own account says of a run, and the storm some runs go through."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.playground.answers import Json
from bot.playground.faults import Faults
from bot.playground.ledger import most_within
from bot.playground.play import Playground

ALLOWED = 30.0
HALTS = (20.0, 90.0)
HALT = 30.0


@dataclass(frozen=True, slots=True)
class Result:
    """What the server accepted, from its first message to its last.

    `share` is the part of what was allowed outside of halts; `listed` are the readers
    whose outcome the sender reported as unknown; `real` is in seconds of this machine.
    """

    recipients: int
    minutes: float
    rate: float
    share: float
    most_in_a_second: int
    violations: int
    lost: int
    doubled: int
    listed: int
    real: float


def result(
    play: Playground, readers: Collection[int], listed: Collection[int], real: float
) -> Result:
    """Return the figures of a run from the server's own account."""
    moments, copies = play.ledger.moments(), play.ledger.copies()
    span = moments[-1] - moments[0]
    halted = sum(moments[0] < begin < moments[-1] for begin in _halts(play.faults))
    open_seconds = span - halted * HALT
    return Result(
        recipients=len(readers),
        minutes=round(span / 60, 2),
        rate=round(len(moments) / span, 2),
        share=round(len(moments) / (open_seconds * ALLOWED), 3),
        most_in_a_second=most_within(moments, 1.0),
        violations=len(play.limits.violations),
        lost=sum(each not in copies and each not in listed for each in readers),
        doubled=sum(copies.get(each, 0) > 1 for each in readers),
        listed=len(listed),
        real=round(real, 1),
    )


def _halts(faults: Faults) -> list[float]:
    return [each.opens for each in faults.script if each.flood and each.flood.is_halt]


def storm(faults: Faults) -> None:
    """Put the faults of the storm on the script."""
    faults.seed(4)
    for begins in HALTS:
        faults.halt(HALT, begins=begins)
    faults.too_many(1, 3, chance=0.05)
    faults.stall(chance=0.005, after=True)
    faults.gateway(chance=0.005, after=True)


def figures(seen: Json, core: float) -> dict[str, object]:
    """Return what the account of a server in another process says."""
    moments = [each["moment"] for each in seen["messages"]]
    return {
        "sent": len(moments),
        "rate": round(len(moments) / (moments[-1] - moments[0]), 1),
        "most_in_a_second": most_within(moments, 1.0),
        "violations": len(seen["violations"]),
        "doubled": sum(count > 1 for count in seen["copies"].values()),
        "core": round(core, 2),
    }
