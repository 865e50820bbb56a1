"""Finds sentences by their words: which articles may answer, and which of their lines.

An index of the sentences of all articles, in memory. An article comes in by its leaf
(`bot.questions.leaves`), which can be kept elsewhere; the index itself is never written
down. A posting is the number of a sentence; an article's sentences
have numbers in a row, the first being its title's, so that a neighbour is one away and
the whole article a stretch. So a word said in the sentence before, in the title or
elsewhere in the article counts too, only less: "he" stands for words said there.

Articles are scored by all postings of the question's words at once, in numpy; only the
sentences of the best are looked at one by one. What is taken out stays as a gap until
gaps are half of all, then the index is made anew.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.model import Article, Findings
from bot.questions.kindred import kindred
from bot.questions.leaves import Leaf, leaf_of
from bot.questions.lines import (
    NUMBER,
    TIME,
    Line,
)
from bot.questions.places import Rows, places_in, rows_of, topics_in
from bot.questions.question import Question
from bot.questions.relatives import Relatives
from bot.questions.shelf import Numbers, Shelved, among, line_of
from bot.questions.wants import Wants

# How much a word counts that stands there. Found by trying on the development
# questions: among the best 20 are then 96 % of the answers.
_COUNTS = np.array([0.0, 0.3, 0.35, 0.25, 0.5, 0.8, 1.0], np.float32)
_LIFT = 0.12
"""Share of all words' weight that a number or date is worth where one is asked for."""

_WHOLE = 0.5  # what a word anywhere in an article counts beside its best sentence
_KEPT_GAPS = 0.5


class Index:
    """The sentences of articles, found by their words."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._relatives = Relatives()
        self._article_of = array("I")
        self._flags = bytearray()
        self._shelf: list[Shelved] = []
        self._slots: dict[str, int] = {}
        self._firsts = array("I")
        self._moments = array("d")
        self._gaps = 0
        self._languages: defaultdict[str, int] = defaultdict(int)

    def __len__(self) -> int:
        """How many articles are in it."""
        return len(self._slots)

    def __contains__(self, article_id: str) -> bool:
        """Whether an article is in it."""
        return article_id in self._slots

    @property
    def size(self) -> int:
        """How many sentences and titles it holds room for."""
        return len(self._article_of)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(self._slots)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its articles."""
        return tuple(code for code, count in self._languages.items() if count)

    def put(self, article: Article, findings: Findings | None = None) -> None:
        """Take in an article, in the place of an older version of it."""
        self.take(leaf_of(article, findings))

    def take(self, leaf: Leaf) -> None:
        """Take in an article by its leaf, in the place of an older version of it."""
        self.drop(leaf.id)
        if self._gaps > _KEPT_GAPS * len(self._article_of):
            self._close_gaps()
        slot, first = len(self._shelf), len(self._article_of)
        for form in leaf.forms:
            if form not in self._postings:
                self._relatives.add(form)
        enter = [self._postings[form].append for form in leaf.forms]
        for number, row in enumerate(leaf.rows(), first):
            for place in row:
                enter[place](number)
        self._article_of.extend([slot] * len(leaf.flags))
        self._flags += leaf.flags
        self._shelf.append(
            Shelved(
                leaf.id, leaf.title, leaf.language, leaf.published,
                leaf.text, first, leaf.spans,
            )
        )  # fmt: skip
        self._firsts.append(first)
        self._moments.append(leaf.published.timestamp())
        self._slots[leaf.id] = slot
        self._languages[leaf.language] += 1

    def drop(self, article_id: str) -> None:
        """Take an article out, if it is there."""
        slot = self._slots.pop(article_id, None)
        if slot is None:
            return
        gone = self._shelf[slot]
        gone.is_gone, gone.text = True, b""
        self._moments[slot] = float("inf")
        self._languages[gone.language] -= 1
        self._gaps += 1 + len(gone.spans) // 2

    def _close_gaps(self) -> None:
        """Give the sentences that are left numbers in a row."""
        alive = np.array([not shelved.is_gone for shelved in self._shelf])
        article_of = np.frombuffer(self._article_of, np.uint32)
        kept = alive[article_of]
        number = np.cumsum(kept, dtype=np.uint32) - np.uint32(1)
        slot = np.cumsum(alive, dtype=np.uint32) - np.uint32(1)
        for form, old in list(self._postings.items()):
            numbers = np.frombuffer(old, np.uint32)
            if len(left := number[numbers[kept[numbers]]]):
                self._postings[form] = array("I", left.tobytes())
            else:
                del self._postings[form]
                self._relatives.remove(form)
        moments = np.frombuffer(self._moments, np.float64)[alive]
        flags = np.frombuffer(self._flags, np.uint8)[kept]
        self._article_of = array("I", slot[article_of[kept]].tobytes())
        self._moments = array("d", moments.tobytes())
        self._flags = bytearray(flags.tobytes())
        self._shelf = [shelved for shelved in self._shelf if not shelved.is_gone]
        for place, shelved in enumerate(self._shelf):
            shelved.first = int(number[shelved.first])
            self._slots[shelved.id] = place
        self._firsts = array("I", [each.first for each in self._shelf])
        self._gaps = 0

    def nearest(
        self,
        asked: Question,
        count: int,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[str, ...]:
        """Return the ids of the articles that may best answer, best first."""
        if not self._slots:
            return ()
        sentences = np.zeros(len(self._article_of), np.float32)
        articles = np.zeros(len(self._shelf), np.float32)
        article_of = np.frombuffer(self._article_of, np.uint32)
        for term in asked.terms:
            numbers, weight = self._found(asked, term), self.rarity(term)
            sentences[numbers] += weight
            hit = np.zeros(len(self._shelf), bool)
            hit[article_of[numbers]] = True
            articles += weight * hit
        firsts = np.frombuffer(self._firsts, np.uint32)
        best = np.maximum.reduceat(sentences, firsts) + _WHOLE * articles
        moments = np.frombuffer(self._moments, np.float64)
        latest = until.timestamp() if until else float("1e18")
        earliest = since.timestamp() if since else -float("inf")
        best[(moments > latest) | (moments < earliest)] = 0
        # Only those that are good enough for a place are put in order.
        least = np.partition(best, -count)[-count] if count < len(best) else 0
        near = np.flatnonzero((best >= least) & (best > 0))
        order = near[np.lexsort((-moments[near], -best[near]))][:count]
        return tuple(self._shelf[slot].id for slot in order)

    def knows(self, term: str) -> bool:
        """Return whether a sentence holds the word."""
        return bool(self._postings.get(term))

    def count(self, term: str) -> int:
        """Return how many sentences hold the word."""
        return len(self._numbers(term))

    def samples(self, term: str, most: int) -> Iterator[tuple[str, str]]:
        """Yield some sentences that hold the word, no titles, with their languages."""
        numbers = self._numbers(term)
        apart = max(1, len(numbers) // most)
        for number in numbers[::apart][:most].tolist():
            each = self._shelf[self._article_of[number]]
            if number > each.first and not each.is_gone:
                yield each.sentence(number - each.first - 1), each.language

    def rarity(self, term: str) -> float:
        """Return how much a word says: the fewer sentences have it, the more."""
        count, held = len(self._article_of), len(self._numbers(term))
        return log(1 + (count - held + 0.5) / (held + 0.5))

    def rarities(self, asked: Question) -> dict[str, float]:
        """Return how much each word of a question says."""
        return {term: self.rarity(term) for term in asked.terms}

    def kin(self, asked: Question) -> dict[str, frozenset[str]]:
        """Return for each word of a question those that may stand for it.

        In English they are known beforehand, in other languages found in the news.
        """
        if asked.language == "en":
            return {term: kindred(term) for term in asked.terms}
        return {term: self._relatives.of(asked, term) for term in asked.terms}

    def _found(self, asked: Question, term: str) -> Numbers:
        """Return the sentences that hold the word, or in other languages one alike."""
        if asked.language == "en":
            return self._numbers(term)
        forms = (term, *sorted(self._relatives.of(asked, term)))
        every = [self._numbers(form) for form in forms]
        return np.unique(np.concatenate(every))

    def _numbers(self, term: str) -> Numbers:
        """Return the sentences that hold the word itself."""
        found = self._postings.get(term)
        return np.frombuffer(found, np.uint32) if found else np.zeros(0, np.uint32)

    def lines(
        self, asked: Question, ids: Iterable[str], count: int
    ) -> tuple[Line, ...]:
        """Return the sentences of these articles that may best answer, best first."""
        slots = [self._slots[id_] for id_ in ids if id_ in self._slots]
        if not slots or not asked.terms:
            return ()
        rows = rows_of([self._shelf[slot] for slot in slots])
        held = np.array([self._holds(rows, (term,)) for term in asked.terms])
        others = self.kin(asked)
        kin = np.array([self._holds(rows, others[term]) for term in asked.terms])
        places = places_in(rows, held, kin)
        topics = topics_in(rows, held)
        weight = np.array([self.rarity(term) for term in asked.terms], np.float32)
        # Added word by word, so that the same sentence always comes to the same.
        scores = (weight[:, np.newaxis] * _COUNTS[places]).sum(0)
        scores += _LIFT * weight.sum() * self._is_kind(asked, rows.numbers)
        scores[rows.titles] = -np.inf
        order = np.argsort(-scores, kind="stable")[: min(count, rows.sentences)]
        numbers = [int(number) for number in rows.numbers[order]]
        texts = self._texts(numbers)
        return tuple(
            self._line(
                asked, number, texts, (places[:, row], topics[:, row], scores[row])
            )
            for number, row in zip(numbers, order, strict=True)
        )

    def _texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts these sentences stand in, by their articles' slots."""
        slots = {self._article_of[number] for number in numbers}
        return {slot: self._shelf[slot].read() for slot in slots}

    def _holds(self, rows: Rows, forms: Iterable[str]) -> NDArray[np.bool_]:
        """Return which rows hold one of these words."""
        found = np.zeros(len(rows.numbers), bool)
        for form in forms:
            if form in self._postings:
                found |= among(rows.numbers, self._numbers(form))
        return found

    def _is_kind(self, asked: Question, numbers: Numbers) -> NDArray[np.bool_]:
        flags = np.frombuffer(self._flags, np.uint8)[numbers]
        wanted = NUMBER if asked.wants.is_amount else TIME
        is_asked = asked.wants.is_amount or asked.wants is Wants.TIME
        return (flags & wanted > 0) & is_asked

    def _line(
        self,
        asked: Question,
        number: int,
        texts: Mapping[int, str],
        stands: tuple[NDArray[np.int8], NDArray[np.bool_], np.float32],
    ) -> Line:
        slot = self._article_of[number]
        return line_of(
            self._shelf[slot], (number, self._flags[number]), texts[slot],
            asked.terms, stands,
        )  # fmt: skip
