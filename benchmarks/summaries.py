"""ROUGE of every summary method against people's own summaries, at equal length.

Every summary is cut at the budget, on all sides, so that none wins by length: 60 words
for the CNN articles, 75 for those with several references (the best one counts). The
scores are rouge-score's, with Porter's stemmer; without that package nothing is
measured, for another ROUGE would give other numbers.

"newsbrief" is cross-validated: each article is summed up with word weights learned from
the other four fifths of both sets. "as shipped" uses the weights of the project, which
were learned from these articles. "first words" is the text's beginning, with nothing
left out; "lead" its first whole sentences fit to be shown, as near to the budget as
ours, and "as long" the text's beginning cut where our summary of it ends.
Behind every method stands what newsbrief gains on it, article by article, with the 95 %
interval of a bootstrap over articles. The data is not part of the project; see --data.
The last line is JSON.

    .venv/bin/python benchmarks/summaries.py [--data DIRECTORY] [--methods a,b]
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from train_summaries import DATA, SETS, Case, folds, learn, lesson, missing, read

from summarizers import METHODS
from summarizers.summary.baselines import BASELINES
from summarizers.summary.score import choose
from summarizers.summary.select import select
from summarizers.types import Scorer

NAMES = ("rouge1", "rouge2", "rougeLsum")
_DRAWS = 2000
Row = list[float]


def cut(sentences: Iterable[str], words: int) -> str:
    """Return the first words of some sentences, a sentence a line."""
    kept: list[str] = []
    for sentence in sentences:
        kept.append(" ".join(sentence.split()[:words]))
        words -= len(sentence.split())
        if words <= 0:
            break
    return "\n".join(kept)


def judge() -> Callable[[Case, str], Row]:
    """Return what gives a summary's ROUGE-1, -2 and -L by its best reference."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - may be missing

    scorer = RougeScorer(NAMES, use_stemmer=True)

    def score(case: Case, summary: str) -> Row:
        found = [scorer.score(reference, summary) for reference in case.references]
        return [max(one[name].fmeasure for one in found) * 100 for name in NAMES]

    return score


def cross_validated(cases: Sequence[Case]) -> list[Scorer]:
    """Return for every article our method as the other four fifths teach it."""
    lessons = [lesson(case) for case in cases]
    parts = folds(len(cases))
    taught = {
        part: learn([one for one, p in zip(lessons, parts, strict=True) if p != part])
        for part in set(parts)
    }
    return [partial(choose, weights=taught[part]) for part in parts]


def told(case: Case, scorer: Scorer, words: int) -> str:
    """Return the summary of one method, cut at the budget."""
    return cut((s.text for s in select(case.document, scorer, words)), words)


def first_words(case: Case, words: int) -> str:
    """Return the text's beginning, sentence by sentence."""
    return cut((sentence.text for sentence in case.document.sentences), words)


def interval(gains: np.ndarray) -> list[float]:
    """Return the 95 % interval of a mean gain, drawing articles again and again."""
    draws = np.random.default_rng(1).integers(0, len(gains), (_DRAWS, len(gains)))
    return [
        round(float(x), 2) for x in np.percentile(gains[draws].mean(1), [2.5, 97.5])
    ]


def measure(
    cases: Sequence[Case], words: int, ours: Sequence[Scorer], methods: Sequence[str]
) -> dict[str, dict[str, object]]:
    """Return scores of every method and what ours gains on it, printing each."""
    texts = {
        "newsbrief": [told(c, s, words) for c, s in zip(cases, ours, strict=True)],
        "as shipped": [told(case, choose, words) for case in cases],
        "first words": [first_words(case, words) for case in cases],
    }
    texts["as long"] = [
        first_words(case, len(ours_text.split()))
        for case, ours_text in zip(cases, texts["newsbrief"], strict=True)
    ]
    for name in methods:
        texts[name] = [told(case, BASELINES[name], words) for case in cases]
    score = judge()
    table: dict[str, dict[str, object]] = {}
    best = np.zeros((len(cases), len(NAMES)))
    for name, found in texts.items():
        scores = np.array([score(c, t) for c, t in zip(cases, found, strict=True)])
        best = scores if name == "newsbrief" else best
        length = np.mean([len(text.split()) for text in found])
        table[name] = _row(scores, best - scores, float(length))
        print(f"  {name:12}", *(f"{key} {value}" for key, value in table[name].items()))
    return table


def _row(scores: np.ndarray, gains: np.ndarray, length: float) -> dict[str, object]:
    row: dict[str, object] = {"words": round(length, 1)}
    for index, name in enumerate(("R1", "R2", "RL")):
        row[name] = round(float(scores[:, index].mean()), 2)
        if gains.any():
            gain = round(float(gains[:, index].mean()), 2)
            row[f"{name} gain"] = [gain, *interval(gains[:, index])]
    return row


def main() -> int:
    """Print the tables and, last, JSON; 1 if the data or rouge-score is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    others = ",".join(name for name in METHODS if name in BASELINES)
    parser.add_argument("--methods", default=others)
    given = parser.parse_args()
    if absent := missing(given.data):
        print(f"no data to measure on: {', '.join(absent)} missing; give --data")
        return 1
    if not find_spec("rouge_score"):
        print("nothing to measure with: install rouge-score beside the project first")
        return 1
    sets = {name: read(given.data / name) for name in SETS}
    ours = iter(cross_validated([case for cases in sets.values() for case in cases]))
    tables = {}
    for name, cases in sets.items():
        scorers = [next(ours) for _ in cases]
        print(f"{name}: {len(cases)} articles, {SETS[name]} words")
        tables[name] = measure(cases, SETS[name], scorers, given.methods.split(","))
    print(json.dumps(tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
