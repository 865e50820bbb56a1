"""How well and how fast texts are cut into sentences, beside what one would take else.

"highlights" are the editors' points of CNN articles, joined by blanks: each point ends
a sentence (a point of two sentences counts against every method). "hand" are the cases
of tests/summarizers/sentences.txt in 17 languages. F1 counts the ends of sentences, the
end of the text among them; "inner" leaves that one out. Times are processor time for an
article of 600 words, the best of three runs over all articles. The data is not part of
the project; see --data. pysbd and sentencex take part where they are installed. The
last line is JSON.

    .venv/bin/python -m benchmarks.sentences [--data FILE]
"""

import argparse
import importlib
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from summarizers.text.sentences import cut
from tests.fixtures.languages import Cut, cuts

DATA = Path(__file__).resolve().parents[2] / "shared/data/summaries/cnn.dev.jsonl"
WORDS = 600
_NAIVE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“])")

Ends = Callable[[str, str], set[int]]
"""What a method is: from a text and its language to where its sentences end."""


class Score(NamedTuple):
    """Ends found, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, times 100."""
        return round(
            200 * self.right / max(1, 2 * self.right + self.wrong + self.missed), 2
        )


def ours(text: str, language: str) -> set[int]:
    """Return where we see sentences end."""
    return {end for _, end, _ in cut(text, 0, language)}


def naive(text: str, _language: str) -> set[int]:
    """Return every place where a stop, a blank and a capital follow each other."""
    return {match.start() for match in _NAIVE.finditer(text)} | {len(text)}


def _placed(text: str, sentences: Iterable[str]) -> set[int]:
    """Return where sentences end that a library gives without their places."""
    ends, place = set(), 0
    for sentence in sentences:
        words = sentence.strip()
        found = text.find(words, place) if words else -1
        if found >= 0:
            place = found + len(words)
            ends.add(place)
    return ends


def peers() -> dict[str, Ends]:
    """Return the libraries that are installed."""
    found: dict[str, Ends] = {}
    if importlib.util.find_spec("pysbd"):
        found["pysbd"] = _pysbd(importlib.import_module("pysbd"))
    if importlib.util.find_spec("sentencex"):
        sentencex = importlib.import_module("sentencex")
        found["sentencex"] = lambda text, code: _placed(
            text, sentencex.segment(code, text)
        )
    return found


def _pysbd(pysbd: Any) -> Ends:
    known: dict[str, Any] = {}

    def ends(text: str, code: str) -> set[int]:
        if code not in known:
            has = code in pysbd.languages.LANGUAGE_CODES
            known[code] = pysbd.Segmenter(language=code if has else "en", clean=False)
        return _placed(text, known[code].segment(text))

    return ends


def highlights(rows: list[dict[str, Any]]) -> Iterator[Cut]:
    """Yield the editors' points of every article as one text."""
    for row in rows:
        points = [" ".join(point.split()) for point in row["summary_sentences"]]
        yield Cut("en", " ".join(points), points)


def _gold(case: Cut) -> set[int]:
    return _placed(case.text, case.sentences)


def score(cases: Iterable[Cut], ends: Ends, *, inner: bool = False) -> Score:
    """Return how a method does on the cases."""
    right = wrong = missed = 0
    for case in cases:
        gold, found = _gold(case), ends(case.text, case.language)
        found |= {len(case.text)}
        if inner:
            gold, found = gold - {len(case.text)}, found - {len(case.text)}
        right += len(gold & found)
        wrong += len(found - gold)
        missed += len(gold - found)
    return Score(right, wrong, missed)


def milliseconds(texts: list[str], ends: Ends) -> float:
    """Return the processor time for 600 words, over all the texts."""
    words = sum(len(text.split()) for text in texts)
    return round(min(_seconds(texts, ends) for _ in range(3)) * 1000 * WORDS / words, 3)


def _seconds(texts: list[str], ends: Ends) -> float:
    start = time.process_time()
    for text in texts:
        ends(text, "en")
    return time.process_time() - start


def measure(rows: list[dict[str, Any]], ends: Ends, name: str) -> dict[str, float]:
    """Return the figures of a method, and print them."""
    points = list(highlights(rows))
    # Slow methods are timed on fewer articles.
    texts = [row["text"] for row in rows][: None if name in {"ours", "naive"} else 25]
    found = {
        "highlights": score(points, ends).f1,
        "highlights_inner": score(points, ends, inner=True).f1,
        "hand": score(cuts(), ends).f1,
        "hand_inner": score(cuts(), ends, inner=True).f1,
        "ms": milliseconds(texts, ends),
    }
    print(f"{name:12}" + "".join(f"{value:18.2f}" for value in found.values()))
    return found


def main() -> None:
    """Print the table and, last, JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    rows = [json.loads(line) for line in parser.parse_args().data.open("rb")]
    others = peers()
    for name in {"pysbd", "sentencex"} - others.keys():
        print(f"{name} is not installed and takes no part")
    print(f"{len(rows)} articles, {len(cuts())} hand cases")
    print(
        " " * 12
        + "".join(
            f"{head:>18}"
            for head in ("highlights F1", "inner", "hand F1", "inner", "ms/600 words")
        )
    )
    methods: dict[str, Ends] = {"ours": ours, "naive": naive, **others}
    print(json.dumps({name: measure(rows, m, name) for name, m in methods.items()}))


if __name__ == "__main__":
    main()
