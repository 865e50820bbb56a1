"""How well people, roles, aliases and statements are read, and how fast.

The texts are our own, annotated by hand: `read` is the half the rules were made with,
`aside` the half put aside until they were done, `fresh` was written last. With
`--errors` every wrong and missed fact is printed.
The last line is JSON.

    .venv/bin/python -m benchmarks.people
"""

import json
import sys
from time import process_time

from benchmarks.analysis import article
from summarizers import find_people, segment
from tests.fixtures.annotated import FIELDS, cases, compare, total

FILES = ("people-read", "people-aside", "people-fresh")
RUNS = 20


def main() -> None:
    """Print the tables, and the wrong and missed facts if they are asked for."""
    result: dict[str, object] = {}
    chosen = [name for name in FILES if name in sys.argv] or FILES
    for name in chosen:
        if "--errors" in sys.argv:
            _print_errors(name)
        scores = total(name)
        print(f"{name:14} precision  recall")
        for field, score in scores.items():
            counts = f"{score.right}/{score.found} found, {score.known} known"
            print(
                f"  {field:12} {score.precision:8.1f} {score.recall:8.1f}   ({counts})"
            )
        result[name] = {
            field: [round(score.precision, 1), round(score.recall, 1)]
            for field, score in scores.items()
        }
    result |= {"ms_600_words": _milliseconds(), "s_1000_sentences": _seconds()}
    print(f"600 words: {result['ms_600_words']} ms")
    print(f"1,000 sentences: {result['s_1000_sentences']} s")
    print(json.dumps(result))


def _print_errors(name: str) -> None:
    for case in cases(name):
        for field in FIELDS:
            for kind, facts in compare(case, field)[0].items():
                for fact in sorted(facts):
                    print(f"{case.name}: {field} {kind}: {' | '.join(fact)}")


def _milliseconds() -> float:
    """Return the median time for people of a 600-word article not seen before."""
    times = []
    for number in range(RUNS):
        document = segment(article(number), language="en")
        begun = process_time()
        find_people(document)
        times.append(process_time() - begun)
    return round(sorted(times)[RUNS // 2] * 1000, 2)


def _seconds() -> float:
    """Return the time for people of a text of a thousand sentences."""
    parts = [article(number) for number in range(100, 128)]
    document = segment("\n\n".join(parts), language="en")
    begun = process_time()
    find_people(document)
    return round(
        (process_time() - begun) * 1000 / max(1000, len(document.sentences)), 3
    )


if __name__ == "__main__":
    main()
