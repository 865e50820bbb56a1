"""How well quantities are read and understood, against sentences annotated by hand.

Runs the scorer of the reference data (NewsQuant's development half and the age,
dimension and temperature sets) on every figure read, and times figures and people on
real articles. The data is not part of the project; see --shared. The last line is JSON.

    .venv/bin/python benchmarks/figures.py [--shared DIRECTORY]
"""

import argparse
import contextlib
import importlib.util
import io
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from summarizers import segment
from summarizers.figures import find_figures, read_figures
from summarizers.people import find_people
from summarizers.types import Figure

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("newsquant", "age", "dimension", "temperature")
_FIELDS = ("low", "high", "bound", "trend", "unit", "counted", "about", "who")
_ARTICLES = 200


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def scorer(shared: Path) -> Any:
    """Return the scorer that belongs to the data, as a module."""
    path = shared / "measure" / "score_figures.py"
    spec = importlib.util.spec_from_file_location("score_figures", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(figure: Figure) -> dict[str, Any]:
    """Return a figure by the names the scorer knows."""
    fields = {name: getattr(figure, name) for name in _FIELDS}
    return {**fields, "modifier": figure.modifier, "text": figure.text}


def measure(shared: Path, name: str) -> dict[str, float]:
    """Return F1 by what had to agree, for one set."""
    gold = rows(shared / "data" / "figures" / f"{name}.dev.jsonl")
    ours = {
        row["id"]: [told(f) for f in read_figures(segment(row["text"], language="en"))]
        for row in gold
    }
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        scorer(shared).score(gold, ours, show=False)
    print(f"{name}\n{printed.getvalue()}")
    found = re.findall(r"(value\S*) .*F1\s+([\d.]+)", printed.getvalue())
    return {what: float(value) for what, value in found}


def speed(shared: Path) -> dict[str, float]:
    """Return articles per second, and milliseconds for 600 words."""
    path = shared / "data" / "summaries" / "cnn.dev.jsonl"
    texts = [row["text"] for row in rows(path)[:_ARTICLES]]
    documents = [segment(text, language="en") for text in texts]
    words = sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    for document in documents:
        find_figures(document)
    middle = time.perf_counter()
    for document in documents:
        find_people(document)
    end = time.perf_counter()
    return {
        "articles_per_second": round(len(texts) / (middle - start), 1),
        "figures_ms_per_600_words": round((middle - start) / words * 600_000, 2),
        "people_ms_per_600_words": round((end - middle) / words * 600_000, 2),
    }


def main() -> None:
    """Print the scores and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    if not (shared / "data" / "figures").is_dir():
        sys.exit(f"no data in {shared}: give its directory with --shared")
    results: dict[str, Any] = {name: measure(shared, name) for name in SETS}
    results["speed"] = speed(shared)
    for name, value in results["speed"].items():
        print(f"{name}: {value}")
    print(json.dumps(results))


if __name__ == "__main__":
    main()
