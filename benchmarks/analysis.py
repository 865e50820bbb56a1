"""How long the analysis of a 600-word article takes, step by step, on one core.

Beside our own steps stands what one would take otherwise: sumy's LexRank with sumy's
own classes and our words. Every time is the median of processor time
over articles not seen before, after a first one; only the import is by the wall clock.
Then come texts of 100, 1,000 and 5,000 sentences, once each, to show that the time a
sentence takes stays the same; there sumy's LexRank gets all sentences, not the 120 our
own use of it is limited to, and stops at 1,000, as its time grows with the square.
The last line is JSON.

    .venv/bin/python benchmarks/analysis.py
"""

import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from statistics import median
from time import perf_counter, process_time
from typing import Any

from summarizers import (
    Document,
    find_figures,
    find_people,
    segment,
    summarize,
)
from summarizers.summary import baselines
from summarizers.text.sentences import cut

RUNS = 30
TARGET = 20.0
LENGTHS = (100, 1000, 5000)
SUMY_MOST = 1000

# Invented, and varied by place so that no sentence comes twice.
_PARAGRAPHS = (
    """The river Alm flooded {town} on Monday night and destroyed {n} houses, the mayor,
Tom Marsh, said. "We were lucky that nobody slept in the lower streets," he told
reporters in front of the town hall. More than {m} people spent the night in two
schools, mainly families with small children.""",
    """The water rose by 2.4 metres within three hours, according to Dr. Ann Bell, a
former head of the state's flood service. She said the dam above {town} had held, but
that its gates were opened too late. The U.S. Geological Survey measured a peak of {n}
cubic metres a second at 5 a.m. on Tuesday.""",
    """Repairs will cost about ${m}.5 million, a spokeswoman for the state said.
Insurers expect claims of between 30 and 45 million euros; roughly 12 percent of the
houses in {town} have no cover at all. However, the state parliament must still agree,
and its vote is not due before Jan. 15.""",
)


def article(number: int = 0) -> str:
    """Return an invented article of about 600 words; every number gives another one."""
    towns = ("Lind", "Ost", "Varn", "Hale")
    return "\n\n".join(
        paragraph.format(
            town=f"{town}-{number}", n=37 + 8 * at + number, m=210 + number
        )
        for at, town in enumerate(towns)
        for paragraph in _PARAGRAPHS
    )


def milliseconds(
    work: Callable[[Any], object],
    given: Iterable[Any],
    clock: Callable[[], float] = process_time,
) -> float:
    """Return the median time of the work on one of the given, the first left out."""
    times = []
    for one in given:
        start = clock()
        work(one)
        times.append((clock() - start) * 1000)
    return round(median(times[1:]), 3)


def import_time() -> float:
    """Return the median milliseconds of importing summarizers."""

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    alone = milliseconds(run, ["pass"] * 6, perf_counter)
    return round(milliseconds(run, ["import summarizers"] * 6, perf_counter) - alone, 1)


def whole(text: str) -> None:
    """Do everything that is done with an article."""
    document = segment(text)
    summarize(document)
    find_figures(document)
    find_people(document)


def measure() -> dict[str, float]:
    """Return milliseconds by step, every run on an article not seen before."""
    numbers = count()

    def texts() -> Iterator[str]:
        return map(article, islice(numbers, RUNS + 1))

    def step(work: Callable[[Document], object]) -> float:
        return milliseconds(work, map(segment, texts()))

    return {
        "split": milliseconds(lambda text: list(cut(text, 0, "en")), texts()),
        "segment": milliseconds(segment, texts()),
        "summary": step(summarize),
        "figures": step(find_figures),
        "people": step(find_people),
        "whole": milliseconds(whole, texts()),
        "sumy_lexrank": step(lambda document: summarize(document, method="lexrank")),
        "import": import_time(),
    }


def text_of(sentences: int) -> str:
    """Return invented articles, one after another, of about so many sentences."""
    in_one = len(segment(article()).sentences)
    return "\n\n".join(map(article, range(round(sentences / in_one))))


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the processor time of the work on a text."""
    start = process_time()
    work(text)
    return round(process_time() - start, 3)


def sumy_whole(text: str) -> None:
    """Rank all sentences of a text by sumy's LexRank."""
    baselines._LONGEST = SUMY_MOST  # noqa: SLF001  # else it would see only 120
    summarize(segment(text), method="lexrank")


def by_length() -> dict[str, dict[str, float]]:
    """Return seconds for texts of several lengths, printing each."""
    table: dict[str, dict[str, float]] = {}
    for sentences in LENGTHS:
        text = text_of(sentences)
        row = {"ours": seconds(whole, text)}
        if sentences <= SUMY_MOST:
            row["sumy_lexrank"] = seconds(sumy_whole, text)
        print(f"{sentences:5} sentences {row}")
        table[str(sentences)] = row
    return table


def main() -> None:
    """Print the tables and, last, JSON."""
    words = len(article().split())
    times = measure()
    print(f"an article of {words} words, Python {platform.python_version()}")
    for step, time in times.items():
        print(f"{step:14}{time:9.2f} ms")
    met = times["whole"] <= TARGET
    lengths = by_length()
    result = {"words": words, **times, "target": TARGET, "met": met}
    print(json.dumps({**result, "seconds_by_length": lengths}))


if __name__ == "__main__":
    main()
