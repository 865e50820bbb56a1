"""ROUGE-1 of every summary method against people's own summaries, at equal length.

Every summary is cut at the budget, on all sides, so that none wins by length: 60 words
for the CNN articles, 75 for those with several references (the best one counts). "lead"
is the text's first words, with nothing left out. The interval is a paired bootstrap
against that lead. The data is not part of the project; see --data. The last line is
JSON.

    .venv/bin/python benchmarks/summaries.py [--data DIRECTORY] [--methods a,b]
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarizers import METHODS, Document, segment, summarize
from summarizers.words import normal

SETS = {"cnn.dev.jsonl": 60, "multiref.dev.jsonl": 75}
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "summaries"
_DRAWS = 2000


class Case(NamedTuple):
    """An article and what people made of it."""

    document: Document
    references: tuple[Counter[str], ...]


def words_of(text: str) -> Counter[str]:
    """Return how often each word stands in a text, without its inflection."""
    return Counter(map(normal, re.findall(r"[^\W_]+", text.lower())))


def read(path: Path) -> list[Case]:
    """Return the articles of a file with their references."""
    return [_case(json.loads(line)) for line in path.open(encoding="utf-8")]


def _case(row: dict[str, object]) -> Case:
    references = row.get("references") or [row["summary"]]
    texts = (r if isinstance(r, str) else "\n".join(r) for r in references)  # type: ignore[attr-defined]  # JSON has no types
    return Case(segment(str(row["text"])), tuple(map(words_of, texts)))


def rouge(summary: str, references: tuple[Counter[str], ...]) -> float:
    """Return the best ROUGE-1 F1 against any reference, times 100."""
    told = words_of(summary)
    return max(_overlap(told, reference) for reference in references)


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall of the shared words."""
    return 200 * (one & other).total() / max(1, one.total() + other.total())


def summaries(cases: list[Case], method: str, words: int) -> Iterator[str]:
    """Yield the summaries of a method, each cut at the budget."""
    for case in cases:
        if method == "first words":
            text = " ".join(sentence.text for sentence in case.document.sentences)
        else:
            text = summarize(case.document, method=method, words=words).text
        yield " ".join(text.split()[:words])


def scores(cases: list[Case], method: str, words: int) -> np.ndarray:
    """Return the score of a method on every article."""
    texts = summaries(cases, method, words)
    return np.array(
        [rouge(t, case.references) for t, case in zip(texts, cases, strict=True)]
    )


def interval(gains: np.ndarray) -> list[float]:
    """Return the 95 % interval of a mean gain, drawing articles again and again."""
    draws = np.random.default_rng(1).integers(0, len(gains), (_DRAWS, len(gains)))
    return [
        round(float(x), 2) for x in np.percentile(gains[draws].mean(1), [2.5, 97.5])
    ]


def measure(path: Path, words: int, methods: list[str]) -> dict[str, dict[str, object]]:
    """Return mean and paired gain of every method on one file, printing each."""
    cases = read(path)
    base = scores(cases, "first words", words)
    print(f"{path.name}: {len(cases)} articles, {words} words")
    table: dict[str, dict[str, object]] = {}
    for method in ("first words", *methods):
        found = scores(cases, method, words)
        gain, low_high = found - base, interval(found - base)
        row = {
            "r1": round(float(found.mean()), 2),
            "gain": round(float(gain.mean()), 2),
        }
        table[method] = {**row, "interval": low_high}
        print(f"  {method:12}{row['r1']:7.2f}  {row['gain']:+.2f} {low_high}")
    return table


def main() -> int:
    """Print the tables and, last, JSON; 1 if there is no data."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--methods", default=",".join(METHODS))
    given = parser.parse_args()
    found = {given.data / name: words for name, words in SETS.items()}
    if missing := [str(path) for path in found if not path.is_file()]:
        print(f"no data to measure on: {', '.join(missing)} missing; give --data")
        return 1
    methods = given.methods.split(",")
    tables = {p.name: measure(p, words, methods) for p, words in found.items()}
    print(json.dumps(tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
