"""Learns what each clue is worth when questions are answered.

From the questions of ../shared/data/questions, whose sentences are one pool. A sentence
is chosen by a conditional logit over the sentences that may answer, a number by one
over the numbers of the sentence that does; whether there is an answer at all is told
from the same questions when all paragraphs under their title are hidden, by logistic
regression. Without a file to write it prints how well weights do on titles they were
not learned from (five folds); with one it learns from all and writes the table.
Usage: python benchmarks/train_questions.py [bot/briefing/clueweights.py]
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.exact import is_right
from bot.briefing.clues import Clues, Read, read_line, with_meaning
from bot.briefing.index import Index
from bot.briefing.questions import Question, read_question
from bot.briefing.ranking import (
    ARTICLES,
    CLOSE,
    LINES,
    Ranked,
    Trust,
    Weights,
    trust_of,
)
from bot.briefing.sight import aim
from bot.briefing.spotting import SpotClues, worth
from bot.model import Article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "questions"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
FOLDS = 5
WRONG = 0.04
"""Share of questions off the corpus that may be answered: the threshold's place."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A question with its answers, and the paragraph and sentences that hold them."""

    question: str
    title: str
    paragraph: str
    right: tuple[str, ...]
    answers: tuple[str, ...]
    is_exact: bool
    counts: float = 1.0

    def answered_by(self, article_id: str, sentence: str) -> bool:
        """Return whether a sentence is one that answers, however it was cut."""
        return article_id == self.paragraph and any(
            sentence in line or line in sentence for line in self.right
        )


@dataclass(frozen=True, slots=True)
class Pool:
    """All paragraphs in one index, with the title each stands under."""

    index: Index
    titles: dict[str, str]
    sentences: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the sentences that may answer it, and those when it is hidden."""

    row: Row
    asked: Question
    near: tuple[Read, ...]
    far: tuple[Read, ...]
    right: tuple[bool, ...]


def rows_of(name: str) -> list[dict[str, object]]:
    """Return what is in the files of this name, whichever half they are."""
    return [
        json.loads(line)
        for path in sorted(DATA.glob(f"{name}-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def load_pool() -> Pool:
    """Return the index of all paragraphs, each an article of its own."""
    index, titles, sentences = Index(), {}, {}
    for raw in rows_of("docs"):
        name, lines = str(raw["id"]), list(map(str, raw["sents"]))  # type: ignore[call-overload]
        title = titles[name] = str(raw["title"]).replace("_", " ")
        sentences[name] = lines
        index.put(Article(name, title, "\n".join(lines), "", "", MOMENT))
    return Pool(index, titles, sentences)


def load_rows(pool: Pool) -> list[Row]:
    """Return all questions."""
    return [
        Row(
            question=str(raw["question"]),
            title=pool.titles[str(raw["doc"])],
            paragraph=str(raw["doc"]),
            right=tuple(pool.sentences[str(raw["doc"])][n] for n in raw["gold"]),  # type: ignore[attr-defined]
            answers=tuple(map(str, raw["answers"])),  # type: ignore[call-overload]
            is_exact=bool(raw["numeric"]) and raw["qtype"] in {"date", "quantity"},
        )
        for raw in rows_of("questions")
    ]


def near(pool: Pool, asked: Question, hidden: str = "") -> tuple[str, ...]:
    """Return the paragraphs that may answer, without those under a hidden title."""
    wanted = 5 * ARTICLES if hidden else ARTICLES
    found = pool.index.nearest(asked, wanted)
    return tuple(each for each in found if pool.titles[each] != hidden)[:ARTICLES]


def example(pool: Pool, row: Row) -> Example:
    """Return a question with the sentences that may answer it and all their clues."""
    asked = read_question(row.question)
    close, far = (
        _reads(pool, asked, near(pool, asked, hidden)) for hidden in ("", row.title)
    )
    right = (row.answered_by(e.line.article_id, e.line.text) for e in close)
    return Example(row, asked, close, far[:CLOSE], tuple(right))


def _reads(pool: Pool, asked: Question, ids: Sequence[str]) -> tuple[Read, ...]:
    lines = pool.index.lines(asked, ids, LINES)
    aimed = aim(asked, {term: pool.index.rarity(term) for term in asked.terms})
    best = (lines[0].score if lines else 0.0) or 1.0
    return tuple(
        with_meaning(aimed, read_line(aimed, line, best, SpotClues())) for line in lines
    )


def fold_of(examples: Iterable[Example]) -> dict[str, int]:
    """Return the fold of each title, which has all its questions."""
    size = Counter(each.row.title for each in examples)
    folds: dict[str, int] = {}
    load = [0] * FOLDS
    for title, count in sorted(size.items(), key=lambda pair: (-pair[1], pair[0])):
        folds[title] = load.index(min(load))
        load[folds[title]] += count
    return folds


class Choice(NamedTuple):
    """Things to choose from, a row of clues each, and which of them are right."""

    clues: Table
    right: NDArray[np.bool_]
    counts: float


def chosen(choices: Iterable[Choice], pull: float) -> Table:
    """Return the weights under which the right things are chosen most likely."""
    kept = [each for each in choices if each.right.any() and not each.right.all()]
    clues = np.concatenate([each.clues for each in kept])
    right = np.concatenate([each.right for each in kept]).astype(float)
    sizes = [len(each.right) for each in kept]
    counts = np.repeat([each.counts for each in kept], sizes)
    whole = sum(each.counts for each in kept)
    of, starts = np.repeat(np.arange(len(kept)), sizes), np.r_[0, np.cumsum(sizes)[:-1]]

    def slope(weights: Table, scaled: Table) -> Table:
        scores = scaled @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        likely = odds / np.add.reduceat(odds, starts)[of]
        good = odds * right
        wanted = good / np.maximum(np.add.reduceat(good, starts), 1e-300)[of]
        found: Table = scaled.T @ ((likely - wanted) * counts) / whole
        return found + pull * weights / whole

    return _descend(clues, slope)


def told_apart(clues: Table, right: Table, share: Table, pull: float) -> Table:
    """Return the weights of a logistic regression; `share` is what each row counts."""

    def slope(weights: Table, scaled: Table) -> Table:
        likely = 1 / (1 + np.exp(-scaled @ weights))
        found: Table = scaled.T @ ((likely - right) * share) / share.sum()
        return found + pull * weights / len(right)

    return _descend(clues, slope)


def _descend(clues: Table, slope: Callable[[Table, Table], Table]) -> Table:
    """Return where the slope is level (Adam; Kingma & Ba, 2015), clues scaled to 1."""
    scale = clues.std(0)
    scale[scale < 1e-6] = 1.0
    scaled = clues / scale
    weights = np.zeros(clues.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 301):
        now = slope(weights, scaled)
        first, second = 0.9 * first + 0.1 * now, 0.99 * second + 0.01 * now * now
        steady = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights -= 0.05 * (first / (1 - 0.9**step)) / steady
    return np.round(weights / scale, 2)


def learned(examples: Sequence[Example]) -> Weights:
    """Return the weights learned from these questions."""
    spot = SpotClues(*map(float, chosen(_spot_choices(examples), 1.0)))
    sentences = (
        Choice(
            np.array([fitted(r, spot).clues for r in e.near]),
            np.array(e.right),
            e.row.counts,
        )
        for e in examples
        if e.near
    )
    rank = Clues(*map(float, chosen(sentences, 3.0)))
    rank = rank._replace(
        person=BY_HAND.person, role=BY_HAND.role, statement=BY_HAND.statement
    )
    return _with_trust(Weights(spot, rank, Trust(), 0.0), examples)


FARSHARE = 3.2
BY_HAND = Clues(person=0.8, role=2.0, statement=2.0)
"""What is worth something in news, where these questions have too little of it."""


def _spot_choices(examples: Iterable[Example]) -> Iterable[Choice]:
    for each in examples:
        if each.row.is_exact:
            for read, is_right in zip(each.near, each.right, strict=True):
                if is_right and read.seen:
                    yield Choice(
                        np.array([seen.clues for seen in read.seen]),
                        np.array([_is_exact(each.row, read, s) for s in read.seen]),
                        each.row.counts,
                    )


def _is_exact(row: Row, read: Read, seen: object) -> bool:
    spot = seen.spot  # type: ignore[attr-defined]
    return is_right(read.line.text[spot.start : spot.end], row.answers)


def fitted(read: Read, spot: SpotClues) -> Read:
    """Return a line with its clue of how well its best number fits."""
    new = [worth(seen.clues, spot) for seen in read.seen if seen.is_new]
    return replace(read, clues=read.clues._replace(fit=max(new, default=0.0)))


def order(asked: Sequence[Read], weights: Weights) -> tuple[Ranked, ...]:
    """Return lines as the product ranks them, best first."""
    plain = [fitted(each, weights.spot) for each in asked]

    def first(read: Read) -> float:
        clues = read.clues._replace(alike=0.0, meaning=0.0)
        return -worth(clues, weights.rank)

    close = sorted(plain, key=first)[:CLOSE]
    found = [Ranked(each, worth(each.clues, weights.rank)) for each in close]
    return tuple(sorted(found, key=lambda each: -each.score))


def _with_trust(weights: Weights, examples: Sequence[Example]) -> Weights:
    """Return the weights with those of there being an answer, and the threshold."""
    rows: list[tuple[Trust, float, float]] = []
    for each in examples:
        for reads, is_near in ((each.near, True), (each.far, False)):
            found = order(reads, weights)
            if found:
                answers = is_near and bool(each.row.right)
                # An unanswerable question on a known subject is half answered at best.
                share = 0.3 if is_near and not answers and each.row.counts == 1 else 1.0
                if not is_near and each.row.counts == 1:
                    share = FARSHARE
                rows.append(
                    (
                        trust_of(each.asked, found),
                        float(answers),
                        share * each.row.counts,
                    )
                )
    clues, right, share = (
        np.array(column, float) for column in zip(*rows, strict=True)
    )
    trust = Trust(*map(float, told_apart(clues, right, share, 1.0)))
    far = sorted(
        worth(trust_of(e.asked, found), trust)
        for e in examples
        if e.row.counts == 1 and (found := order(e.far, weights))
    )
    least = far[int(len(far) * (1 - WRONG))]
    return replace(weights, trust=trust, least=round(float(least), 2))


def table(weights: Weights) -> str:
    """Return the module that holds the weights."""
    parts = {"spot": weights.spot, "rank": weights.rank, "trust": weights.trust}
    lines = [
        '"""What each clue is worth.\n',
        "Made by `benchmarks/train_questions.py`; do not edit by hand.",
        '"""\n',
        "from bot.briefing.clues import Clues",
        "from bot.briefing.ranking import Trust, Weights",
        "from bot.briefing.spotting import SpotClues\n",
        "WEIGHTS = Weights(",
    ]
    for name, values in parts.items():
        lines.append(f"    {name}={type(values).__name__}(")
        lines += [
            f"        {field}={round(value, 2)},"
            for field, value in values._asdict().items()
            if value
        ]
        lines.append("    ),")
    return "\n".join([*lines, f"    least={weights.least},", ")", ""])


def main(path: str) -> None:
    """Learn from all questions and write the table."""
    pool = load_pool()
    examples = [example(pool, row) for row in load_rows(pool)]
    Path(path).write_text(table(learned(examples)), encoding="utf-8")


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"{DATA.name}: the questions to learn from are not here")
    main(sys.argv[1])
