"""Measures /search: how long it takes, and how many typing errors are put right.

The store is filled with articles whose sentences are drawn from documents of the shared
data. Searches of one to three words are then asked by the router, as in a chat, written
rightly and with one word misspelt; and 200 errors made by chance (a letter left out,
put in, swapped, or one beside it on the keyboard; every seventh word has two) are
mended by the store and, in the same run, by what one would take otherwise: difflib and,
where it is installed, rapidfuzz. These look through all terms with the same first
letter, and through all words as they are written, which the store does not keep. Times
are wall clock, and the CPU of this process, as a busy machine tells little else.
Usage: python benchmarks/search.py [--articles N] [DATA]
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from random import Random
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.ending import end_cleanly
from bot.chat.commands import all_commands
from bot.chat.replies.router import Router
from bot.chat.stories.searching import mend
from bot.chat.values import Asker, Desk, Options, Request
from bot.model import Address, Article, Chat, ChatKind, Findings
from bot.questions.queries import read_query
from bot.sources.found import Look
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores
from summarizers.text.words import normal, terms, words_in
from summarizers.types import Passage, Span
from tests.fakes.clock import FakeClock
from tests.fakes.rights import FakeRights

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "questions"
FILE = "docs-dev.jsonl"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TYPOS, SEARCHES = 200, 200
TOPICS = ("world", "business", "sport", "science")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ASKER = Chat(7, ChatKind.PRIVATE, "Ada")

Mend = Callable[[str], Awaitable[str]]


def measure(count: int, data: Path = DATA) -> dict[str, object]:
    """Return all that is measured with so many articles."""
    return asyncio.run(_measure(count, data))


async def _measure(count: int, data: Path) -> dict[str, object]:
    dice, pool = Random(11), _sentences(data)
    async with _desk() as desk:
        began = perf_counter()
        words = await _fill(desk, pool, count, dice)
        result: dict[str, object] = {"articles": count}
        result["filled_s"] = round(perf_counter() - began, 1)
        right = [_search(pool, dice) for _ in range(SEARCHES)]
        wrong = [_with_error(search, dice) for search in right]
        result["search_ms"] = await _times(desk, right)
        result["misspelt_ms"] = await _times(desk, wrong)
        counts = await _counts(desk, words)
        result["terms"] = len({normal(word) for word in counts})
        errors = list(_errors(counts, dice))
        for name, mended in _menders(desk, counts).items():
            result[name] = await _score(errors, mended)
        return result


@asynccontextmanager
async def _desk() -> AsyncIterator[Desk]:
    """Give a desk over a store of its own."""

    async def look(_words: str) -> Look:
        return Look()

    with tempfile.TemporaryDirectory(prefix="nb") as place:
        async with embedded(Path(place)) as url:
            redis = connect(url, patient=True)
            await redis.config_set("appendfsync", "no")
            clock = FakeClock(NOW)
            stores = make_stores(redis, "bench", clock)
            yield Desk(stores, clock, FakeRights(), Options(), look)
            await close(redis)


def _sentences(data: Path) -> list[str]:
    rows = (data / FILE).read_text("utf-8").splitlines()
    return [sentence for row in rows for sentence in json.loads(row)["sents"]]


async def _fill(
    desk: Desk, pool: Sequence[str], count: int, dice: Random
) -> Counter[str]:
    """Put articles into the store; return the words in them that are letters."""
    words: Counter[str] = Counter()
    for start in range(0, count, 100):
        async with asyncio.TaskGroup() as group:
            for number in range(start, min(start + 100, count)):
                chosen = dice.sample(pool, 12)
                text = f"{' '.join(chosen)} {number}"
                found = dict(terms(f"{chosen[0]} {text}"))
                words.update({text[at.start : at.end] for _, at in words_in(text)})
                article = Article(
                    f"a{number}",
                    chosen[0][:90],
                    text,
                    f"Outlet {number % 40}",
                    f"https://o.example/{number}",
                    NOW - timedelta(minutes=number % 40_000),
                    (TOPICS[number % 4],),
                )
                first = Passage(chosen[0], Span(0, len(chosen[0])))
                findings = Findings((first,))
                group.create_task(
                    desk.stores.articles.add(article, findings, f"s{number}", found)
                )
    return Counter({word: words[word] for word in words if word.isalpha()})


async def _counts(desk: Desk, words: Counter[str]) -> dict[str, int]:
    """Return the words whose terms the store knows, by how many articles have them."""
    known = list(words)
    found = await desk.stores.articles.counts([normal(word) for word in known])
    return {word: found[normal(word)] for word in known if found[normal(word)]}


def _search(pool: Sequence[str], dice: Random) -> str:
    """Return some words that stand in one sentence."""
    words: list[str] = []
    while not words:
        words = [w for w in dice.choice(pool).split() if w.isalpha() and len(w) > 4]
    return " ".join(dice.sample(words, min(len(words), dice.randint(1, 3))))


def _with_error(search: str, dice: Random) -> str:
    first, *rest = search.split()
    return " ".join((_slip(first, dice), *rest))


def _errors(counts: dict[str, int], dice: Random) -> Iterator[tuple[str, str]]:
    """Yield misspelt words that nothing knows, each with the one that was meant."""
    long, terms_known = [w for w in counts if len(w) > 4], {normal(w) for w in counts}
    weights, made = [counts[word] for word in long], 0
    while made < TYPOS:
        (word,) = dice.choices(long, weights)
        wrong = _slip(word, dice)
        if made % 7 == 6:
            wrong = _slip(wrong, dice)
        if normal(wrong) not in terms_known:
            made += 1
            yield wrong, word


def _slip(word: str, dice: Random) -> str:
    """Return the word with one slip behind its first letter."""
    place = dice.randrange(1, len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    beside = _beside(letter.lower()) or "e"
    return dice.choice(
        (
            before + after,
            before + dice.choice("abcdefghijklmnopqrstuvwxyz") + letter + after,
            before + dice.choice(beside) + after,
            before + after[:1] + letter + after[1:],
        )
    )


def _beside(letter: str) -> str:
    for row in ROWS:
        if letter in row:
            at = row.index(letter)
            return row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return ""


async def _times(desk: Desk, searches: Sequence[str]) -> dict[str, float]:
    router, took = Router(desk, all_commands()), list[float]()
    burnt = process_time()
    for search in searches:
        request = Request(ASKER, Address(ASKER.id), Asker(ASKER.id), search)
        began = perf_counter()
        reply = await router.typed("search", request)
        took.append(1000 * (perf_counter() - began))
        assert reply.messages
    burnt = 1000 * (process_time() - burnt) / len(searches)
    return {**_spread(took), "cpu": round(burnt, 1)}


def _spread(took: Sequence[float]) -> dict[str, float]:
    ordered = sorted(took)
    middle, late = len(ordered) // 2, len(ordered) * 95 // 100
    return {"p50": round(ordered[middle], 1), "p95": round(ordered[late], 1)}


def _menders(desk: Desk, counts: dict[str, int]) -> dict[str, Mend]:
    """Return by name what mends a word: ours, and others over the same words."""
    stems: dict[str, int] = {normal(word): count for word, count in counts.items()}
    words = {word.casefold(): count for word, count in counts.items()}

    async def ours(word: str) -> str:
        return dict(await mend(desk, read_query(word))).get(word, "")

    found: dict[str, Mend] = {"ours": ours}
    for name, known, form in (("terms", stems, normal), ("words", words, str.casefold)):
        by_first: defaultdict[str, list[str]] = defaultdict(list)
        for each in known:
            by_first[each[:1]].append(each)
        found[f"difflib_{name}"] = _difflib(by_first, form)
        if fuzz := _rapidfuzz(by_first, known, form):
            found[f"rapidfuzz_{name}"] = fuzz
    return found


def _difflib(known: dict[str, list[str]], form: Callable[[str], str]) -> Mend:
    async def mended(word: str) -> str:
        written = form(word)
        return next(iter(get_close_matches(written, known[written[0]], 1)), "")

    return mended


def _rapidfuzz(
    known: dict[str, list[str]], counts: dict[str, int], form: Callable[[str], str]
) -> Mend | None:
    """Return the nearest by Damerau and Levenshtein, of equal ones the commonest."""
    try:
        process = import_module("rapidfuzz.process")
        distance = import_module("rapidfuzz.distance").OSA.distance
    except ImportError:
        return None

    async def mended(word: str) -> str:
        written = form(word)
        near = process.extract(
            written, known[written[0]], scorer=distance, limit=40, score_cutoff=2
        )
        best = min(near, key=lambda each: (each[1], -counts[each[0]]), default=("",))
        return str(best[0])

    return mended


async def _score(errors: Sequence[tuple[str, str]], mended: Mend) -> dict[str, object]:
    """Return how many errors are put right, or made another word, and the times."""
    took, right, other = list[float](), 0, 0
    for wrong, meant in errors:
        began = perf_counter()
        found = await mended(wrong)
        took.append(1000 * (perf_counter() - began))
        is_right = normal(meant) in (normal(found), found)
        right += is_right
        other += bool(found) and not is_right
    share = round(100 * right / len(errors), 1)
    return {"right_percent": share, "other": other, **_spread(took)}


def main() -> None:
    """Print what was measured, last line JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    given = parser.parse_args()
    result = measure(given.articles, given.data)
    for name, value in result.items():
        print(f"{name:>16} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    end_cleanly()
    main()
