"""Learn from people's summaries which words of an article they keep.

Logistic regression by Newton's method, with a ridge: for every word of every article,
the share of references that have it, from the word's traits. Each set counts as its
articles do. The result is `summarizers/summary/weights.py`, written with --write and
printed otherwise. The data is not part of the project; see --data. The last line is
JSON.

    .venv/bin/python benchmarks/train_summaries.py [--data DIRECTORY] [--write]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarizers import Document, segment
from summarizers.summary.fitness import fit
from summarizers.summary.salience import Traits
from summarizers.summary.score import read as reading
from summarizers.text.words import content_words

SETS = {"cnn.dev.jsonl": 60, "multiref.dev.jsonl": 75}
"""The files, and the budget of words a summary of each is cut at."""
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "summaries"
WEIGHTS = Path(__file__).resolve().parents[1] / "summarizers" / "weights.py"
_RIDGE = 5.0
_STEPS = 12
_MODULE = '''"""What each trait of a word says on whether people's summaries have it.

Made by `benchmarks/train_summaries.py`; do not edit by hand.
"""

from summarizers.summary.salience import Traits

WEIGHTS = Traits(
{lines}
)
'''


class Case(NamedTuple):
    """An article and what people made of it, one text a reference."""

    text: str
    document: Document
    references: tuple[str, ...]


class Lesson(NamedTuple):
    """The traits of an article's words, and the share of references with each."""

    known: np.ndarray
    kept: np.ndarray


def read(path: Path) -> list[Case]:
    """Return the articles of a file with their references."""
    return [_case(json.loads(line)) for line in path.open(encoding="utf-8")]


def _case(row: dict[str, object]) -> Case:
    references = row.get("references") or [row["summary"]]
    texts = (r if isinstance(r, str) else "\n".join(r) for r in references)  # type: ignore[attr-defined]  # JSON has no types
    text = str(row["text"])
    return Case(text, segment(text), tuple(texts))


def lesson(case: Case) -> Lesson:
    """Return what an article teaches."""
    document = replace(case.document, sentences=fit(case.document))
    references = [
        frozenset(content_words(text, document.language)) for text in case.references
    ]
    found = reading(document).traits()
    kept = [sum(word in r for r in references) / len(references) for word in found]
    return Lesson(np.array(list(found.values())), np.array(kept))


def learn(lessons: Sequence[Lesson]) -> Traits:
    """Return the weights under which what people kept is likeliest."""
    known = np.concatenate([one.known for one in lessons])
    kept = np.concatenate([one.kept for one in lessons])
    # On one scale, so that the ridge holds all of them back alike.
    mean, scale = known.mean(0), known.std(0)
    mean[0], scale[0] = 0.0, 1.0
    known = (known - mean) / scale
    weights = np.zeros(len(Traits._fields))
    ridge = _RIDGE * np.eye(len(weights))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (kept - likely) - _RIDGE * weights
        bend = (known * (likely * (1 - likely))[:, None]).T @ known + ridge
        weights += np.linalg.solve(bend, slope)
    weights /= scale
    weights[0] -= weights[1:] @ mean[1:]
    return Traits(*(round(float(weight), 2) for weight in weights))


def folds(count: int, parts: int = 5) -> np.ndarray:
    """Return for every article the part it is held out with."""
    return np.random.default_rng(0).permutation(count) % parts


def missing(data: Path) -> list[str]:
    """Return the files that are not there."""
    return [str(data / name) for name in SETS if not (data / name).is_file()]


def main() -> int:
    """Learn the weights of all articles; 1 if there is no data."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if absent := missing(given.data):
        print(f"no data to learn from: {', '.join(absent)} missing; give --data")
        return 1
    cases = [case for name in SETS for case in read(given.data / name)]
    weights = learn([lesson(case) for case in cases])
    lines = [f"    {name}={weight}," for name, weight in weights._asdict().items()]
    module = _MODULE.format(lines="\n".join(lines))
    print(f"{len(cases)} articles", module, sep="\n")
    if given.write:
        WEIGHTS.write_text(module, encoding="utf-8")
    print(json.dumps(weights._asdict()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
