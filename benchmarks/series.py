"""Measures how well the same figure is told from another, on pairs of sentences.

Reads tests/briefing/pairs, pairs written by hand, and compares our rule with what one
would do first: join figures of one unit whose sentences share half their words.
Usage: python benchmarks/series.py
"""

import json
from collections.abc import Callable, Iterable
from datetime import date as Date
from pathlib import Path
from time import process_time
from typing import Any

from bot.briefing.likeness import words_of
from bot.briefing.things import is_same_thing, thing_of
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from summarizers.types import Figure

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "briefing" / "pairs"
SETS = ("first", "aside", "fresh", "last", "unseen", "held")

Rule = Callable[[Figure, Figure], bool]
Pair = tuple[Figure | None, Figure | None, bool]


def by_things(one: Figure, other: Figure) -> bool:
    """Return what the bot decides."""
    return is_same_thing(thing_of(one, "en"), thing_of(other, "en"))


def by_words(one: Figure, other: Figure) -> bool:
    """Return whether the unit is one and half the words of the shorter one are."""
    first, second = (words_of(each.sentence, "en") for each in (one, other))
    shorter = min(len(first), len(second))
    return one.unit == other.unit and 2 * len(first & second) >= shorter


def score(pairs: Iterable[Pair], rule: Rule) -> dict[str, int]:
    """Return how many pairs are told right, joined wrongly and missed."""
    judged = [
        (is_same, bool(one and other and rule(one, other)))
        for one, other, is_same in pairs
    ]
    return {
        "pairs": len(judged),
        "right": sum(is_same == joined for is_same, joined in judged),
        "false_joins": sum(joined and not is_same for is_same, joined in judged),
        "missed": sum(is_same and not joined for is_same, joined in judged),
    }


def main() -> None:
    """Print the scores of both rules, by set and together."""
    sets = {name: [_pair(row) for row in _rows(name)] for name in SETS}
    for name, pairs in sets.items():
        print(name, "things", score(pairs, by_things), "words", score(pairs, by_words))
    everything = [pair for pairs in sets.values() for pair in pairs]
    thing_of.cache_clear()
    started = process_time()
    ours = score(everything, by_things)
    milliseconds = 1000 * (process_time() - started) / (2 * len(everything))
    words = score(everything, by_words)
    figure = {"ms_a_figure": round(milliseconds, 2)}
    print(json.dumps({"things": ours, "words": words, **figure}))


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (PAIRS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _pair(row: dict[str, Any]) -> Pair:
    return _figure(row["one"]), _figure(row["other"]), row["same"]


def _figure(said: dict[str, str]) -> Figure | None:
    """Return the figure in question, None if it is not read at all."""
    document = segment(said["text"], date=Date.fromisoformat(said["date"]))
    found = (each for each in read_figures(document) if said["number"] in each.text)
    return next(found, None)


if __name__ == "__main__":
    main()
