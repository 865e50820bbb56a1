"""Measures how well articles are gathered into stories: BCubed F1, false merges.

Reads ../shared/data/stories, dated headlines with their true story, and places them in
the order they came and in shuffled orders, comparing each with the twenty articles most
like it, as the service does (BCubed: Amigó et al., Information Retrieval 12, 2009).
The constants are chosen on the stories of four folds and measured on the fifth, and on
the first half of the stories by time for the second. Beside it: a plain tf-idf
centroid, its bar chosen in the same way. Then the articles written for the tests.
Usage: python benchmarks/stories.py [--quick] [DATA]
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import mean
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ending import end_cleanly
from benchmarks.stories_placing import Item, gather, plain
from benchmarks.stories_scores import (
    PLAIN_BARS,
    bcubed,
    cross_validated,
    f1_of,
    split_by_time,
)
from benchmarks.stories_speed import WRITTEN, speed
from bot.briefing import stories
from bot.briefing.gist import of_article
from bot.briefing.headlines import headline
from bot.model import Article
from tests.fakes.events import false_merges, recall, told
from tests.fakes.events import gather as placed
from tests.fakes.headlines import groups

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "stories"
FILE = "uci-stories.dev.jsonl"
OURS = (stories.BAR, stories.AGAIN)
SEEDS = (1, 2)


def measure(data: Path = DATA, *, quick: bool = False) -> dict[str, object]:
    """Return all that is measured; quick leaves the folds out."""
    result: dict[str, object] = {}
    if (data / FILE).is_file():
        items = _items(data / FILE)
        found, seconds = _timed(items)
        scores = bcubed(found, [item.story for item in items])
        result["headlines"] = len(items)
        result |= {name: round(100 * value, 1) for name, value in scores.items()}
        result["cpu_ms_each"] = round(1000 * seconds / len(items), 2)
        shuffled = [
            f1_of(gather(_mixed(items, seed)), _mixed(items, seed)) for seed in SEEDS
        ]
        result["f1_shuffled"] = shuffled
        result["plain"] = max(f1_of(plain(items, bar), items) for bar in PLAIN_BARS)
        if not quick:
            folds = cross_validated(items)
            result["folds"] = [fold["f1"] for fold in folds]
            result["folds_plain"] = [fold["plain"] for fold in folds]
            result["folds_mean"] = round(mean(fold["f1"] for fold in folds), 1)
            result["folds_plain_mean"] = round(mean(f["plain"] for f in folds), 1)
            result["by_time"] = split_by_time(items)
            stories.BAR, stories.AGAIN = OURS
    for name in WRITTEN:
        result[name] = [written(name, seed) for seed in (0, *SEEDS)]
    result["speed"] = asyncio.run(speed())
    result["titles"] = {name: titled(name) for name in ("shown", "aside")}
    return result


def written(name: str, seed: int) -> dict[str, object]:
    """Return how the articles written for the tests are gathered, shuffled if asked."""
    articles = told(name)
    if seed:
        Random(seed).shuffle(articles)
    events = [each.event for each in articles]
    found = placed(articles)
    return {
        "articles": len(articles),
        "events": len(set(events)),
        "recall": round(recall(found, events), 2),
        "false": false_merges(found, events),
    }


def titled(name: str) -> str:
    """Return for how many groups of titles a right one is chosen."""
    made = groups(name)
    right = sum(headline(group.reports) in group.right for group in made)
    return f"{right}/{len(made)}"


def _timed(items: Sequence[Item]) -> tuple[list[int], float]:
    started = process_time()
    found = gather(items)
    return found, process_time() - started


def _mixed(items: Sequence[Item], seed: int) -> list[Item]:
    mixed = list(items)
    Random(seed).shuffle(mixed)
    return mixed


def _items(path: Path) -> list[Item]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: row["timestamp_ms"])
    return [_item(row) for row in rows]


def _item(row: dict[str, str]) -> Item:
    moment = datetime.fromtimestamp(float(row["timestamp_ms"]) / 1000, UTC)
    article = Article(
        row["id"], row["title"], row["title"], row["publisher"], row["url"], moment
    )
    return Item(article, of_article(article), row["story"])


def main(arguments: Sequence[str]) -> None:
    """Print what was measured, last line JSON."""
    paths = [Path(each) for each in arguments if not each.startswith("--")]
    data = paths[0] if paths else DATA
    if not (data / FILE).is_file():
        print(f"{FILE}: not here, so only the articles written for the tests count")
    result = measure(data, quick="--quick" in arguments)
    for name, value in result.items():
        print(f"{name:>16} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    end_cleanly()
    main(sys.argv[1:])
