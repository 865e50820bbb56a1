"""The sentences of articles in which words of a question stand.

Cutting ten articles into words would take longer than anything else, so whole articles
and sentences are first tried by the beginnings of the question's words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from bot.briefing.likeness import words_of
from bot.briefing.questions import Question
from bot.model import Article, Findings
from summarizers.sentences import cut
from summarizers.types import Passage, Span

Near = tuple[Article, Findings]
"""An article that may answer, with its findings."""

# Articles looked through sentence by sentence, those with most of the words.
_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, which of the question's words it holds, and which its context does.

    The context is the article's title and the sentence before in the same paragraph.
    """

    near: Near
    passage: Passage
    paragraph: int
    held: frozenset[str]
    context: frozenset[str]


def places(question: Question, near: Iterable[Near]) -> list[Place]:
    """Return the sentences of the most promising articles."""
    hits = [(_hits(question, each[0]), -n, each) for n, each in enumerate(near)]
    hits.sort(key=lambda hit: hit[:2], reverse=True)
    best = [each for count, _, each in hits[:_LOOKED_AT] if count]
    return [place for each in best for place in _places_of(question, each)]


def weights(terms: Iterable[str], found: Iterable[Place]) -> Mapping[str, float]:
    """Return how much each word counts: the rarer in these sentences, the more.

    Half of the weight is the same for all words, since ten articles are a small world
    and all of them are about what was asked.
    """
    held = [place.held for place in found]
    rarity = {
        term: log(1 + len(held) / (0.5 + sum(term in each for each in held)))
        for term in terms
    }
    most = max(rarity.values(), default=0.0) or 1.0
    return {term: 0.5 + 0.5 * value / most for term, value in rarity.items()}


def _hits(question: Question, article: Article) -> int:
    """Return how many of the words the article seems to hold, 0 without a name."""
    text = f"{article.title}\n{article.text}".casefold()
    if not all(_stem(name) in text for name in question.names):
        return 0
    return sum(_stem(term) in text for term in question.terms(article.language))


def _stem(term: str) -> str:
    """Return the beginning that a word's inflections share, to look for in a text."""
    return term[:-1] if len(term) > 4 else term


def _places_of(question: Question, near: Near) -> list[Place]:
    article = near[0]
    text, language = article.text, article.language
    terms = question.terms(language)
    title = _held(article.title, terms, language)
    found: list[Place] = []
    # Cut as `segment` does it, but without tokens, which take twice as long.
    for start, end, paragraph in cut(text, 0, language):
        passage = Passage(text[start:end], Span(start, end))
        held = _held(passage.text, terms, language)
        context = title | _before(found, paragraph)
        found.append(Place(near, passage, paragraph, held, context - held))
    return found


def _before(found: list[Place], paragraph: int) -> frozenset[str]:
    if found and found[-1].paragraph == paragraph:
        return found[-1].held
    return frozenset()


def _held(text: str, terms: tuple[str, ...], language: str) -> frozenset[str]:
    lower = text.casefold()
    if not any(_stem(term) in lower for term in terms):
        return frozenset()
    return words_of(text, language) & frozenset(terms)
