"""Finds sentences by their words: which articles may answer, and which of their lines.

An index of the sentences of all articles, in memory, made from what the store keeps
and never written down. A posting is the number of a sentence; an article's sentences
have numbers in a row, the first being its title's, so that a neighbour is one away and
the whole article a stretch. So a word said in the sentence before, in the title or
elsewhere in the article counts too, only less: "he" stands for words said there.

Articles are scored by all postings of the question's words at once, in numpy; only the
sentences of the best are looked at one by one. What is taken out stays as a gap until
gaps are half of all, then the index is made anew.
"""

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.briefing.kindred import kindred
from bot.briefing.lines import (
    NUMBER,
    ROLE,
    SAID,
    TIME,
    Line,
    Where,
    found_in,
    kinds,
    tells_role,
)
from bot.briefing.questions import Question, Wants
from bot.briefing.roots import roots_of
from bot.briefing.shelf import Numbers, Shelved, among, stretch
from bot.model import Article, Findings
from summarizers.sentences import cut
from summarizers.types import Span

# How much a word counts that stands there. Found by trying on the development
# questions: among the best 28 are then 97 % of the answers.
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
        self.drop(article.id)
        if self._gaps > _KEPT_GAPS * len(self._article_of):
            self._close_gaps()
        slot, first = len(self._shelf), len(self._article_of)
        spans = array("I")
        findings = findings or Findings()
        found = found_in(findings)
        self._enter(slot, article.title, article.language, 0)
        for start, end, _ in cut(article.text, 0, article.language):
            spans.extend((start, end))
            text = article.text[start:end]
            flags, names = found.get(start, (0, ""))
            flags |= kinds(text) | ROLE * tells_role(findings, start, end)
            self._enter(slot, f"{text} {names}", article.language, flags)
        self._shelf.append(
            Shelved(
                article.id, article.title, article.language, article.published,
                zlib.compress(article.text.encode("utf-8", "surrogatepass"), 6),
                first, spans,
            )
        )  # fmt: skip
        self._firsts.append(first)
        self._moments.append(article.published.timestamp())
        self._slots[article.id] = slot
        self._languages[article.language] += 1

    def _enter(self, slot: int, text: str, language: str, flags: int) -> None:
        number = len(self._article_of)
        for form in roots_of(text, language):
            self._postings[form].append(number)
        self._article_of.append(slot)
        self._flags.append(flags)

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
            numbers, weight = self._numbers(term), self.rarity(term)
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
        order = np.lexsort((-moments, -best))[:count]
        return tuple(self._shelf[slot].id for slot in order if best[slot] > 0)

    def knows(self, term: str) -> bool:
        """Return whether a sentence holds the word."""
        return bool(self._postings.get(term))

    def count(self, term: str) -> int:
        """Return how many sentences hold the word."""
        return len(self._numbers(term))

    def rarity(self, term: str) -> float:
        """Return how much a word says: the fewer sentences have it, the more."""
        count, held = len(self._article_of), len(self._numbers(term))
        return log(1 + (count - held + 0.5) / (held + 0.5))

    def _numbers(self, term: str) -> Numbers:
        """Return the sentences that hold the word itself."""
        found = self._postings.get(term)
        return np.frombuffer(found, np.uint32) if found else np.zeros(0, np.uint32)

    def _kin(self, term: str) -> Numbers:
        """Return the sentences that hold another word for it."""
        forms = [form for form in kindred(term) if form in self._postings]
        if not forms:
            return np.zeros(0, np.uint32)
        return np.unique(np.concatenate([self._numbers(form) for form in forms]))

    def lines(
        self, asked: Question, ids: Iterable[str], count: int
    ) -> tuple[Line, ...]:
        """Return the sentences of these articles that may best answer, best first."""
        slots = [self._slots[id_] for id_ in ids if id_ in self._slots]
        if not slots or not asked.terms:
            return ()
        kept = [self._shelf[slot] for slot in slots]
        numbers = np.concatenate([stretch(each) for each in kept])
        firsts = np.repeat(
            np.array([each.first for each in kept]), [len(e.spans) // 2 for e in kept]
        )
        places = np.array([self._where(t, numbers, firsts) for t in asked.terms])
        topics = np.array([self._is_topic(t, firsts) for t in asked.terms])
        weight = np.array([self.rarity(term) for term in asked.terms], np.float32)
        scores = weight @ _COUNTS[places]
        scores += _LIFT * weight.sum() * self._is_kind(asked, numbers)
        order = np.argsort(-scores, kind="stable")[:count]
        return tuple(
            self._line(
                asked, int(numbers[n]), places[:, n], topics[:, n], float(scores[n])
            )
            for n in order
        )

    def _is_kind(self, asked: Question, numbers: Numbers) -> NDArray[np.bool_]:
        flags = np.frombuffer(self._flags, np.uint8)[numbers]
        wanted = NUMBER if asked.wants.is_amount else TIME
        is_asked = asked.wants.is_amount or asked.wants is Wants.TIME
        return (flags & wanted > 0) & is_asked

    def _where(self, term: str, numbers: Numbers, firsts: Numbers) -> NDArray[np.int64]:
        """Return where a word stands, seen from each of these sentences."""
        held, kin = self._numbers(term), self._kin(term)
        found = np.zeros(len(numbers), np.int64)
        both = np.union1d(held, kin) if len(kin) else held
        article_of = np.frombuffer(self._article_of, np.uint32)
        hit = np.zeros(len(self._shelf), bool)
        hit[article_of[both]] = True
        found[hit[article_of[numbers]]] = Where.ARTICLE
        found[among(firsts, both)] = Where.TITLE
        ends = np.minimum(numbers + 1, len(article_of) - 1)
        is_next = among(ends, both) & (article_of[ends] == article_of[numbers])
        found[is_next] = Where.NEXT
        found[among(numbers - 1, both) & (numbers - 1 > firsts)] = Where.BEFORE
        found[among(numbers, kin)] = Where.KIN
        found[among(numbers, held)] = Where.HERE
        return found

    def _is_topic(self, term: str, firsts: Numbers) -> NDArray[np.bool_]:
        """Return whether a word is in the titles or first sentences of articles."""
        held = self._numbers(term)
        return among(firsts, held) | among(firsts + 1, held)

    def _line(
        self,
        asked: Question,
        number: int,
        places: NDArray[np.int64],
        topics: NDArray[np.bool_],
        score: float,
    ) -> Line:
        shelved = self._shelf[self._article_of[number]]
        order = number - shelved.first - 1
        start, end = shelved.spans[2 * order : 2 * order + 2]
        text = zlib.decompress(shelved.text).decode("utf-8", "surrogatepass")
        flags = self._flags[number]
        where = {t: Where(int(p)) for t, p in zip(asked.terms, places, strict=True)}
        return Line(
            shelved.id, shelved.title, shelved.published, shelved.language,
            text[start:end], Span(start, end), order, where,
            frozenset(t for t, is_in in zip(asked.terms, topics, strict=True) if is_in),
            score,
            bool(flags & ROLE), bool(flags & SAID),
        )  # fmt: skip
