"""Reads what somebody searches for: words, "phrases", and -words to leave out. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.briefing.likeness import words_of
from bot.briefing.mentions import holds
from bot.letters import clean
from bot.model import Article
from summarizers.summary.openings import leans
from summarizers.text.sentences import cut
from summarizers.text.words import terms, words_in
from summarizers.types import Passage, Span

LONGEST = 200
"""Letters of a search that are read."""

_LEANING = 0.75
"""What a sentence that leans on another counts less, in words that it holds."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›＂", '"'))
_PIECE = re.compile(
    r'(?P<sign>(?<!\S)[+\-–—−])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)
# Telegram's buttons part their values by bars.
_BLANKS = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, as somebody wrote it, piece by piece."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The query as one would write it."""
        quoted = [f'"{phrase}"' for phrase in self.phrases]
        left_out = [_without(each) for each in self.without]
        return " ".join((*self.words, *quoted, *left_out))

    @property
    def terms(self) -> Mapping[str, float]:
        """The index terms to look for, with what each counts."""
        return terms(" ".join((*self.words, *self.phrases)), "en")

    @property
    def is_strict(self) -> bool:
        """Whether an article's own words decide if it is meant."""
        return bool(self.phrases or self.without)

    @property
    def sought(self) -> tuple[tuple[str, str], ...]:
        """Each word to look for: its index term, and the word as it was written."""
        text = " ".join((*self.words, *self.phrases))
        known = self.terms
        pairs = ((term, text[at.start : at.end]) for term, at in words_in(text))
        return tuple(dict.fromkeys(pair for pair in pairs if pair[0] in known))

    def loose(self) -> "Query":
        """Return the query with the words of its phrases, and nothing left out."""
        said = (word for phrase in self.phrases for word in phrase.split())
        return Query((*self.words, *said))

    def mended(self, spellings: Mapping[str, str]) -> "Query":
        """Return the query with these words in other spellings."""
        if not spellings:
            return self
        return replace(
            self,
            words=tuple(_mended(each, spellings) for each in self.words),
            phrases=tuple(_mended(each, spellings) for each in self.phrases),
        )

    def admits(self, article: Article) -> bool:
        """Return whether an article has every phrase and nothing to be left out.

        A phrase stands in the title or within one sentence.
        """
        texts = [article.title, *(each.text for each in sentences(article))]
        has_all = all(_in_any(phrase, texts) for phrase in self.phrases)
        return has_all and not any(_in_any(each, texts) for each in self.without)


class Fitting(NamedTuple):
    """A sentence that fits a query best, and where the words looked for stand in it."""

    text: str
    marks: tuple[Span, ...] = ()


def read_query(text: str) -> Query:
    """Return what a search asks for."""
    pieces = list(_pieces(_BLANKS.sub(" ", text.translate(_QUOTES))[:LONGEST]))
    return Query(
        tuple(value for kind, value in pieces if kind == "words"),
        tuple(value for kind, value in pieces if kind == "phrases"),
        tuple(value for kind, value in pieces if kind == "without"),
    )


def sentences(article: Article) -> Iterator[Passage]:
    """Yield the sentences of an article's text."""
    for start, end, _ in cut(article.text, 0, article.language):
        yield Passage(article.text[start:end], Span(start, end))


def held(query: Query, article: Article) -> int:
    """Return how many of the words looked for stand in an article."""
    text = f"{article.title} {article.text}"
    return sum(_may_hold(text, (term,)) for term in query.terms)


def fitting(query: Query, article: Article | None) -> Fitting:
    """Return the sentence with most of what is looked for, or else the first.

    A whole phrase counts for more than its words; of equal sentences the first wins,
    if it does not lean on the one before, which is not shown.
    """
    if not article:
        return Fitting("")
    wanted = frozenset(query.terms)
    said = [passage.text for passage in sentences(article)]
    # Cutting every sentence into words takes longer than all the rest.
    likely = [text for text in said if _may_hold(text, wanted)]
    best = max(
        likely or said,
        key=lambda text: _fit(text, query, wanted, article.language),
        default="",
    )
    return marked(best, wanted)


def _fit(text: str, query: Query, wanted: frozenset[str], language: str) -> float:
    phrases = sum(holds(text, each) for each in query.phrases)
    held = len(words_of(text, language) & wanted)
    fit = held + len(wanted) * phrases
    return fit - _LEANING if fit and leans(text, language) else fit


def _may_hold(text: str, wanted: Iterable[str]) -> bool:
    """Return whether a text has the beginning of one of these terms."""
    lower = text.casefold()
    return any((term[:-1] if len(term) > 4 else term) in lower for term in wanted)


def marked(sentence: str, wanted: Iterable[str]) -> Fitting:
    """Return a sentence on one line, with where these index terms stand in it."""
    text = " ".join(clean(sentence).split())
    return Fitting(text, marks(text, wanted))


def marks(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Return where words with these index terms stand, those that touch as one."""
    sought, found = frozenset(wanted), list[Span]()
    for word, span in words_in(text):
        if word not in sought:
            continue
        touches = bool(found) and span.start <= found[-1].end
        start = found.pop().start if touches else span.start
        found.append(Span(start, span.end))
    return tuple(found)


def spelled(word: str, texts: Iterable[str]) -> str:
    """Return a word with the capitals it has in the first text that holds it."""
    folded = word.casefold()
    for text in texts:
        for _, span in words_in(text):
            written = text[span.start : span.end]
            if written.casefold() == folded:
                return written
    return word


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for piece in _PIECE.finditer(text):
        is_phrase = piece["phrase"] is not None
        value = (piece["phrase"] if is_phrase else piece["word"]).strip()
        if not any(letter.isalnum() for letter in value):
            continue
        if piece["sign"] not in (None, "+"):
            yield "without", value
        else:
            yield "phrases" if is_phrase and " " in value else "words", value


def _without(value: str) -> str:
    return f'-"{value}"' if " " in value else f"-{value}"


def _mended(value: str, spellings: Mapping[str, str]) -> str:
    for _, span in reversed(list(words_in(value))):
        word = value[span.start : span.end]
        value = value[: span.start] + spellings.get(word, word) + value[span.end :]
    return value


def _in_any(words: str, texts: Iterable[str]) -> bool:
    return any(holds(text, words) for text in texts)
