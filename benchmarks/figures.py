"""How well quantities are read and understood, against sentences annotated by hand.

Runs the scorer of the reference data (NewsQuant's development half and the age,
dimension and temperature sets) on every figure read, and on quantulum3 beside it where
that is installed; scores the project's own sentences; times quantities, figures and
people on real articles, and quantities on ever longer texts. The reference data is not
part of the project; see --shared. The last line is JSON.

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
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizers import find_figures, find_people, read_quantities, segment
from summarizers.figures.finding import read_figures
from summarizers.types import Figure

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = ("newsquant", "age", "dimension", "temperature", "unseen")
UNSEEN = ROOT / "tests" / "summarizers" / "unseen.jsonl"
"""Sentences in NewsQuant's form, written before the rules by somebody else."""
OWN = ("worked.txt", "held.txt", "fresh.txt", "misread.txt")
_FIELDS = ("low", "high", "bound", "trend", "unit", "counted", "about", "who")
_ARTICLES = 200
_LENGTHS = (500, 1000, 2000, 4000)

Reader = Callable[[str], list[dict[str, Any]]]
"""Reads a text's figures by the names the scorer knows."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def module_at(path: Path) -> Any:
    """Return the module of a file that is no part of a package here."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scorer(shared: Path) -> Any:
    """Return the scorer that belongs to the data, as a module."""
    return module_at(shared / "measure" / "score_figures.py")


def newsbrief(text: str) -> list[dict[str, Any]]:
    """Return the figures that we read."""
    return [_named(figure) for figure in read_figures(segment(text, language="en"))]


def _named(figure: Figure) -> dict[str, Any]:
    fields = {name: getattr(figure, name) for name in _FIELDS}
    return {**fields, "modifier": figure.modifier, "text": figure.text}


def quantulum() -> Reader | None:
    """Return quantulum3's reader, if it is installed."""
    if not importlib.util.find_spec("quantulum3"):
        return None
    parser = importlib.import_module("quantulum3.parser")

    def read(text: str) -> list[dict[str, Any]]:
        found = parser.parse(text)
        return [
            {
                "low": one.value - (one.uncertainty or 0),
                "high": one.value + (one.uncertainty or 0),
                "unit": None if one.unit.name == "dimensionless" else one.unit.name,
                "text": one.surface,
            }
            for one in found
        ]

    return read


def measure(shared: Path, name: str, reader: Reader) -> dict[str, float]:
    """Return F1 by what had to agree, and sentences a second, for one set."""
    of_data = shared / "data" / "figures" / f"{name}.dev.jsonl"
    gold = rows(UNSEEN if name == UNSEEN.stem else of_data)
    reader(gold[0]["text"])
    start = time.perf_counter()
    ours = {row["id"]: reader(row["text"]) for row in gold}
    pace = len(gold) / (time.perf_counter() - start)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        scorer(shared).score(gold, ours, show=False)
    print(f"{name}, {pace:.0f} sentences/s\n{printed.getvalue()}")
    found = re.findall(r"(value\S*) .*F1\s+([\d.]+)", printed.getvalue())
    scores = {what: float(value) for what, value in found}
    return {**scores, "sentences_per_second": round(pace, 1)}


def own() -> dict[str, dict[str, float]]:
    """Return for each file of own sentences how many are read wholly right."""
    results = {}
    marked = module_at(ROOT / "tests" / "fixtures" / "quantities.py")
    for name in OWN:
        every = marked.cases(name)
        documents = [segment(case.sentence, language="en") for case in every]
        right = sum(
            [marked.told(document, found) for found in read_quantities(document)]
            == list(case.told)
            for case, document in zip(every, documents, strict=True)
        )
        results[name] = {"right": right, "sentences": len(every)}
        print(f"{name:14} {right} of {len(every)} sentences read wholly right")
    return results


def _seconds(work: Callable[[Any], object], documents: list[Any]) -> float:
    start = time.perf_counter()
    for document in documents:
        work(document)
    return time.perf_counter() - start


def speed(shared: Path) -> dict[str, float]:
    """Return articles per second, and milliseconds for 600 words."""
    path = shared / "data" / "summaries" / "cnn.dev.jsonl"
    texts = [row["text"] for row in rows(path)[:_ARTICLES]]
    documents = [segment(text, language="en") for text in texts]
    words = sum(len(text.split()) for text in texts)
    quantities = _seconds(read_quantities, documents)
    figures = _seconds(find_figures, documents)
    people = _seconds(find_people, documents)
    return {
        "articles_per_second": round(len(texts) / figures, 1),
        "quantities_ms_per_600_words": round(quantities / words * 600_000, 2),
        "figures_ms_per_600_words": round(figures / words * 600_000, 2),
        "people_ms_per_600_words": round(people / words * 600_000, 2),
    } | _growth("\n".join(texts))


def _growth(text: str) -> dict[str, float]:
    """Return milliseconds of reading quantities by the sentences of a text."""
    sentences = segment(text, language="en").sentences
    texts = {n: "\n".join(s.text for s in sentences[:n]) for n in _LENGTHS}
    return {
        f"quantities_ms_{n}_sentences": round(
            1000 * _seconds(read_quantities, [segment(text, language="en")]), 1
        )
        for n, text in texts.items()
    }


def main() -> None:
    """Print the scores and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    if not (shared / "data" / "figures").is_dir():
        sys.exit(f"no data in {shared}: give its directory with --shared")
    results: dict[str, Any] = {name: measure(shared, name, newsbrief) for name in SETS}
    peer = quantulum()
    if peer:
        print("quantulum3\n")
        results["quantulum3"] = {name: measure(shared, name, peer) for name in SETS}
    results["own"] = own()
    results["speed"] = speed(shared)
    for name, value in results["speed"].items():
        print(f"{name}: {value}")
    print(json.dumps(results))


if __name__ == "__main__":
    main()
