"""Groups of titles written for the tests, with those that may be the headline.

A group is what its articles say (=), titles that may stand above it (+) and others (-).
"""

from dataclasses import dataclass
from pathlib import Path

from bot.model import Report
from tests.fakes.reports import report

GROUPS = Path(__file__).parents[1] / "briefing" / "headlines"
_OUTLETS = ("Courier", "Evening Post", "Daily Ledger", "Gazette")


@dataclass(frozen=True, slots=True)
class Group:
    """Reports on one event, and the titles that may be its headline."""

    reports: tuple[Report, ...]
    right: frozenset[str]


def groups(name: str) -> list[Group]:
    """Return the groups of one file."""
    blocks = (GROUPS / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
    return [_group(block.splitlines()) for block in blocks]


def _group(lines: list[str]) -> Group:
    said, *titles = lines
    text = said.removeprefix("= ")
    reports = tuple(
        report(f"{number}", text, title=title[2:], source=_OUTLETS[number])
        for number, title in enumerate(titles)
    )
    right = frozenset(title[2:] for title in titles if title.startswith("+ "))
    return Group(reports, right)
