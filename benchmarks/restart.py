"""How soon after a restart questions are asked of all articles, and what one takes.

A store is filled with articles of news sentences of our own (`answers.py`). Then a
library reads them all: first without leaves, as after an update, then again with those
it has written down, as after a restart. A question is asked every tenth of a second
meanwhile. Times are in seconds, those of questions in milliseconds from when it was
due. The last line is JSON.

    .venv/bin/python benchmarks/restart.py [ARTICLES]
"""

import asyncio
import gc
import json
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.answers import ASKED, fill
from bot.chat.library import Library
from bot.clock import SystemClock
from bot.questions.clueweights import WEIGHTS
from bot.questions.leaves import making
from bot.questions.question import read_question
from bot.questions.ranking import ARTICLES, ranked
from bot.store.connection import close, connect
from bot.store.leafbook import LeafBook
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores

PAUSE = 0.1


async def read(stores: Stores, book: LeafBook) -> dict[str, float]:
    """Return how long a new library takes to read all, and questions meanwhile."""
    library = Library(stores.arrivals, stores.articles, SystemClock(), book)
    gc.collect()
    began, worked = perf_counter(), process_time()
    following = asyncio.ensure_future(library.follow())
    late: list[float] = []
    while not following.done():
        due = perf_counter() + PAUSE
        await asyncio.sleep(PAUSE)
        await library.catch_up()
        _ask(library, len(late))
        late.append(1000 * (perf_counter() - due))
    return {
        "articles": await following,
        "whole_s": round(perf_counter() - began, 2),
        "cpu_s": round(process_time() - worked, 2),
        "question_median_ms": round(statistics.median(late), 1),
        "question_worst_ms": round(max(late), 1),
    }


def _ask(library: Library, turn: int) -> None:
    words = ASKED["question"][turn % len(ASKED["question"])]
    asked = read_question(words, library.index.languages)
    ranked(asked, library.index, library.index.nearest(asked, ARTICLES), WEIGHTS)


def book_of(place: str) -> list[Path]:
    """Return the files the leaves are in."""
    return list(Path(place, "leaves").iterdir())


async def main(count: int) -> None:
    """Fill a store, read it twice, and print."""
    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place), ephemeral=True) as url:
            redis = connect(url)
            stores = make_stores(redis, "bench")
            await fill(stores, count)
            with closing(LeafBook(Path(place, "leaves"), making())) as book:
                found = {"first": await read(stores, book)}
            with closing(LeafBook(Path(place, "leaves"), making())) as book:
                found["again"] = await read(stores, book)
            await close(redis)
        size = sum(file.stat().st_size for file in book_of(place))
    for name, row in found.items():
        print(f"{name:6}", "  ".join(f"{key} {value}" for key, value in row.items()))
    print(json.dumps({**found, "book_mb": round(size / 1e6, 1)}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
