"""Measures how often the best sentence answers a question, and how often none must.

Questions with the sentence that answers them are read from ../shared/data/questions;
all their sentences are one pool. What clues are worth is learned anew for each of five
groups of titles from the other four (`train_questions.py`), so that no question helps
to answer itself; the weights in the product are learned from all. Beside it the best
sentences by BM25 as SQLite's full-text search gives them, which never refuses.
Off the corpus means that every paragraph under the question's title is hidden.
Then the time of a question among 10,000 articles made of those sentences, 232,000 in
all, in one process: to make the index, by texts and again by leaves, to answer, and
what it takes of memory. "Work" is what this process worked, the same on a busy machine.
Usage: python benchmarks/questions.py [ARTICLES]
"""

import gc
import json
import random
import re
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import mean
from time import perf_counter, process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.exact import is_right
from benchmarks.train_questions import (
    DATA,
    FOLDS,
    MOMENT,
    Example,
    Pool,
    answering,
    examples_of,
    fold_of,
    heard_examples,
    learned,
    load_pool,
    load_rows,
    order,
    readers_examples,
    taught_examples,
)
from bot.model import Article
from bot.questions.clueweights import WEIGHTS
from bot.questions.index import Index
from bot.questions.leaves import leaf_of, pack_leaf, unpack_leaf
from bot.questions.question import read_question
from bot.questions.ranking import ARTICLES, Ranked, Weights, is_answered, ranked
from bot.questions.spotting import worth
from bot.questions.wants import Wants
from summarizers.text.words import terms

SENTENCES = 23
"""Sentences of an article of 600 words."""


class Ending(NamedTuple):
    """How a question ended: the place of the first right sentence, its number."""

    example: Example
    place: int
    is_answered: bool
    is_exact: bool
    is_exact_given: bool | None
    is_answered_far: bool | None


def ending(each: Example, weights: Weights) -> Ending:
    """Return how a question ends with these weights."""
    found, far = order(each.near, weights), order(each.far, weights)
    right = [
        n
        for n, it in enumerate(found)
        if each.row.answered_by(it.line.article_id, it.line.text)
    ]
    gold = [
        read for read, is_gold in zip(each.near, each.right, strict=True) if is_gold
    ]
    # Of a question that is not read as one of an amount no number is shown.
    is_misread = not (each.asked.wants.is_amount or each.asked.wants is Wants.TIME)
    given = [
        _shows(Ranked(read, 0.0), each, weights)
        for read in gold
        if read.seen or is_misread
    ]
    return Ending(
        each,
        right[0] if right else len(found),
        is_answered(each.asked, answering(each, found), weights),
        bool(found) and _shows(found[0], each, weights),
        given[0] if given else None,
        is_answered(each.asked, answering(each, far), weights) if far else None,
    )


def _shows(found: Ranked, each: Example, weights: Weights) -> bool:
    """Return whether the number or time chosen in a sentence is the answer's."""
    seen = [s for s in found.read.seen if s.is_new] or list(found.read.seen)
    if not seen:
        return False
    best = max(seen, key=lambda one: worth(one.clues, weights.spot)).spot
    return is_right(found.line.text[best.start : best.end], each.row.answers)


def crossed(examples: Sequence[Example]) -> list[Ending]:
    """Return how questions end by weights learned from other titles' questions."""
    folds = fold_of(examples)
    endings: list[Ending] = []
    for fold in range(FOLDS):
        others = [each for each in examples if folds[each.row.title] != fold]
        weights = learned(others)
        own = (each for each in examples if folds[each.row.title] == fold)
        endings += [ending(each, weights) for each in own]
    return endings


def shares(endings: Sequence[Ending]) -> dict[str, float]:
    """Return the shares of questions that ended well and badly."""
    on = [each for each in endings if each.example.row.right]
    many = [
        e for e in on if re.search("how many", e.example.row.question, re.IGNORECASE)
    ]
    exact = [each for each in on if each.example.row.is_exact]
    given = [e.is_exact_given for e in exact if e.is_exact_given is not None]
    far = [e.is_answered_far for e in endings if e.is_answered_far is not None]
    return {
        "questions": len(on),
        "r1": _share(each.place == 0 for each in on),
        "r3": _share(each.place < 3 for each in on),
        "r1_how_many": _share(each.place == 0 for each in many),
        "exact": _share(each.is_exact for each in exact),
        "exact_given_sentence": _share(given),
        "answered": _share(each.is_answered for each in on),
        "r1_of_answered": _share(e.place == 0 for e in on if e.is_answered),
        "off_corpus_answered": _share(far),
        "unanswerable_answered": _share(
            each.is_answered for each in endings if not each.example.row.right
        ),
    }


def plain(pool: Pool, examples: Sequence[Example]) -> dict[str, float]:
    """Return what BM25 over sentences finds, by SQLite's full-text search."""
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE VIRTUAL TABLE said USING "
        "fts5(article UNINDEXED, words, tokenize = 'porter unicode61')"
    )
    rows = ((name, line) for name, lines in pool.sentences.items() for line in lines)
    index.executemany("INSERT INTO said VALUES (?, ?)", rows)
    on = [each for each in examples if each.row.right]
    places = [_plain_place(index, each) for each in on]
    many = [
        place
        for place, each in zip(places, on, strict=True)
        if re.search("how many", each.row.question, re.IGNORECASE)
    ]
    index.close()
    return {
        "bm25_r1": _share(place == 0 for place in places),
        "bm25_r3": _share(place < 3 for place in places),
        "bm25_r1_how_many": _share(place == 0 for place in many),
    }


def _plain_place(index: sqlite3.Connection, each: Example) -> int:
    wanted = " OR ".join(f'"{term}"' for term in terms(each.row.question)) or '""'
    found = index.execute(
        "SELECT article, words FROM said WHERE said MATCH ? ORDER BY rank LIMIT 3",
        (wanted,),
    )
    right = (n for n, row in enumerate(found) if each.row.answered_by(row[0], row[1]))
    return next(right, 3)


def timed(pool: Pool, examples: Sequence[Example], articles: int) -> dict[str, float]:
    """Return what an index of so many articles takes, and a question to it."""
    lines = [line for lines in pool.sentences.values() for line in lines]
    dice = random.Random(1)
    made = [_made(n, dice.sample(lines, SENTENCES)) for n in range(articles)]
    gc.collect()
    before, started, worked = _resident(), perf_counter(), process_time()
    index = Index()
    for each in made:
        index.put(each)
    built, work = perf_counter() - started, process_time() - worked
    gc.collect()
    held = _resident() - before
    gc.freeze()  # as `bot.chat.library` does
    took = [_seconds(index, each) for each in examples[::5]]
    spans, works = (sorted(times) for times in zip(*took, strict=True))
    return {
        "articles": articles,
        "sentences": index.size - articles,
        "build_s": round(built, 1),
        "build_work_s": round(work, 1),
        "build_ms_per_article": round(1000 * built / articles, 2),
        "again_work_s": round(_again(made), 1),
        "index_mb": round(held / 1e6),
        "median_ms": round(1000 * spans[len(spans) // 2], 1),
        "p95_ms": round(1000 * spans[int(0.95 * len(spans))], 1),
        "work_median_ms": round(1000 * works[len(works) // 2], 1),
        "work_p95_ms": round(1000 * works[int(0.95 * len(works))], 1),
    }


def _again(made: Iterable[Article]) -> float:
    """Return the seconds of work to make an index of leaves that were kept."""
    packed = [(each.id, pack_leaf(leaf_of(each))) for each in made]
    started, index = process_time(), Index()
    for id_, data in packed:
        index.take(unpack_leaf(id_, data))
    return process_time() - started


def _made(number: int, lines: Sequence[str]) -> Article:
    moment = MOMENT + timedelta(minutes=number)
    return Article(str(number), lines[0][:60], "\n".join(lines), "", "", moment)


def _seconds(index: Index, each: Example) -> tuple[float, float]:
    """Return how long a question takes, and how long of it this process works."""
    started, worked = perf_counter(), process_time()
    asked = read_question(each.row.question, index.languages)
    found = ranked(asked, index, index.nearest(asked, ARTICLES), WEIGHTS)
    is_answered(asked, found, WEIGHTS)
    return perf_counter() - started, process_time() - worked


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * 4096


def _share(claims: Iterable[bool]) -> float:
    claims = list(claims)
    return round(mean(claims), 3) if claims else 0.0


def measure(articles: int = 10_000) -> dict[str, object]:
    """Return the shares of questions by how they ended, BM25's, and the time taken."""
    pool = load_pool()
    examples = examples_of(pool, load_rows(pool))
    readers = readers_examples()
    heard = heard_examples()
    endings = crossed([*examples, *readers, *taught_examples(), *heard])
    return {
        **shares(endings_of(endings, examples)),
        **plain(pool, examples),
        **_named("readers", endings_of(endings, readers)),
        **_named("heard", endings_of(endings, heard)),
        **timed(pool, examples, articles),
    }


def _named(kind: str, endings: Sequence[Ending]) -> dict[str, float]:
    """Return the shares of our own questions of a kind, and those to be read first."""
    shown = (e.is_answered and e.place == 0 for e in endings if e.example.row.right)
    found = {"shown_right": _share(shown), **shares(endings)}
    return {f"{kind}_{name}": share for name, share in found.items()}


def endings_of(endings: Iterable[Ending], examples: Sequence[Example]) -> list[Ending]:
    """Return the endings of these questions."""
    wanted = {id(each) for each in examples}
    return [each for each in endings if id(each.example) in wanted]


def main(words: Sequence[str]) -> None:
    """Print what was measured."""
    result = measure(*map(int, words[:1]))
    for name, value in result.items():
        print(f"{name:>32} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"{DATA.name}: the questions to measure with are not here")
    main(sys.argv[1:])
