"""Measures how well headlines are gathered into stories, by BCubed F1.

Reads ../shared/data/stories, dated headlines with their true story, places them in the
order they came, and compares (Amigó et al., Information Retrieval 12, 2009).
Usage: python benchmarks/stories.py [COUNT]
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bot.briefing.stories import Candidate, place
from bot.model import Article
from summarizers.words import terms

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories"
FILE = DATA / "uci-stories.dev.jsonl"


def bcubed(found: Sequence[Hashable], true: Sequence[Hashable]) -> dict[str, float]:
    """Return precision, recall and F1 of a clustering."""
    pairs = Counter(zip(found, true, strict=True))
    in_found, in_true = Counter(found), Counter(true)
    precision = sum(n * n / in_found[f] for (f, _), n in pairs.items()) / len(found)
    recall = sum(n * n / in_true[t] for (_, t), n in pairs.items()) / len(found)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def gather(articles: Sequence[Article]) -> list[str]:
    """Return the story of each article, placed one after the other."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    stories: dict[str, Candidate] = {}
    found: list[str] = []
    for article in articles:
        weights = terms(article.title)
        name = place(article, weights, list(stories.values())) or article.id
        counts[name].update(weights)
        stories[name] = Candidate(name, counts[name], article.published)
        found.append(name)
    return found


def main(count: int) -> None:
    """Print precision, recall and F1 of the first headlines."""
    rows = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: row["timestamp_ms"])
    articles = [_article(row) for row in rows[:count]]
    started = perf_counter()
    found = gather(articles)
    seconds = perf_counter() - started
    scores = bcubed(found, [row["story"] for row in rows[:count]])
    result = {
        "headlines": len(articles),
        "stories": len(set(found)),
        **{name: round(100 * value, 1) for name, value in scores.items()},
        "ms_each": round(1000 * seconds / len(articles), 2),
    }
    for name, value in result.items():
        print(f"{name:>10} {value}")
    print(json.dumps(result))


def _article(row: dict[str, str]) -> Article:
    moment = datetime.fromtimestamp(float(row["timestamp_ms"]) / 1000, UTC)
    return Article(
        row["id"], row["title"], row["title"], row["publisher"], row["url"], moment
    )


if __name__ == "__main__":
    if not FILE.is_file():
        sys.exit(f"{FILE.name}: the headlines to measure with are not here")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
