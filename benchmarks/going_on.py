"""Measures which stories are said to go on in later ones, rightly and not.

Reads ../shared/data/summaries/cnn.dev.jsonl, 500 articles of one month, each taken for
a story of its own that begins long after any other was over. All pairs that the bar of
`stories.AGAIN` lets through were read by their title and opening, and judged in
going_on.txt: right where an event, a case or one person's affair goes on; wrong where
it is another event of one place, person or club. Round-ups of the day are left out.
Titles are the first of the editors' highlights, as the articles have none there.
Usage: python benchmarks/going_on.py [DATA]
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing import stories
from bot.briefing.stories import Candidate, candidate, goes_on
from bot.jobs.analysis import analyse
from bot.model import Report
from tests.fakes.clock import NOON
from tests.fakes.reports import article

DATA = Path(__file__).resolve().parents[2] / "shared/data/summaries/cnn.dev.jsonl"
JUDGED = Path(__file__).with_suffix(".txt")
BARS = (stories.AGAIN, 0.30, 0.34, 0.36, stories.ON, 0.40, 0.42)
LONG = timedelta(days=30)


def read(path: Path) -> Iterator[Candidate]:
    """Yield each article as the story it would begin."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        name = row["id"].removeprefix("cnndm-")[:8]
        made = article(name, row["text"], title=row["summary_sentences"][0][:200])
        made = replace(made, published=NOON)
        found = analyse(made)
        yield candidate(
            name, [Report(made.origin, (), found.findings, name, found.language)]
        )


def joined(told: list[Candidate]) -> list[tuple[str, str]]:
    """Return the pairs of which one is said to go on in the other."""
    later = [
        replace(each, begun=each.begun + LONG, updated=each.updated + LONG)
        for each in told
    ]
    pairs = combinations(range(len(told)), 2)
    return [
        (told[one].story_id, told[other].story_id)
        for one, other in pairs
        if goes_on(told[one], (later[other],))
    ]


def judged(path: Path) -> dict[frozenset[str], str]:
    """Return what each pair was judged to be."""
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return {frozenset((one, other)): verdict for one, other, verdict in rows}


def measure(path: Path = DATA) -> dict[str, object]:
    """Return by bar how many pairs are right, wrong and not judged."""
    told, verdicts = list(read(path)), judged(JUDGED)
    result: dict[str, object] = {"articles": len(told)}
    ours = stories.ON
    for bar in BARS:
        stories.ON = bar
        found = joined(told)
        counts = Counter(verdicts.get(frozenset(pair), "not judged") for pair in found)
        right, wrong = counts["right"], counts["wrong"]
        precision = round(right / (right + wrong or 1), 2)
        result[f"{bar:.2f}"] = {**counts, "precision": precision}
    stories.ON = ours
    return result


def main() -> None:
    """Print the figures and, last, JSON."""
    result = measure(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
    for name, value in result.items():
        print(f"{name:>10} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
