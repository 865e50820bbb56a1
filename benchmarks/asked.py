"""Measures answers to questions whose words their texts do not share.

The news and the questions are our own (tests/questions/asked): whoever worded the
questions had not read the news. All articles are analysed as arriving ones are and put
into a store; each question looks there as a chat does. A figure is right if it stands
in a sentence that answers and its numbers are those of the answer, no more and no less.
Beside it the best sentences by BM25 as SQLite's full-text search gives them, with the
article's title as a second column; that one never refuses.
The half put aside is for a last measurement, not for tuning.
"heard" are those worded from hearsay, over more news; what the product knows of when to
answer was learned from them, so benchmarks/questions.py tells more fairly of them.
"abroad" are those in the fifteen other languages, over news of all of them at once;
one writer made both, so they flatter.
Usage: python benchmarks/asked.py [open | aside | heard | abroad] [--list]
"""

import asyncio
import json
import re
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from bot.chat.library import Library
from bot.chat.replies.replying import NEAR
from bot.clock import SystemClock
from bot.jobs.analysis import analyse
from bot.questions.answers import Answer, compose
from bot.questions.clueweights import WEIGHTS
from bot.questions.ranking import ARTICLES, Ranked, ranked
from bot.questions.reading import read
from bot.questions.tongues import codes
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import Stores, make_stores
from summarizers.text.words import terms
from tests.fakes.asked import Asked, Told, abroad, heard, news, questions

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
_WORDS = re.compile(r"\d+(?:[.,:–-]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million billion dozen half quarter third "
    "fifth tenth"
)
_WRITTEN = frozenset(_NUMERALS.split())


Known = Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a question ended: the place of the first right sentence, and its figure.

    `place` is None if none of the sentences shown is right, `said` is what was shown;
    `is_ranked` tells whether the best sentence is right, be it shown or refused.
    """

    asked: Asked
    said: str = ""
    place: int | None = None
    figure: str = ""
    is_ranked: bool = False
    is_exact: bool = False
    beside: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether nothing was shown."""
        return not self.said


def numbers(words: str) -> tuple[str, ...]:
    """Return the numbers in these words, in digits or spelled out, in their order."""
    found = (each.casefold() for each in _WORDS.findall(words))
    return tuple(each for each in found if each[0].isdigit() or _is_written(each))


def _is_written(word: str) -> bool:
    return all(part in _WRITTEN for part in word.split("-"))


def ending(
    asked: Asked, found: Answer | None, best: Sequence[Ranked], told: Known
) -> Ending:
    """Return how a question ended that was answered so, from the best sentences."""
    is_ranked = any(
        _answers(asked, each.line.article_id, each.line.text, told) for each in best[:1]
    )
    if found is None:
        return Ending(asked, is_ranked=is_ranked)
    right = [
        place
        for place, quote in enumerate(found.quotes)
        if _answers(asked, quote.origin.article_id, quote.passage.text, told)
    ]
    words, said = found.words, found.quotes[0].passage.text
    exact = bool(words) and any(
        numbers(words) == numbers(each) for each in asked.accepted
    )
    beside = tuple(n for n in numbers(words) if n not in numbers(said))
    place = right[0] if right else None
    return Ending(asked, said, place, words, is_ranked, exact and place == 0, beside)


def _answers(asked: Asked, article: str, said: str, told: Known) -> bool:
    """Return whether a sentence is one that answers, however the text was cut."""
    right = (told[article].sentences[place] for a, place in asked.gold if a == article)
    return any(said in line or line in said for line in right)


async def keep(stores: Stores, told: Iterable[Told]) -> None:
    """Analyse the articles and keep them, each in a story of its own event."""
    for each in told:
        found = analyse(each.article)
        await stores.articles.add(each.article, found.findings, each.story, found.terms)


async def ask(
    stores: Stores, library: Library, question: str
) -> tuple[Answer | None, tuple[Ranked, ...]]:
    """Return the product's answer, found as for a plain message, and its sentences."""
    articles, index = stores.articles, library.index
    asked, _ = read(question, index)
    nearest = index.nearest(asked, ARTICLES, None, NOW)
    best = ranked(asked, index, await articles.shown(nearest, NOW), WEIGHTS)
    ids = tuple(dict.fromkeys(each.line.article_id for each in best))[:NEAR]
    near = {
        article.id: (article, report.findings)
        for report in await articles.reports(ids)
        if (article := await articles.get(report.origin.article_id))
    }
    return compose(asked, best, near), best


def collected(half: str) -> tuple[Known, tuple[Asked, ...]]:
    """Return the news by the ids of its articles, and the questions of this half."""
    if half == "abroad":
        sets = [abroad(code) for code in codes()]
        told = [each for some, _ in sets for each in some]
        asked = tuple(each for _, some in sets for each in some)
    elif half == "heard":
        every, asked = heard()
        told = list(every)
    else:
        told, asked = list(news()), questions(half)
    return {each.article.id: each for each in told}, asked


async def endings(half: str) -> list[Ending]:
    """Return how each question of this half ended."""
    told, asked = collected(half)
    with tempfile.TemporaryDirectory() as place:
        async with embedded(Path(place), ephemeral=True) as address:
            redis = connect(address)
            stores = make_stores(redis, "bench")
            await keep(stores, told.values())
            library = Library(stores.arrivals, stores.articles, SystemClock())
            await library.follow()
            found = [
                ending(each, *await ask(stores, library, each.question), told)
                for each in asked
            ]
            await close(redis)
    return found


def plain(told: Iterable[Told]) -> sqlite3.Connection:
    """Return a full-text index of all sentences, each with its article's title."""
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE VIRTUAL TABLE said USING "
        "fts5(article UNINDEXED, title, words, tokenize = 'porter unicode61')"
    )
    rows = [
        (each.article.id, each.article.title, sentence)
        for each in told
        for sentence in each.sentences
    ]
    index.executemany("INSERT INTO said VALUES (?, ?, ?)", rows)
    return index


def plain_place(index: sqlite3.Connection, asked: Asked, told: Known) -> int | None:
    """Return the place of the first right sentence among the first three by BM25."""
    wanted = " OR ".join(f'"{term}"' for term in terms(asked.question))
    rows = index.execute(
        "SELECT article, words FROM said WHERE said MATCH ? ORDER BY rank LIMIT 3",
        (wanted,),
    )
    right = (
        place for place, row in enumerate(rows) if _answers(asked, row[0], row[1], told)
    )
    return next(right, None)


def by_bm25(half: str) -> dict[str, object]:
    """Return the shares of questions whose sentence BM25 puts first, or among three."""
    told, every = collected(half)
    index = plain(told.values())
    asked = [each for each in every if each.gold]
    places = [plain_place(index, each, told) for each in asked]
    index.close()
    return {
        "bm25_r1": _share(place == 0 for place in places),
        "bm25_r3": _share(place is not None for place in places),
        "words_shared": round(mean(_shared(each, told) for each in asked), 3),
    }


def _shared(asked: Asked, told: Known) -> float:
    """Return the share of the question's terms that its best sentence holds."""
    wanted = set(terms(asked.question))
    held = (set(terms(told[a].sentences[place])) for a, place in asked.gold)
    return max(len(wanted & each) for each in held) / len(wanted)


def counted(found: Sequence[Ending]) -> dict[str, object]:
    """Return the shares of questions that ended well and badly."""
    can = [each for each in found if each.asked.gold]
    cannot = [each for each in found if not each.asked.gold]
    amounts = [each for each in can if each.asked.is_of_amount]
    return {
        "answerable": len(can),
        "r1": _share(each.place == 0 for each in can),
        "r3": _share(each.place is not None for each in can),
        "r1_of_answered": _share(e.place == 0 for e in can if not e.is_refused),
        "r1_without_refusing": _share(each.is_ranked for each in can),
        "refused": _share(each.is_refused for each in can),
        "amounts": len(amounts),
        "exact_figure": _share(each.is_exact for each in amounts),
        "exact_of_right": _share(e.is_exact for e in amounts if e.place == 0),
        "unanswerable": len(cannot),
        "unanswerable_refused": _share(each.is_refused for each in cannot),
        "numbers_not_in_sentence": sum(len(each.beside) for each in found),
        "r1_by_kind": by_kind(can),
    }


def by_kind(found: Sequence[Ending]) -> dict[str, str]:
    """Return for each kind of question how many had the right sentence first."""
    asked = Counter(each.asked.kind for each in found)
    right = Counter(each.asked.kind for each in found if each.place == 0)
    return {kind: f"{right[kind]}/{count}" for kind, count in asked.most_common()}


def _share(claims: Iterable[bool]) -> float:
    claims = list(claims)
    return round(sum(claims) / max(len(claims), 1), 3)


def measure(half: str = "open") -> dict[str, object]:
    """Return how well the questions of one half are answered."""
    return {"half": half, **counted(asyncio.run(endings(half))), **by_bm25(half)}


def listed(half: str) -> None:
    """Print each question with what was shown, for those who work on the open half."""
    for each in asyncio.run(endings(half)):
        mark = "right" if each.place == 0 else "refused" if each.is_refused else "wrong"
        want = " / ".join(each.asked.accepted) or "nothing"
        print(f"{mark:8}{each.asked.question}\n        want {want}")
        if each.said:
            print(f"        {each.figure or '-'} | {each.said}")


def main(words: Sequence[str]) -> None:
    """Print what was measured; each question as well if asked to."""
    half = next(
        (each for each in ("aside", "abroad", "heard") if each in words), "open"
    )
    if "--list" in words and half != "aside":
        listed(half)
    result = measure(half)
    for name, value in result.items():
        print(f"{name:>24} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
