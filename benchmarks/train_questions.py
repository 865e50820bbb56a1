"""Learns what each clue is worth when questions are answered.

From the questions of ../shared/data/questions, whose sentences are one pool, and from
our own in readers' words (tests/questions/asked: the open half, those for learning,
and those worded from hearsay).
A sentence is chosen by a conditional logit over the sentences that may answer, a number
by one over the numbers of the sentence that does; whether there is an answer at all is
told from the same questions when all paragraphs under their title are hidden, by
logistic regression. `benchmarks/questions.py` tells how well weights do on titles they
were not learned from; this learns from all and writes the table.
Usage: python benchmarks/train_questions.py bot/questions/clueweights.py
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.exact import is_right
from bot.jobs.analysis import analyse
from bot.model import Article
from bot.questions.closeness import with_meaning
from bot.questions.clueing import field_of, read_line
from bot.questions.clues import Clues, Read
from bot.questions.index import Index
from bot.questions.question import Question, read_question
from bot.questions.ranking import (
    ARTICLES,
    CLOSE,
    LINES,
    Ranked,
    Trust,
    Trusted,
    Weights,
    may_answer,
    trust_of,
    trusted,
)
from bot.questions.reading import read
from bot.questions.sight import aim
from bot.questions.spotting import SpotClues, worth
from tests.fakes.asked import Asked, Told, heard, news, questions, taught

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "questions"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
FOLDS = 5
WRONG = 0.03
"""Share of questions off the corpus that may be answered: the threshold's place."""
OFTEN = 4
"""Of so many questions one is asked again with all paragraphs of its title hidden."""
FAR = 3.2
"""What such a question counts, and what one that a known subject does not answer."""
HALF_KNOWN = 0.6
BESIDE = 0.6
"""What a sentence counts that does not answer, where another one would."""
READERS = 2.0
"""What a question in a reader's words counts, of which there are few, when it is
learned whether there is an answer; for the order of sentences it counts as any other,
since more took from the questions of the pool and gave nothing."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its answers, and the sentences that hold them with their articles."""

    question: str
    title: str
    right: tuple[tuple[str, str], ...]
    answers: tuple[str, ...]
    is_exact: bool
    is_readers: bool = False
    is_heard: bool = False

    def answered_by(self, article_id: str, sentence: str) -> bool:
        """Return whether a sentence is one that answers, however it was cut."""
        return any(
            article == article_id and (sentence in line or line in sentence)
            for article, line in self.right
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
            right=tuple(
                (str(raw["doc"]), pool.sentences[str(raw["doc"])][place])
                for place in raw["gold"]  # type: ignore[attr-defined]
            ),
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


def example(pool: Pool, row: Row, *, is_hidden: bool = True) -> Example:
    """Return a question with the sentences that may answer it and all their clues."""
    asked = read_question(row.question, pool.index.languages)
    if row.is_readers:
        asked, _ = read(row.question, pool.index)
    close = _reads(pool, asked, near(pool, asked))
    far = _reads(pool, asked, near(pool, asked, row.title)) if is_hidden else ()
    right = (row.answered_by(e.line.article_id, e.line.text) for e in close)
    return Example(row, asked, close, far[:CLOSE], tuple(right))


def examples_of(pool: Pool, rows: Sequence[Row]) -> list[Example]:
    """Return questions with all that is to be learned from them."""
    return [
        example(pool, row, is_hidden=row.is_readers or place % OFTEN == 0)
        for place, row in enumerate(rows)
    ]


def readers_examples() -> list[Example]:
    """Return our own questions in readers' words, of the half that is open."""
    return _worded(news(), questions("open"))


def taught_examples() -> list[Example]:
    """Return those of our questions that are for learning alone."""
    return _worded(*taught())


def heard_examples() -> list[Example]:
    """Return our own questions worded from hearsay."""
    return _worded(*heard())


def _worded(news: Iterable[Told], asked: Iterable[Asked]) -> list[Example]:
    """Return questions in readers' words over all of some news."""
    told = {each.article.id: each for each in news}
    index = Index()
    for each in told.values():
        index.put(each.article, analyse(each.article).findings)
    titles = {name: f"asked {each.story}" for name, each in told.items()}
    pool = Pool(index, titles, {n: list(t.sentences) for n, t in told.items()})
    return examples_of(pool, [_readers_row(each, told) for each in asked])


def _readers_row(asked: Asked, told: Mapping[str, Told]) -> Row:
    gold = [(article, told[article].sentences[place]) for article, place in asked.gold]
    return Row(
        question=asked.question,
        title=f"asked {asked.story}",
        right=tuple(gold),
        answers=asked.accepted,
        is_exact=asked.is_of_amount,
        is_readers=True,
        is_heard=asked.half == "heard",
    )


def _reads(pool: Pool, asked: Question, ids: Sequence[str]) -> tuple[Read, ...]:
    lines = pool.index.lines(asked, ids, LINES)
    aimed = aim(asked, pool.index.rarities(asked), pool.index.kin(asked))
    field = field_of(lines)
    return tuple(
        with_meaning(aimed, read_line(aimed, line, field, SpotClues()))
        for line in lines
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


def chosen(choices: Iterable[Choice], pull: float) -> Table:
    """Return the weights under which the right things are chosen most likely."""
    kept = [each for each in choices if each.right.any() and not each.right.all()]
    clues = np.concatenate([each.clues for each in kept])
    right = np.concatenate([each.right for each in kept]).astype(float)
    sizes = [len(each.right) for each in kept]
    whole = len(kept)
    of, starts = np.repeat(np.arange(len(kept)), sizes), np.r_[0, np.cumsum(sizes)[:-1]]

    def slope(weights: Table, scaled: Table) -> Table:
        scores = scaled @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        likely = odds / np.add.reduceat(odds, starts)[of]
        good = odds * right
        wanted = good / np.maximum(np.add.reduceat(good, starts), 1e-300)[of]
        found: Table = scaled.T @ (likely - wanted) / whole
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
    """Return the weights learned from these questions.

    Those from hearsay say when to answer, and not what: to learn the order from them
    took a point from "how many" of the pool and gave them half a one.
    """
    order_by = [each for each in examples if not each.row.is_heard]
    spot = SpotClues(*map(float, chosen(_spot_choices(order_by), 1.0)))
    spot = spot._replace(other_end=OF_OTHER_END)
    sentences = (
        Choice(
            np.array([fitted(r, spot).clues for r in e.near]),
            np.array(e.right),
        )
        for e in order_by
        if e.near
    )
    rank = Clues(*map(float, chosen(sentences, 3.0)))._replace(**BY_HAND)
    return _with_trust(Weights(spot, rank, Trusted(), 0.0), examples)


BY_HAND = {"role": 2.0, "presents": 3.0, "overall": 4.0}
"""What a role of who is asked about, and the opening of what is asked about as a whole
are worth: hardly a question here asks that."""


OF_OTHER_END = -2.0
"""What the end of a change is worth that is not asked for: few sentences here tell of
one, and of those that do "from 13 to 15" must not answer how many there are with 13."""


def _spot_choices(examples: Iterable[Example]) -> Iterable[Choice]:
    for each in examples:
        if each.row.is_exact:
            for read, is_right in zip(each.near, each.right, strict=True):
                if is_right and read.seen:
                    yield Choice(
                        np.array([seen.clues for seen in read.seen]),
                        np.array([_is_exact(each.row, read, s) for s in read.seen]),
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
        clues = read.clues._replace(
            alike=0.0, meaning=0.0, gist=0.0, soft=0.0, core=0.0
        )
        return -worth(clues, weights.rank)

    close = sorted(plain, key=first)[:CLOSE]
    found = [Ranked(each, worth(each.clues, weights.rank)) for each in close]
    return tuple(sorted(found, key=lambda each: -each.score))


def answering(each: Example, found: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Return those of the sentences among which the product looks for an answer."""
    return tuple(one for one in found if may_answer(each.asked, one))


def _with_trust(weights: Weights, examples: Sequence[Example]) -> Weights:
    """Return the weights with those of there being an answer, and the threshold."""
    rows = [row for each in examples for row in _judged(each, weights)]
    clues = np.array([[*chain(*row.given)] for row in rows], float)
    right = np.array([row.is_right for row in rows], float)
    counts = np.array([row.counts for row in rows])
    worths = [*map(float, told_apart(clues, right, counts, 3.0))]
    first, second = len(Trust._fields), len(Trust._fields) + len(Clues._fields)
    trust = Trusted(
        Trust(*worths[:first]),
        Clues(*worths[first:second])._replace(**BY_HAND),
        SpotClues(*worths[second:]),
    )
    far = sorted((trusted(r.given, trust) for r in rows if r.is_far), reverse=True)
    asked = sum(bool(each.far) and not each.row.is_readers for each in examples)
    least = far[int(asked * WRONG)]
    return replace(weights, trust=trust, least=round(float(least), 2))


class _Judged(NamedTuple):
    """What speaks for the best sentence, whether it does answer, and what it counts."""

    given: Trusted
    is_right: bool
    counts: float
    is_far: bool = False


def _judged(each: Example, weights: Weights) -> Iterable[_Judged]:
    """Yield what is to be learned of a question, with and without its articles.

    Right is a sentence that answers: one beside the point is as bad as none.
    """
    is_plain, spot = not each.row.is_readers, weights.spot
    if near := answering(each, order(each.near, weights)):
        best = near[0].line
        is_right = each.row.answered_by(best.article_id, best.text)
        counts = 1.0 if is_plain else READERS
        if not is_right:
            counts *= BESIDE if each.row.right else HALF_KNOWN if is_plain else 1.0
        yield _Judged(trust_of(each.asked, near, spot), is_right, counts)
    if far := answering(each, order(each.far, weights)):
        counts = FAR if is_plain else READERS
        given = trust_of(each.asked, far, spot)
        yield _Judged(given, is_right=False, counts=counts, is_far=is_plain)


def table(weights: Weights) -> str:
    """Return the module that holds the weights."""
    lines = [
        '"""What each clue is worth.\n',
        "Made by `benchmarks/train_questions.py`; do not edit by hand.",
        '"""\n',
        "from bot.questions.clues import Clues",
        "from bot.questions.ranking import Trust, Trusted, Weights",
        "from bot.questions.spotting import SpotClues\n",
        "WEIGHTS = Weights(",
        *_written("spot", weights.spot, 4),
        *_written("rank", weights.rank, 4),
        "    trust=Trusted(",
    ]
    for name, values in weights.trust._asdict().items():
        lines += _written(name, values, 8)
    return "\n".join([*lines, "    ),", f"    least={weights.least},", ")", ""])


def _written(name: str, values: SpotClues | Clues | Trust, indent: int) -> list[str]:
    """Return the lines that write these values down, but for those that are 0."""
    before = " " * indent
    fields = [
        f"{before}    {field}={round(value, 2)},"
        for field, value in values._asdict().items()
        if round(value, 2)
    ]
    return [f"{before}{name}={type(values).__name__}(", *fields, f"{before}),"]


def main(path: str) -> None:
    """Learn from all questions and write the table."""
    pool = load_pool()
    examples = examples_of(pool, load_rows(pool))
    examples += readers_examples() + taught_examples() + heard_examples()
    Path(path).write_text(table(learned(examples)), encoding="utf-8")


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit(f"{DATA.name}: the questions to learn from are not here")
    main(sys.argv[1])
