"""docs/faults.md names tests that exist."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TEXT = (PROJECT / "docs" / "faults.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)


def defines(file: str, name: str) -> bool:
    return bool(re.search(rf"\bdef {name}\(", (PROJECT / file).read_text("utf-8")))


def test_every_test_named_for_a_fault_exists() -> None:
    assert [each for each in NAMED if not defines(*each)] == []
    assert len(NAMED) > 40


def test_every_fault_has_a_test_or_a_benchmark_that_shows_it() -> None:
    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    shown = [row for row in rows if row[0] != "fault" and "---" not in row[0]]
    assert [row[0] for row in shown if "::" not in row[2]] == []
    assert len(shown) > 30


def test_every_benchmark_named_exists() -> None:
    named = re.findall(r"`(benchmarks/\w+\.py)`", TEXT)
    assert [name for name in named if not (PROJECT / name).is_file()] == []
