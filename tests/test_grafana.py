"""docs/grafana.json asks for metrics and labels that exist, and for all of them."""

import json
import re
from pathlib import Path

from bot.metrics import ABOUT, PREFIX

ROOT = Path(__file__).resolve().parents[1]
BOARD = json.loads((ROOT / "docs" / "grafana.json").read_text("utf-8"))
QUERIES = [target["expr"] for panel in BOARD["panels"] for target in panel["targets"]]
ASKED = {name for query in QUERIES for name in re.findall(rf"{PREFIX}(\w+)", query)}


def shown() -> set[str]:
    """Return the names of everything /metrics shows."""
    return {
        name
        for metric, (kind, _) in ABOUT.items()
        for name in (
            (f"{metric}_sum", f"{metric}_count") if kind == "summary" else (metric,)
        )
    }


def labels() -> set[tuple[str, str]]:
    """Return which labels the code gives to which metrics."""
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py"))
    calls = re.findall(r'\.count\(\s*"(\w+)"([^\n]*)', code)
    return {
        (name, label) for name, rest in calls for label in re.findall(r"\b(\w+)=", rest)
    }


def test_every_query_asks_for_metrics_that_exist_and_none_is_left_out() -> None:
    assert shown() == ASKED


def test_every_label_it_sorts_by_is_given() -> None:
    asked = {
        (name, label)
        for query in QUERIES
        for label, name in re.findall(rf"by \((\w+)\) \(\w+\({PREFIX}(\w+)", query)
    }
    assert asked - labels() == set()
    assert len(asked) == 7


def test_panels_lie_side_by_side_and_not_on_each_other() -> None:
    taken = [
        (x, y)
        for panel in BOARD["panels"]
        for x in range(
            panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"]
        )
        for y in range(
            panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"]
        )
    ]
    assert len(taken) == len(set(taken))
    assert {x for x, _ in taken} == set(range(24))
