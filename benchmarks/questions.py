"""Measures how often the best sentence answers a question, and how often it must not.

Questions with the sentence that answers them are read from ../shared/data/questions.
For each, the ten paragraphs that share most rare words with it are the articles at
hand, as the store's search would give them. Unanswerable questions should be refused;
so should every question when all paragraphs under its title are taken away.
Usage: python benchmarks/questions.py [COUNT]
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from math import log
from pathlib import Path
from time import perf_counter

from bot.briefing.answers import answer
from bot.model import Article, Findings
from summarizers.words import terms

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "questions"
NEAR = 10
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class Pool:
    """All paragraphs, found by their words."""

    def __init__(self, rows: Sequence[Mapping[str, object]]) -> None:
        self.sentences = {str(row["id"]): list(map(str, row["sents"])) for row in rows}  # type: ignore[call-overload]  # rows are read from JSON
        self._articles = {
            str(row["id"]): _article(str(row["id"]), str(row["title"]), lines)
            for row, lines in zip(rows, self.sentences.values(), strict=True)
        }
        self._index: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name, article in self._articles.items():
            for term, times in terms(f"{article.title} {article.text}").items():
                self._index[term][name] = times / (times + 1.2)

    def near(self, question: str, hidden: str = "") -> list[tuple[Article, Findings]]:
        """Return the paragraphs with most of the question's rare words."""
        scores: Counter[str] = Counter()
        for term in terms(question):
            found = self._index.get(term, {})
            rarity = log(1 + len(self._articles) / (1 + len(found)))
            for name, weight in found.items():
                scores[name] += weight * rarity  # type: ignore[assignment]  # a score
        best = (self._articles[name] for name, _ in scores.most_common())
        shown = (article for article in best if article.title != hidden)
        return [(article, Findings()) for article in islice(shown, NEAR)]

    def title(self, name: str) -> str:
        """Return the title of a paragraph."""
        return self._articles[name].title


def _article(name: str, title: str, lines: Sequence[str]) -> Article:
    text = " ".join(lines)
    return Article(name, title.replace("_", " "), text, "", "", MOMENT)


def main(count: int) -> None:
    """Print the share of questions answered right, wrong and refused."""
    pool = Pool([json.loads(line) for line in _lines("docs-dev.jsonl")])
    asked = [json.loads(line) for line in _lines("questions-dev.jsonl")]
    endings: Counter[str] = Counter()
    seconds: list[float] = []
    for row in asked[:: max(1, len(asked) // count)]:
        near = pool.near(row["question"])
        started = perf_counter()
        found = answer(row["question"], near)
        seconds.append(perf_counter() - started)
        said = [quote.passage.text for quote in found.quotes] if found else []
        gold = [pool.sentences[row["doc"]][place] for place in row["gold"]]
        endings[_ending(said, gold)] += 1
        far = pool.near(row["question"], hidden=pool.title(row["doc"]))
        endings["far answered" if answer(row["question"], far) else "far refused"] += 1
    _report(endings, sorted(seconds))


def _ending(said: Sequence[str], gold: Sequence[str]) -> str:
    """Return how a question ended; one without a right sentence is unanswerable."""
    if not gold:
        return "impossible answered" if said else "impossible refused"
    if not said:
        return "refused"
    if _same(said[0], gold):
        return "right"
    return "in three" if any(_same(each, gold) for each in said) else "wrong"


def _same(said: str, gold: Sequence[str]) -> bool:
    """Return whether a sentence is one of these, however the two were cut."""
    return any(said in line or line in said for line in gold)


def _report(endings: Counter[str], seconds: Sequence[float]) -> None:
    right, three, wrong = endings["right"], endings["in three"], endings["wrong"]
    answered = right + three + wrong
    asked = answered + endings["refused"]
    result = {
        "questions": asked,
        "r1": _share(right, asked),
        "r3": _share(right + three, asked),
        "r1_of_answered": _share(right, answered),
        "refused": _share(endings["refused"], asked),
        "impossible_refused": _kept_silent(endings, "impossible"),
        "off_corpus_refused": _kept_silent(endings, "far"),
        "median_ms": round(seconds[len(seconds) // 2] * 1000, 2),
        "p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 2),
    }
    for name, value in result.items():
        print(f"{name:>20} {value}")
    print(json.dumps(result))


def _kept_silent(endings: Counter[str], kind: str) -> float:
    refused = endings[f"{kind} refused"]
    return _share(refused, refused + endings[f"{kind} answered"])


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 3)


def _lines(name: str) -> Iterator[str]:
    with (DATA / name).open(encoding="utf-8") as file:
        yield from file


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"{DATA.name}: the questions to measure with are not here")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
